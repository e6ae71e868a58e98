"""How far a long run is: a bar on a terminal, nothing where the output is piped."""

import time
from typing import Protocol

_WIDTH = 24
_SECONDS_BETWEEN = 0.1


class Terminal(Protocol):
    """Where the bar is drawn: a text stream, or Django's wrapper of one."""

    def isatty(self) -> bool:
        """Whether somebody is looking."""

    def write(self, text: str, /) -> object:
        """Write text."""

    def flush(self) -> object:
        """Show what was written."""


class ProgressBar:
    """A bar with the share that is done, the rate and the time left; it rewrites its own line."""

    def __init__(self, stream: Terminal, *, unit: str) -> None:
        self._stream = stream
        self._unit = unit
        self._is_shown = stream.isatty()
        self._started = time.monotonic()
        self._drawn = 0.0
        self._length = 0

    def show(self, done: int, share: float) -> None:
        """Draw the bar.

        Args:
            done: how many units are done.
            share: the share of the whole that is done, from 0 to 1.
        """
        now = time.monotonic()
        if not self._is_shown or (share < 1 and now - self._drawn < _SECONDS_BETWEEN):
            return
        self._drawn = now
        line = bar_line(done, share, now - self._started, unit=self._unit)
        self._stream.write("\r" + line.ljust(self._length))
        self._stream.flush()
        self._length = len(line)

    def clear(self) -> None:
        """Take the bar away, for a line of text in its place."""
        if self._is_shown and self._length:
            self._stream.write("\r" + " " * self._length + "\r")
            self._stream.flush()
            self._length = 0
            self._drawn = 0.0


def bar_line(done: int, share: float, seconds: float, *, unit: str) -> str:
    """The bar as text, such as `[######      ]  25 %  75 posts  12.5 a second  18 s left`."""
    filled = round(share * _WIDTH)
    rate = done / seconds if seconds > 0 else 0.0
    parts = [f"[{'#' * filled}{' ' * (_WIDTH - filled)}]", f"{share:4.0%}", f"{done} {unit}", f"{rate:.1f} a second"]
    if 0 < share < 1:
        parts.append(f"{_shown_time(seconds / share - seconds)} left")
    return "  ".join(parts)


def _shown_time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
