"""A post laid out as its source has it: rows of lines in their order, each with what was made of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from blog.parsing.lines import Line
from blog.parsing.parsed import Block, BlockType, Confidence, ParsedPost


class Use(StrEnum):
    """What became of a line."""

    TEXT = "text"
    HEADING = "heading"
    FIELD = "field"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Row:
    """Consecutive lines and the block that they make; None where they were read into fields or left out."""

    block: Block | None
    lines: tuple[tuple[Line, Use], ...]

    @property
    def start(self) -> int:
        """Where the row begins in the source."""
        return self.lines[0][0].start


def rows_of(post: ParsedPost) -> list[Row]:
    """All lines of a post in the order of the source, row by row.

    A block's row reaches from its first line to its last: what was dropped or read into a field between them stands
    in it.
    """
    owned = sorted(_owned(post), key=lambda each: each[0].start)
    rows: list[Row] = []
    last = {id(block): max(line.start for line in lines_of(block)) for block in post.blocks}
    for line, use, block in owned:
        above = rows[-1] if rows else None
        if above is not None and (
            above.block is block or (block is None and above.block is not None and line.start < last[id(above.block)])
        ):
            rows[-1] = replace(above, lines=(*above.lines, (line, use)))
        else:
            rows.append(Row(block, ((line, use),)))
    return rows


def lines_of(block: Block) -> tuple[Line, ...]:
    """A block's lines, its heading first."""
    return (block.heading_line, *block.lines) if block.heading_line else block.lines


def kept_whole(post: ParsedPost) -> ParsedPost:
    """The post with every line of its source in a block, in the order of the source: what is pasted is never dropped.

    Lines that recognition would read into fields or drop join the block around them, or make a `text` block.
    """
    blocks: list[Block] = []
    for row in rows_of(post):
        if row.block is None:
            lines = tuple(line for line, _ in row.lines)
            blocks.append(Block(BlockType.TEXT, lines, Confidence.PLEASE_CHECK, "titles, rating, facts, remains"))
        else:
            heading = row.block.heading_line if row.lines[0][1] is Use.HEADING else None
            text = tuple(line for line, _ in row.lines if line is not heading)
            blocks.append(replace(row.block, lines=text, heading_line=heading))
    return replace(post, blocks=tuple(blocks), field_lines=(), dropped=())


def _owned(post: ParsedPost) -> Iterator[tuple[Line, Use, Block | None]]:
    for block in post.blocks:
        if block.heading_line:
            yield block.heading_line, Use.HEADING, block
        for line in block.lines:
            yield line, Use.TEXT, block
    for use, lines in ((Use.FIELD, post.field_lines), (Use.DROPPED, post.dropped)):
        for line in lines:
            yield line, use, None
