"""Snippets: where a query's words stand in a text, marked, with a little of what is around them."""

import re
import unicodedata
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from blog.search.query import Term
from blog.text.scripts import NATIVE_CHARACTERS, has_native
from blog.text.tokens import JOINERS, folded, runs_of

# Characters before and after a place that is shown.
AROUND = 80
MOST_PLACES = 2


_LETTER = rf"[^\W_{NATIVE_CHARACTERS}]"
# What may stand between two words of a phrase: anything but letters, digits and the end of a line.
_BETWEEN = r"(?:[^\w\n]|_)"


def pattern_of(terms: Sequence[Term]) -> re.Pattern[str] | None:
    """A pattern for folded texts that finds what the index finds for any of these terms; None without a term."""
    alternatives = [_alternative(term) for term in sorted(terms, key=lambda term: len(term.text), reverse=True)]
    return re.compile("|".join(alternatives)) if alternatives else None


def _alternative(term: Term) -> str:
    runs = runs_of(folded(unicodedata.normalize("NFC", term.text)))
    pattern = "" if has_native(runs[0]) else rf"(?<!{_LETTER})"
    for run, following in zip(runs, [*runs[1:], ""], strict=True):
        native = has_native(run)
        # A word may be written with a hyphen or an apostrophe inside.
        pattern += re.escape(run) if native else f"[{JOINERS}]?".join(map(re.escape, run))
        if following:
            # Letters of two scripts may touch.
            pattern += _BETWEEN + ("+" if native == has_native(following) else "*")
        elif not native:
            pattern += f"{_LETTER}*" if term.phrase.prefix else rf"(?!{_LETTER})"
    return pattern


def snippet(text: str, terms: Sequence[Term]) -> SafeString:
    """Up to two places of a text where one of the terms stands, as HTML.

    Args:
        text: plain text that may leave the post: safe text and nothing else.
        terms: what was searched for.

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
