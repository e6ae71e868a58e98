"""The ledger: every non-blank code point of a source is placed in a field or block, or stands in a dropped line."""

from collections.abc import Iterable
from itertools import pairwise

from blog.parsing.lines import Line
from blog.parsing.parsed import LedgerCounts, ParsedPost


class LedgerError(AssertionError):
    """The books do not balance: recognition lost a line or placed it twice. Nothing may be written then."""


def balance(
    source: str, posts: Iterable[ParsedPost], dropped: Iterable[Line] = (), *, start: int = 0, end: int | None = None
) -> LedgerCounts:
    """Count `source[start:end]` against the lines that `posts` hold and those `dropped` outside of any post.

    Counts non-blank code points before any normalising. The lines are taken from the posts themselves, so that the
    balance proves what is handed over, not what was meant. Raises `LedgerError` unless all of the source is accounted
    for exactly once.
    """
    posts = tuple(posts)
    placed_lines = [line for post in posts for line in _placed(post)]
    dropped_lines = [*dropped, *(line for post in posts for line in post.dropped)]
    ordered = sorted([*placed_lines, *dropped_lines], key=lambda line: line.start)
    if any(after.start < before.end for before, after in pairwise(ordered)):
        raise LedgerError("a line is placed twice")
    if ordered and (ordered[0].start < start or (end is not None and ordered[-1].end > end)):
        raise LedgerError("a line of another post is placed")
    counts = LedgerCounts(
        source_characters=non_blank(source[start:end]),
        placed=sum(non_blank(source[line.start : line.end]) for line in placed_lines),
        dropped=sum(non_blank(source[line.start : line.end]) for line in dropped_lines),
    )
    if counts.lost:
        raise LedgerError(f"{counts.lost} characters are neither placed nor dropped")
    return counts


def total_of(ledgers: Iterable[LedgerCounts]) -> LedgerCounts:
    """Several ledgers added up."""
    ledgers = tuple(ledgers)
    return LedgerCounts(
        source_characters=sum(counts.source_characters for counts in ledgers),
        placed=sum(counts.placed for counts in ledgers),
        dropped=sum(counts.dropped for counts in ledgers),
    )


def non_blank(text: str) -> int:
    """The number of code points of `text` that are no white space."""
    return sum(map(len, text.split()))


def _placed(post: ParsedPost) -> Iterable[Line]:
    yield from post.field_lines
    for block in post.blocks:
        if block.heading_line:
            yield block.heading_line
        yield from block.lines
