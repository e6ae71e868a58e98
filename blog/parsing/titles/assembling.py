"""Puts the lines of a title block together: one title, its native, romanised and further forms."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from blog.parsing.lines import Line
from blog.parsing.title_block import TitleBlock
from blog.parsing.titles.brackets import read_bracket
from blog.parsing.titles.reading import TitleReading, title_key
from blog.parsing.titles.wrapping import read_title_line
from blog.text.scripts import fold, native_language

_T = TypeVar("_T")
_REVIEW = re.compile(r"\breview\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Titles:
    """All titles of a work and the facts among them. `headline` is the post's own title where it differs.

    `is_proved` says that more than its place shows the title to be one; `is_called_review` that the title line
    speaks of a review.
    """

    title: str | None
    headline: str | None
    native: str | None
    language: str | None
    romanised: str | None
    others: tuple[str, ...]
    year: int | None
    episodes: int | None
    kind: str | None
    country: str | None
    director: str | None
    author: str | None
    doubtful: frozenset[str]
    is_proved: bool
    is_called_review: bool
    cue: str


def assemble(block: TitleBlock, *, is_book: bool) -> Titles:
    """The titles of a post: a label before the line over the bracket, that before the first line of the post."""
    line = block.bracket_title or (block.title_lines[-1] if block.title_lines else None)
    read = _read_line(line, block, is_book=is_book)
    first = block.title_lines[0] if block.title_lines else None
    # The post's own title may tell more than the line above the bracket: `Salt Road (2019)`.
    above = [
        reading
        for reading in (_read_line(other, block, is_book=is_book) for other in block.title_lines if other is not line)
        if reading.title and read.title and title_key(reading.title) == title_key(read.title)
    ]
    labelled = next((reading for reading in block.labels if reading.title), None)
    title, cue = read.title, "line above the bracket" if block.bracket_title else "first line"
    doubtful = set(read.doubtful)
    if labelled:
        title, cue = labelled.title, "label"
        doubtful = {name for name in doubtful if name != "title"} | set(labelled.doubtful)
    bracket = read_bracket(block.bracket.text, block.bracket.folded, title) if block.bracket else TitleReading()
    extra = block.extras[0] if block.extras else TitleReading()
    readings = [bracket, *block.labels, *([] if labelled else [read]), *block.extras]
    native = next((reading.native for reading in readings if reading.native), None)
    romanised = next((reading.romanised for reading in readings if reading.romanised), None)
    for reading in readings:
        doubtful |= set(reading.doubtful - {"title"})
    if extra.native and extra.romanised is None and extra.title and extra.title != extra.native:
        readings.append(TitleReading(others=(extra.title,)))
    language = next((reading.language for reading in readings if reading.native and reading.language), None)
    headline = first.text if first and title and title_key(first.text) != title_key(title) else None
    copies = len(block.title_lines) > 1 or any(
        title and title_key(copy.text) == title_key(title) for copy in block.dropped
    )
    return Titles(
        title=title,
        headline=headline,
        native=native,
        language=language or (native_language(native) if native else None),
        romanised=romanised,
        others=_others(readings, (title, native, romanised)),
        year=_first(reading.year for reading in (*readings, read, *above)),
        episodes=_first(reading.episodes for reading in (*readings, read, *above)),
        kind=_first(reading.kind for reading in (*readings, read, *above)),
        country=_first(reading.country for reading in (*readings, read, *above)),
        director=_first(reading.director for reading in (*readings, read, *above)),
        author=_first(reading.author for reading in (*readings, read, *above)),
        doubtful=frozenset(doubtful),
        is_proved=bool(
            block.bracket_title or labelled or copies or read.native or read.year or block.ratings or block.facts
        ),
        is_called_review=first is not None and _REVIEW.search(first.folded) is not None,
        cue=cue,
    )


def _read_line(line: Line | None, block: TitleBlock, *, is_book: bool) -> TitleReading:
    if line is None:
        return TitleReading()
    text = block.glued[1] if block.glued and line.text == "".join(block.glued) else line.text
    return read_title_line(text, fold(text), is_book=is_book)


def _others(readings: Iterable[TitleReading], known: Iterable[str | None]) -> tuple[str, ...]:
    seen = {title_key(title) for title in known if title}
    others: list[str] = []
    for reading in readings:
        for title in reading.others:
            if title_key(title) not in seen:
                seen.add(title_key(title))
                others.append(title)
    return tuple(others)


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)
