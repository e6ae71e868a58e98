"""The text of an archive page: several posts, newest first, with the blog's furniture around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import overload

from blog.parsing.dates import Dateline, read_archive_heading
from blog.parsing.ledger import balance
from blog.parsing.lines import Line, split_lines
from blog.parsing.mentions import index_of_titles
from blog.parsing.parsed import OpenedSource, ParsedPost, ParsedSource
from blog.parsing.posts import open_post, parse_post
from blog.parsing.splitting import Interval, find_posts
from blog.transfer.sources import plain_text

_PROSE = 300
"""Characters of a line above the first title from which on it is a post's own text, not a welcome."""


def recognises(text: str) -> bool:
    """Whether `text` looks like an archive page: it has an archive heading, or more than one title block."""
    lines = split_lines(text)
    if any(read_archive_heading(line.folded) for line in lines[:20]):
        return True
    return len(find_posts(lines)[1]) > 1


def open_source(text: str, *, known_titles: Iterable[str] = (), date: str | None = None) -> OpenedSource:
    """Part `text`, a page of posts, into them.

    Args:
        text: the decoded source.
        known_titles: titles of works that may be mentioned; the works of the page itself are known besides.
        date: an ISO date ("2021-10") for posts without one; an archive heading on the page goes before it.

    Returns:
        The posts in the order of the page. A page with no mark of any post is read as the plain text of one.
    """
    lines = split_lines(text)
    before, intervals = find_posts(lines)
    if not intervals:
        return plain_text.open_source(text, known_titles=known_titles, date=date)
    return OpenedSource(_Page(text, lines, before, intervals, known_titles, date), newest_first=True)


def parse(text: str, *, known_titles: Iterable[str] = (), date: str | None = None) -> ParsedSource:
    """All posts of `text`, with the ledger of the whole; takes what `open_source` takes."""
    opened = open_source(text, known_titles=known_titles, date=date)
    if not isinstance(opened.posts, _Page):
        return plain_text.parse(text, known_titles=known_titles, date=date)
    posts = tuple(opened.posts)
    return ParsedSource(posts, balance(text, posts), newest_first=True)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a post stands in the source; `lines` are those of it that are its own, None for all of them."""

    start: int
    end: int
    blank_before: bool
    lines: tuple[Line, ...] | None = None
    placed: tuple[Line, ...] = ()
    dropped: tuple[Line, ...] = ()


class _Page(Sequence[ParsedPost]):
    """The posts of a page: of each only the place is kept, and it is recognised anew whenever it is asked for."""

    def __init__(
        self,
        text: str,
        lines: Sequence[Line],
        before: int,
        intervals: Sequence[Interval],
        known_titles: Iterable[str],
        date: str | None,
    ) -> None:
        self._text = text
        preamble = tuple(lines[:before])
        heading, above = _read_heading(preamble)
        self._dateline = heading or (Dateline(date) if date else None)
        titles = [title for start, end in intervals for title in open_post(lines[start:end]).all_titles]
        self._known = index_of_titles([*known_titles, *titles])
        self._pieces = self._parted(lines, [start for start, _ in intervals])
        placed = tuple(line for line in preamble if heading and line not in above and _is_heading(line))
        first = self._pieces[0]
        if any(len(line.text) >= _PROSE for line in above):
            # The page begins in the middle of a post: its text is no welcome to be dropped.
            self._pieces.insert(0, _Piece(0, first.start, True, lines=above, placed=placed))
        else:
            self._pieces[0] = replace(first, placed=placed, dropped=above)

    def _parted(self, lines: Sequence[Line], starts: Sequence[int]) -> list[_Piece]:
        ends = [*(lines[start].start for start in starts[1:]), len(self._text)]
        return [
            _Piece(lines[start].start, end, lines[start].blank_before) for start, end in zip(starts, ends, strict=True)
        ]

    def __len__(self) -> int:
        return len(self._pieces)

    @overload
    def __getitem__(self, number: int) -> ParsedPost: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[ParsedPost]: ...

    def __getitem__(self, number: int | slice) -> ParsedPost | Sequence[ParsedPost]:
        if isinstance(number, slice):
            return tuple(map(self._recognised, self._pieces[number]))
        return self._recognised(self._pieces[number])

    def _recognised(self, piece: _Piece) -> ParsedPost:
        lines = piece.lines
        if lines is None:
            first, *others = split_lines(self._text, piece.start, piece.end)
            lines = (replace(first, blank_before=piece.blank_before), *others)
        post = parse_post(open_post(lines), known_titles=self._known, dateline=self._dateline)
        post = replace(post, field_lines=(*piece.placed, *post.field_lines), dropped=(*piece.dropped, *post.dropped))
        # Of the first post the text above it is part: where that ends, the posts follow one another without a gap.
        start = 0 if piece is self._pieces[0] else piece.start
        balance(self._text, [post], start=start, end=piece.end)
        return post


def _read_heading(preamble: tuple[Line, ...]) -> tuple[Dateline | None, tuple[Line, ...]]:
    """The date of the first archive heading above the posts, and the other lines there."""
    for line in preamble:
        dateline = read_archive_heading(line.folded)
        if dateline:
            return dateline, tuple(other for other in preamble if other is not line)
    return None, preamble


def _is_heading(line: Line) -> bool:
    return read_archive_heading(line.folded) is not None
