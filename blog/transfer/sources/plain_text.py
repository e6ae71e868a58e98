"""The plain text of one post."""

from collections.abc import Iterable, Sequence

from blog.parsing.dates import Dateline
from blog.parsing.headers import is_title_like
from blog.parsing.ledger import balance
from blog.parsing.lines import Line, split_lines
from blog.parsing.mentions import index_of_titles
from blog.parsing.parsed import ParsedPost, ParsedSource
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
    return parse_lines(text, split_lines(text), known_titles=known_titles, dateline=Dateline(date) if date else None)


def parse_lines(
    text: str, lines: Sequence[Line], *, known_titles: Iterable[str], dateline: Dateline | None
) -> ParsedSource:
    """`parse` for a text that is split into its lines already."""
    if lines:
        post = parse_post(open_post(lines), known_titles=index_of_titles(known_titles), dateline=dateline)
        if _is_post(post):
            return ParsedSource((post,), balance(text, (post,)))
    return ParsedSource((), balance(text, (), lines), dropped=tuple(lines))


def _is_post(post: ParsedPost) -> bool:
    if post.is_review:
        return True
    paragraphs = [line for block in post.blocks for line in block.lines]
    has_title = post.title is not None and is_title_like(post.title)
    return has_title and any(len(line.text) >= _SHORTEST_PARAGRAPH for line in paragraphs)
