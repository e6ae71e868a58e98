"""The plain text of one post."""

from collections.abc import Iterable

from blog.parsing.dates import Dateline
from blog.parsing.headers import is_title_like
from blog.parsing.ledger import balance
from blog.parsing.lines import split_lines
from blog.parsing.mentions import index_of_titles
from blog.parsing.parsed import OpenedSource, ParsedPost, ParsedSource
from blog.parsing.posts import open_post, parse_post

_SHORTEST_PARAGRAPH = 40


def parse(text: str, *, known_titles: Iterable[str] = (), date: str | None = None) -> ParsedSource:
    """Read `text` as one post.

    Args:
        text: the decoded source.
        known_titles: titles of works that may be mentioned.
        date: an ISO date ("2021-10") for a post without one of its own.

    Returns:
        One post, or none where nothing speaks for a post: neither a mark of a review nor a title over a paragraph.
        All of the text is then among the dropped lines.
    """
    lines = split_lines(text)
    if lines:
        dateline = Dateline(date) if date else None
        post = parse_post(open_post(lines), known_titles=index_of_titles(known_titles), dateline=dateline)
        if _is_post(post):
            return ParsedSource((post,), balance(text, (post,)))
    return ParsedSource((), balance(text, (), lines), dropped=lines)


def open_source(text: str, *, known_titles: Iterable[str] = (), date: str | None = None) -> OpenedSource:
    """The one post of `text`, or none; takes what `parse` takes."""
    return OpenedSource(parse(text, known_titles=known_titles, date=date).posts)


def _is_post(post: ParsedPost) -> bool:
    if post.is_review:
        return True
    paragraphs = [line for block in post.blocks for line in block.lines]
    has_title = post.title is not None and is_title_like(post.title)
    return has_title and any(len(line.text) >= _SHORTEST_PARAGRAPH for line in paragraphs)
