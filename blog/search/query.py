"""What a reader typed into the search field: words, phrases, what must not stand there, and filters."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from blog.text.names import name_key
from blog.text.tokens import Phrase, phrase_of

MAX_LENGTH = 255
MAX_TERMS = 20
# Letters of a word that may begin a longer one: "art" is not looked for in "article".
SHORTEST_STEM = 4
# The same for the last word where nothing else was found: it may be unfinished.
SHORTEST_UNFINISHED = 2

TYPED_FILTERS = {
    "tag": "tag",
    "year": "year",
    "month": "month",
    "person": "person",
    "kind": "kind",
    "country": "country",
    "rating": "min_rating",
}
"""What may be typed before a colon, and which parameter of a list it is."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_KEY = rf"(?:(?P<key>{'|'.join(TYPED_FILTERS)}):)?"
_PIECE = re.compile(rf'(?P<without>(?<!\S)-)?{_KEY}(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))', re.IGNORECASE)


def cleaned(text: str) -> str:
    """A text in NFC, without what no reader types on purpose.

    Control characters (Unicode category Cc) become blanks; format characters (Cf: joiners, direction marks) and lone
    surrogates (Cs) are left out, since no database takes all of them and none of them is searched for.
    """
    if not text.isascii() or not text.isprintable():
        kinds = ((character, unicodedata.category(character)) for character in text)
        text = "".join(" " if kind == "Cc" else character for character, kind in kinds if kind not in ("Cf", "Cs"))
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to find; its last word may go on in the text where it has `prefix_from` letters."""

    text: str
    prefix_from: int | None = None

    @property
    def phrase(self) -> Phrase:
        """The tokens that it asks for; it has at least one letter or digit."""
        phrase = phrase_of(self.text, prefix_from=self.prefix_from)
        if phrase is None:
            raise ValueError(f"There is no letter in {self.text!r}.")
        return phrase


@dataclass(frozen=True, slots=True)
class Query:
    """A reader's query.

    Attributes:
        text: what was typed, cleaned, with single blanks, without filters; for showing it again.
        terms: words and phrases to find, in their order; each has a letter or digit.
        without: words and phrases that must not stand in what is found.
        filters: what was typed as `tag:grief`, by the names of the parameters of lists.
    """

    text: str = ""
    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The words to find as one name."""
        return " ".join(term.text for term in self.terms)

    @property
    def key(self) -> str:
        """The words to find as the key of a name: `"Run-On"` is `runon`; punctuation alone is a name too."""
        return "" if self.without and not self.terms else name_key(self.name or self.text.replace('"', " "))

    @property
    def phrases(self) -> list[Phrase]:
        """What the text of a post must have."""
        return [term.phrase for term in self.terms]

    def unfinished(self) -> "Query | None":
        """The same query with a last word that may go on; None where it may already, or is none."""
        if not self.terms or self.terms[-1].prefix_from is None:
            return None
        last = replace(self.terms[-1], prefix_from=SHORTEST_UNFINISHED)
        return replace(self, terms=(*self.terms[:-1], last)) if last.phrase != self.terms[-1].phrase else None


def parse(typed: str) -> Query:
    """Read what was typed.

    Args:
        typed: any text at all; beyond 255 characters and 20 terms it is cut.

    Returns:
        Words, and phrases where quotation marks stand in pairs; a single mark that is left over counts as a blank.
        What is preceded by a hyphen is what must not be there. A filter is one only with a name that lists know:
        anything else with a colon is a word.
    """
    # Cut before cleaning, so that a long text costs nothing, and after it: normalising may lengthen a text.
    text = " ".join(cleaned(typed[: 4 * MAX_LENGTH].translate(_QUOTES)).split())[:MAX_LENGTH].strip()
    paired = text
    if text.count('"') % 2:
        paired = " ".join(text.rsplit('"', 1))
    terms: list[Term] = []
    without: list[Term] = []
    filters: list[tuple[str, str]] = []
    shown = ""
    at = 0
    for piece in _PIECE.finditer(paired):
        value = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        if piece["key"] and not piece["without"] and value.strip():
            filters.append((TYPED_FILTERS[piece["key"].lower()], " ".join(value.split())))
            shown += text[at : piece.start()]
            at = piece.end()
        elif _says_something(value):
            exact = piece["phrase"] is not None or piece["without"]
            term = Term(" ".join(value.split()), None if exact else SHORTEST_STEM)
            (without if piece["without"] else terms).append(term)
    return Query(" ".join((shown + text[at:]).split()), *_cut(terms, without), tuple(filters[:MAX_TERMS]))


def _cut(terms: Sequence[Term], without: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    kept = tuple(terms[:MAX_TERMS])
    return kept, tuple(without[: MAX_TERMS - len(kept)])


def _says_something(text: str) -> bool:
    return phrase_of(text) is not None
