"""Charts as the `d` of one SVG path: a list beside them says the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

# Of a step of 10 units; the rest is the space between two columns.
_STEP, _COLUMN = 10, 8


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of columns: the width and height of its view box, and the path of the columns."""

    width: int
    height: int
    path: str


def columns(counts: Sequence[int]) -> Columns:
    """Draw a column for each count, as many units high; nothing where a count is 0."""
    height = max(counts, default=0)
    path = "".join(
        f"M{place * _STEP} {height}v-{count}h{_COLUMN}v{count}z" for place, count in enumerate(counts) if count
    )
    return Columns(len(counts) * _STEP, height, path)
