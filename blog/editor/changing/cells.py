"""Values inside the document of a post: what its blocks choose, what a draft says of its work and tags."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

# A block that was stored without an id is known by its place.
_PLACE = "#"
TAGS = "tagged_items"
# The value before of what was not there at all.
MISSING = {"missing": True}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a document, before and after.

    Attributes:
        path: `["body", <id of a block>, <name of its child>]`, or `[<name of a field>]` in a draft.
        before: as it was.
        after: as it was written.
    """

    path: tuple[str, ...]
    before: Any
    after: Any


class Gone(LookupError):
    """The block, or the field, is no longer there."""


def blocks(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The blocks of a document that have children, each with what it is known by."""
    for place, block in enumerate(document.get("body") or []):
        if isinstance(block.get("value"), dict):
            yield block.get("id") or f"{_PLACE}{place}", block


def _holder(document: dict[str, Any], path: Sequence[str]) -> dict[str, Any]:
    if len(path) == 1:
        return document
    found = next((block["value"] for known, block in blocks(document) if known == path[1]), None)
    if found is None:
        raise Gone(path[1])
    return found


def value_at(document: dict[str, Any], path: Sequence[str]) -> Any:
    """The value at a path.

    Raises:
        Gone: its block is no longer there.
    """
    return _holder(document, path).get(path[-1], MISSING)


def set_value(document: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Put a value at a path.

    Raises:
        Gone: its block is no longer there.
    """
    holder = _holder(document, path)
    if value == MISSING:
        holder.pop(path[-1], None)
    else:
        holder[path[-1]] = value


def give_back(document: dict[str, Any], cell: Cell) -> bool:
    """Put a value back as it was, where it is as it was written; whether it was.

    Of tags, those of the cell change back and others stay: drafts are given further tags.
    """
    try:
        now = value_at(document, cell.path)
    except Gone:
        return False
    if now == cell.after:
        set_value(document, cell.path, cell.before)
    elif cell.path == (TAGS,) and isinstance(now, list):
        set_value(document, cell.path, tags_given_back(now, cell.before, cell.after))
    else:
        return False
    return True


def tags_given_back(now: list[dict], before: list[dict], after: list[dict]) -> list[dict]:
    """The tags of a later draft without those that were added and with those that were taken, where they still apply.

    Args:
        now: the rows of the draft's tags, each with the key of its `tag`.
        before: those of the draft at the time, before the change.
        after: and after it.
    """
    kept_before, kept_after = {row["tag"] for row in before}, {row["tag"] for row in after}
    taken = [row for row in before if row["tag"] not in kept_after]
    added = kept_after - kept_before
    if added and not any(row["tag"] in added for row in now):
        # Somebody took off what the change had put on: nothing is left to exchange.
        return now
    here = {row["tag"] for row in now}
    given = [row for row in taken if row["tag"] not in here]
    result = []
    for row in now:
        if row["tag"] not in added:
            result.append(row)
        elif given:
            result.append({**row, "tag": given.pop(0)["tag"]})
    return result + [{**row, "pk": None} for row in given]
