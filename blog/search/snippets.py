"""Snippets: where a query's words stand in a text, marked, with a little of what is around them."""

import re
import unicodedata
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from blog.text.scripts import has_native

# Characters before and after a place that is shown.
AROUND = 80
MOST_PLACES = 2
# Letters of a word that may begin a longer one.
SHORTEST_STEM = 4


class _Folding(dict):
    """Each character to one of its kind without case and Latin diacritics, worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        base = unicodedata.normalize("NFD", chr(code))
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


def pattern_of(terms: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern for folded texts that finds any of these words and phrases; None without one that has a letter.

    A word is found where a longer one begins with it, since inflected forms are found too, but not one of three letters
    or less; in a script without blanks it is found anywhere.
    """
    alternatives = []
    for term in sorted(terms, key=len, reverse=True):
        words = re.findall(r"\w+", folded(unicodedata.normalize("NFC", term)))
        if words:
            start = "" if has_native(words[0][0]) else r"(?<!\w)"
            end = "" if has_native(words[-1]) else r"\w*" if len(words[-1]) >= SHORTEST_STEM else r"(?!\w)"
            alternatives.append(start + r"\W+".join(map(re.escape, words)) + end)
    return re.compile("|".join(alternatives)) if alternatives else None


def has_all(text: str, terms: Sequence[str]) -> bool:
    """Whether every one of these words and phrases stands in a text."""
    text = folded(unicodedata.normalize("NFC", text))
    patterns = [pattern_of([term]) for term in terms]
    return bool(patterns) and all(pattern is not None and pattern.search(text) for pattern in patterns)


def snippet(text: str, terms: Sequence[str]) -> SafeString:
    """Up to two places of a text where one of the terms stands, as HTML.

    Args:
        text: plain text that may leave the post: safe text and nothing else.
        terms: words and phrases as they were typed.

    Returns:
        Escaped text with the terms in `<mark>`, and `…` where something was left out; empty where no term stands.
    """
    pattern = pattern_of(terms)
    if pattern is None:
        return SafeString("")
    text = unicodedata.normalize("NFC", text)
    places = [place.span() for place in pattern.finditer(folded(text))]
    windows = _windows(text, places)
    pieces = [_marked(text, start, end, places) for start, end in windows]
    if not pieces:
        return SafeString("")
    before = "… " if windows[0][0] > 0 else ""
    after = " …" if windows[-1][1] < len(text) else ""
    return mark_safe(before + " … ".join(pieces) + after)  # noqa: S308 - every piece is escaped


def _windows(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    windows: list[tuple[int, int]] = []
    for start, end in places:
        if windows and end <= windows[-1][1]:
            continue
        if len(windows) == MOST_PLACES:
            break
        begin = _next_word(text, start - AROUND, start)
        if windows and begin <= windows[-1][1]:
            begin = windows.pop()[0]
        windows.append((begin, _last_word(text, end, end + AROUND)))
    return windows


def _next_word(text: str, begin: int, limit: int) -> int:
    """Where the first whole word from `begin` on starts, at `limit` at the latest."""
    if begin <= 0:
        return 0
    blank = next((place for place in range(begin, limit) if text[place].isspace()), None)
    # A script without blanks is cut anywhere.
    return begin if blank is None else blank + 1


def _last_word(text: str, limit: int, end: int) -> int:
    """Where the last whole word before `end` ends, at `limit` at the earliest."""
    if end >= len(text):
        return len(text)
    return next((place for place in range(end, limit, -1) if text[place].isspace()), end)


def _marked(text: str, begin: int, end: int, places: list[tuple[int, int]]) -> str:
    pieces, at = [], begin
    for start, stop in places:
        if begin <= start and stop <= end:
            pieces += [escape(text[at:start]), "<mark>", escape(text[start:stop]), "</mark>"]
            at = stop
    pieces.append(escape(text[at:end]))
    return " ".join("".join(pieces).split())
