"""The text of an archive page: several posts, newest first, with the blog's furniture around them."""

from collections.abc import Iterable
from dataclasses import replace

from blog.parsing.dates import Dateline, read_archive_heading
from blog.parsing.ledger import balance
from blog.parsing.lines import Line, split_lines
from blog.parsing.mentions import index_of_titles
from blog.parsing.parsed import ParsedPost, ParsedSource
from blog.parsing.posts import open_post, parse_post
from blog.parsing.splitting import find_posts
from blog.transfer.sources import plain_text

_PROSE = 300
"""Characters of a line above the first title from which on it is a post's own text, not a welcome."""


def recognises(text: str) -> bool:
    """Whether `text` looks like an archive page: it has an archive heading, or more than one title block."""
    lines = split_lines(text)
    if any(read_archive_heading(line.folded) for line in lines[:20]):
        return True
    return len(find_posts(lines)[1]) > 1


def parse(text: str, *, known_titles: Iterable[str] = (), date: str | None = None) -> ParsedSource:
    """Read `text` as a page of posts.

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
        return plain_text.parse_lines(text, lines, known_titles=known_titles, dateline=Dateline(date) if date else None)
    preamble = lines[:before]
    heading, above = _read_heading(preamble)
    dateline = heading or (Dateline(date) if date else None)
    opened = [open_post(lines[start:end]) for start, end in intervals]
    known = index_of_titles([*known_titles, *(title for post in opened for title in post.all_titles)])
    posts: list[ParsedPost] = []
    if any(len(line.text) >= _PROSE for line in above):
        # The page begins in the middle of a post: its text is no welcome to be dropped.
        posts.append(parse_post(open_post(above), known_titles=known, dateline=dateline))
        above = ()
    posts += [parse_post(post, known_titles=known, dateline=dateline) for post in opened]
    placed_heading = tuple(line for line in preamble if heading and line not in above and _is_heading(line))
    posts[0] = replace(
        posts[0],
        field_lines=(*placed_heading, *posts[0].field_lines),
        dropped=(*above, *posts[0].dropped),
    )
    return ParsedSource(tuple(posts), balance(text, posts), newest_first=True)


def _read_heading(preamble: tuple[Line, ...]) -> tuple[Dateline | None, tuple[Line, ...]]:
    """The date of the first archive heading above the posts, and the other lines there."""
    for line in preamble:
        dateline = read_archive_heading(line.folded)
        if dateline:
            return dateline, tuple(other for other in preamble if other is not line)
    return None, preamble


def _is_heading(line: Line) -> bool:
    return read_archive_heading(line.folded) is not None
