"""The title bracket under the title line: `(native / romanised / further title)`, the steadiest mark of a post."""

import re

from blog.parsing.titles.reading import TitleReading, title_key
from blog.parsing.titles.romanisation import holds_english, reads_as_romanised
from blog.text.scripts import fold, has_latin, has_native, native_language

LONGEST = 400
_YEAR = re.compile(r"\s*,?\s*((?:19|20)\d\d)\s*$")


def is_bracket_line(folded: str) -> bool:
    """Whether the line is one bracket, closed or not, with a native script or a slash in it."""
    line = folded.strip()
    if not 4 <= len(line) <= LONGEST or line[0] != "(":
        return False
    inside = _inside(line)
    if inside is None:
        return False
    return has_native(inside) or (" / " in inside and not inside.rstrip().endswith((".", "!", "?")))


def read_bracket(text: str, folded: str, title: str | None) -> TitleReading:
    """Read the bracket line `text` under `title`.

    The rule: split at slashes outside inner brackets; the part with Hangul, kana, Han or Thai letters is native; of
    the Latin parts the first is the romanisation if it reads as one, or if the title itself is English.
    """
    begin = folded.index("(")
    inside = _inside(folded[begin:]) or folded[begin + 1 :]
    parts = [part for part in _split(text[begin + 1 : begin + 1 + len(inside)]) if part]
    if not parts:
        return TitleReading()
    doubtful: set[str] = set()
    by_comma = _native_and_romanised(parts[0]) if len(parts) == 1 else []
    if by_comma:
        # A comma may stand within a title as well.
        parts, doubtful = by_comma, {"native_title", "romanised_title"}
    native: str | None = None
    year: int | None = None
    latin: list[str] = []
    for part in parts:
        if native is None and has_native(part):
            match = _YEAR.search(part)
            if match and len(parts) == 1:
                year = int(match[1])
                part = part[: match.start()]
            native = part
            if has_latin(part) and len(parts) == 1:
                doubtful.add("native_title")
        else:
            latin.append(part)
    reading = _read_latin(latin, title, has_native_title=native is not None)
    return TitleReading(
        native=native,
        language=native_language(native) if native else None,
        romanised=reading.romanised,
        others=reading.others,
        year=year,
        doubtful=reading.doubtful | doubtful,
    )


def _native_and_romanised(part: str) -> list[str]:
    """The two of `소금길, Sogeumgil`, in whatever order; nothing where the comma parts anything else."""
    pieces = [piece.strip() for piece in fold(part).split(",")]
    if len(pieces) != 2 or has_native(pieces[0]) == has_native(pieces[1]):
        return []
    latin = pieces[0] if has_native(pieces[1]) else pieces[1]
    if has_latin(part.replace(latin, "")) or not reads_as_romanised(latin):
        return []
    comma = fold(part).index(",")
    return [part[:comma].strip(), part[comma + 1 :].strip()]


def _read_latin(parts: list[str], title: str | None, *, has_native_title: bool) -> TitleReading:
    title_is_english = title is not None and not reads_as_romanised(fold(title))
    if not parts:
        return TitleReading()
    first, *rest = parts
    same = title is not None and title_key(first) == title_key(title)
    if same:
        return TitleReading(romanised=first if reads_as_romanised(fold(first)) else None, others=tuple(rest))
    if reads_as_romanised(fold(first)):
        doubtful = frozenset() if has_native_title else frozenset({"romanised_title"})
        return TitleReading(romanised=first, others=tuple(rest), doubtful=doubtful)
    if rest and title_is_english and not holds_english(fold(first)):
        return TitleReading(romanised=first, others=tuple(rest))
    if rest and reads_as_romanised(fold(rest[0])):
        return TitleReading(
            romanised=rest[0], others=(first, *rest[1:]), doubtful=frozenset({"romanised_title", "other_titles"})
        )
    if title is not None and not title_is_english:
        # The title line itself is the romanisation, the bracket has native / English.
        return TitleReading(
            romanised=title, others=tuple(parts), doubtful=frozenset({"romanised_title", "other_titles"})
        )
    doubtful = frozenset() if holds_english(fold(first)) else frozenset({"other_titles"})
    return TitleReading(others=tuple(parts), doubtful=doubtful)


def _inside(folded: str) -> str | None:
    """What stands in the bracket that opens the line; None if something follows its end."""
    depth = 0
    for at, character in enumerate(folded):
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return folded[1:at] if not folded[at + 1 :].strip(" .") else None
    return folded[1:]


def _split(text: str) -> list[str]:
    """The parts of the bracket's inside, cut at slashes outside inner brackets."""
    folded = fold(text)
    parts: list[str] = []
    depth = begin = 0
    for at, character in enumerate(folded):
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character == "/" and depth == 0:
            parts.append(text[begin:at].strip())
            begin = at + 1
    parts.append(text[begin:].strip())
    return parts
