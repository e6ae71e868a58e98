"""Texts as the tokens that a search index holds, and queries as the tokens that they ask for.

One tokeniser for both, and for every database: what it makes of a text is stored as it is. Runs of letters and digits
are tokens, without case and Latin diacritics. Scripts without blanks between words, and Hangul, whose words grow by
particles, become pairs of neighbouring characters, so that any part of a compound is found as a phrase of pairs.
"""

import re
import unicodedata
from dataclasses import dataclass

from blog.text.scripts import NATIVE_CHARACTERS, has_native

# Longer words are cut, in a text as in a query.
LONGEST_TOKEN = 40

JOINERS = "\\-\u2010\u2011'\u2019\u02bc"
"""The inside of a character class of what joins the parts of a word: hyphens and apostrophes."""

BORDER = "¶"
"""A token that stands between lines and in no query: no phrase goes on in the next line."""

_RUN = re.compile(rf"[{NATIVE_CHARACTERS}]+|[^\W_{NATIVE_CHARACTERS}]+")
_LETTER = rf"[^\W_{NATIVE_CHARACTERS}]"
# It begins where a word does, and gives no letter back: a line of letters costs no more than to read it.
_JOINED = re.compile(rf"(?<!{_LETTER}){_LETTER}++(?:[{JOINERS}]{_LETTER}++)+")
_JOINER = re.compile(f"[{JOINERS}]")


class _Folding(dict):
    """Each character to one of its kind without case and Latin diacritics, worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        base = unicodedata.normalize("NFKD", chr(code))
        # Marks of other scripts carry meaning, and a syllable of Hangul is no letter with marks.
        bare = base[0] if all("\u0300" <= mark <= "\u036f" for mark in base[1:]) else chr(code)
        lower = bare.casefold()
        # One for one, so that a place in the folded text is the same place in the text.
        folded = self[code] = ord(lower) if len(lower) == 1 else code
        return folded


_FOLDING = _Folding()


def folded(text: str) -> str:
    """A text in NFC for comparing, of the same length: without case and Latin diacritics."""
    return text.translate(_FOLDING)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that follow one another; the last may be the beginning of a longer one where `prefix` is set."""

    tokens: tuple[str, ...]
    prefix: bool = False


def tokens(text: str) -> list[str]:
    """The tokens of a text in their order.

    Words that a hyphen or an apostrophe joins stand in their parts, and once more as one word behind everything else,
    so that neither "haeryung" nor "hae ryung" misses "Hae-Ryung", and phrases keep their order.
    """
    text = folded(unicodedata.normalize("NFC", text))
    found: list[str] = []
    for line in text.splitlines():
        for run in runs_of(line):
            if has_native(run[0]):
                found += _pairs(run)
                found.append(run[-1])
            else:
                found.append(run[:LONGEST_TOKEN])
        found.append(BORDER)
    joined = dict.fromkeys(_JOINER.sub("", word)[:LONGEST_TOKEN] for word in _JOINED.findall(text))
    return found + list(joined)


def phrase_of(text: str, *, prefix_from: int | None = None) -> Phrase | None:
    """What a word or phrase of a query asks for; None where it has no letter and no digit.

    Args:
        text: a word, or several that must follow one another.
        prefix_from: how many letters the last word must have for it to go on in the text; None where it must be whole.
            In a script that is kept in pairs it may always go on, and may have begun before.
    """
    runs = runs_of(folded(unicodedata.normalize("NFC", text)))
    wanted: list[str] = []
    goes_on = False
    for place, run in enumerate(runs):
        last = place == len(runs) - 1
        if not has_native(run[0]):
            wanted.append(run[:LONGEST_TOKEN])
            goes_on = prefix_from is not None and len(run) >= prefix_from
        elif len(run) == 1:
            wanted.append(run)
            goes_on = True
        else:
            wanted += _pairs(run)
            # Where another word follows, this one is known to end.
            wanted += [] if last else [run[-1]]
            goes_on = False
    return Phrase(tuple(wanted), goes_on) if wanted else None


def runs_of(text: str) -> list[str]:
    """The runs of letters and digits of a folded text; a native script and another are two runs."""
    return _RUN.findall(text)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]
