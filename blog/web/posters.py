"""Posters drawn from the titles, for works without a picture: an SVG whose colours follow from the slug."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from blog.spoilers.outgoing import WorkFacts

# Width of a line in characters, for a title set in the width of the poster; wide scripts take two.
LINE = 13
MAX_LINES = 5


@dataclass(frozen=True, slots=True)
class DrawnPoster:
    """What the template of a drawn poster needs: a hue in degrees, a pattern's number, and the title in lines."""

    hue: int
    pattern: int
    lines: tuple[str, ...]
    native: str
    native_language: str
    font_size: int


def drawn_poster(work: WorkFacts) -> DrawnPoster:
    """The poster of a work; the same work always gets the same."""
    digest = hashlib.blake2s(work.slug.encode(), digest_size=4).digest()
    lines = _lines(work.title)
    native = work.native
    return DrawnPoster(
        hue=int.from_bytes(digest[:2], "big") % 360,
        pattern=digest[2] % 4,
        lines=lines,
        native=native.text if native else "",
        native_language=native.language if native else "",
        font_size=max(22, min(40, round(260 / max(_width(line) for line in lines) * 1.6))),
    )


def _lines(title: str) -> tuple[str, ...]:
    lines: list[str] = []
    for word in [piece for each in title.split() for piece in _pieces(each)] or [title]:
        if lines and _width(f"{lines[-1]} {word}") <= LINE:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if len(lines) > MAX_LINES:
        lines = [*lines[: MAX_LINES - 1], lines[MAX_LINES - 1] + "…"]
    return tuple(lines)


def _pieces(word: str) -> Iterator[str]:
    """A word that is wider than a line, line by line: with hyphens, or without where a script needs none."""
    piece = ""
    for character in word:
        if _width(piece + character) >= LINE and _width(word) > LINE:
            yield piece if _width(piece) > len(piece) else f"{piece}-"
            piece = ""
        piece += character
    yield piece


def _width(text: str) -> int:
    return max(1, sum(2 if ord(character) > 0x2E7F else 1 for character in text))


def monogram(name: str) -> str:
    """Two letters for somebody without a portrait: the first of the first and of the last word."""
    words = name.split()
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def hue_of(text: str) -> int:
    """A hue in degrees that always is the same for the same text."""
    return int.from_bytes(hashlib.blake2s(text.encode(), digest_size=2).digest(), "big") % 360
