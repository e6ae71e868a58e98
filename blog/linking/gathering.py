"""Writing what is derived once for each thing, however often it is saved until all of it is there.

A handler of a signal calls `once`. As a rule that writes at once; within `gathered`, when the block ends.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

Writer = Callable[[Sequence[Any]], None]


class _Gathering(threading.local):
    """What each writer will be called with in this thread; None outside of `gathered`."""

    def __init__(self) -> None:
        self.kept: dict[Writer, dict[Any, Any]] | None = None


_gathering = _Gathering()


def once(write: Writer, key: Any, thing: Any) -> None:
    """Call `write` with a list of things: with this one now, or with all that are gathered when the block ends.

    Args:
        write: writes what is derived from things.
        key: by which a thing is the same as another; of those that are, the last is written.
        thing: what `write` takes.
    """
    if _gathering.kept is None:
        write([thing])
    else:
        # Put last again: what is derived from other derived rows asks after them.
        things = _gathering.kept.pop(write, {})
        _gathering.kept[write] = {**things, key: thing}


def is_gathering() -> bool:
    """Whether `once` waits for the end of a block."""
    return _gathering.kept is not None


@contextmanager
def gathered() -> Iterator[None]:
    """Gather what is derived and write it when the block ends, unless it ends by an exception.

    For use within a transaction, so that nothing is seen before what is derived from it is there. Writers are called
    in the order in which they were last asked for; a block within another belongs to it.
    """
    if _gathering.kept is not None:
        yield
        return
    _gathering.kept = {}
    try:
        yield
        kept = _gathering.kept
    finally:
        _gathering.kept = None
    for write, things in kept.items():
        write([*things.values()])
