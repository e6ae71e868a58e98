"""The text of an archive page: several posts, newest first, with the blog's furniture around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import overload

from blog.parsing.dates import Dateline, read_archive_heading
from blog.parsing.ledger import balance
from blog.parsing.lines import Line, split_lines
from blog.parsing.mentions import index_of_titles
from blog.parsing.parsed import OpenedSource, ParsedPost, ParsedSource
from blog.parsing.posts import OpenedPost, open_post, parse_post
from blog.parsing.splitting import Interval, find_posts
from blog.transfer.sources import plain_text

_PROSE = 300
"""Characters of a line above the first title from which on it is a post's own text, not a welcome."""

_SMALL = 2_000_000
"""Characters of a page up to which its posts stay opened: reading their titles twice would cost more than the room."""


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
    page = _open_page(text, known_titles, date)
    if page is None:
        return plain_text.open_source(text, known_titles=known_titles, date=date)
    return OpenedSource(page, newest_first=True)


def parse(text: str, *, known_titles: Iterable[str] = (), date: str | None = None) -> ParsedSource:
    """All posts of `text`, with the ledger of the whole; takes what `open_source` takes."""
    page = _open_page(text, known_titles, date)
    if page is None:
        return plain_text.parse(text, known_titles=known_titles, date=date)
    posts = tuple(page)
    return ParsedSource(posts, balance(text, posts), newest_first=True)


def _open_page(text: str, known_titles: Iterable[str], date: str | None) -> "_Page | None":
    lines = split_lines(text)
    before, intervals = find_posts(lines)
    return _Page(text, lines, before, intervals, known_titles, date) if intervals else None


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a post stands in the source, what was opened of it already, and lines above it that are its own."""

    start: int
    end: int
    blank_before: bool
    opened: OpenedPost | None = None
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
        self._pieces: list[_Piece] = []
        titles = list(known_titles)
        for start, end in intervals:
            opened = open_post(lines[start:end])
            titles += opened.all_titles
            until = lines[end].start if end < len(lines) else len(text)
            kept = opened if len(text) <= _SMALL else None
            self._pieces.append(_Piece(lines[start].start, until, lines[start].blank_before, kept))
        self._known = index_of_titles(titles)
        placed = tuple(line for line in preamble if heading and line not in above and _is_heading(line))
        first = self._pieces[0]
        if any(len(line.text) >= _PROSE for line in above):
            # The page begins in the middle of a post: its text is no welcome to be dropped.
            self._pieces.insert(0, _Piece(0, first.start, True, open_post(above), placed))
        else:
            self._pieces[0] = replace(first, placed=placed, dropped=above)

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
        opened = piece.opened
        if opened is None:
            first, *others = split_lines(self._text, piece.start, piece.end)
            opened = open_post([replace(first, blank_before=piece.blank_before), *others])
        post = parse_post(opened, known_titles=self._known, dateline=self._dateline)
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
