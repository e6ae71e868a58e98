"""What is kept of checks between requests: the last report, and how far the check has come that is on its way.

Both are kept in the cache: processes that share none have a report each, `manage.py check_spoilers` too.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

from blog.audit.checking import Findings, SoFar

_LAST = "blog.audit.last"
_UNFINISHED = "blog.audit.unfinished"
_BUSY = "blog.audit.busy"
# In seconds: the last report a week, a check that nobody goes on with a day.
_REPORT_KEPT = 7 * 24 * 60 * 60
_UNFINISHED_KEPT = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and when it ended."""

    findings: Findings
    at: datetime


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A check on its way: how far it has come, and when it was begun."""

    so_far: SoFar
    since: datetime

    @property
    def known(self) -> int:
        """How many outlets are known by now; more may turn up."""
        return self.so_far.findings.outlets + len(self.so_far.notes.waiting)


def last_report() -> Report | None:
    """The last report; None before the first, or when it was too long ago."""
    return cache.get(_LAST)


def unfinished() -> Unfinished | None:
    """The check that is on its way, if there is one."""
    return cache.get(_UNFINISHED)


def keep(so_far: SoFar, *, since: datetime | None = None) -> None:
    """Keep a check: as the last report where it is complete, else to be gone on with.

    Args:
        so_far: the check.
        since: when it was begun; now when left out.
    """
    if so_far.findings.is_complete:
        cache.set(_LAST, Report(so_far.findings, timezone.now()), timeout=_REPORT_KEPT)
        cache.delete(_UNFINISHED)
    else:
        cache.set(_UNFINISHED, Unfinished(so_far, since or timezone.now()), timeout=_UNFINISHED_KEPT)


def begin_turn(seconds: int) -> bool:
    """Whether nobody else is checking; if so, nobody may until `end_turn`, or until as many seconds are over."""
    return cache.add(_BUSY, True, timeout=seconds)


def end_turn() -> None:
    """Let others check."""
    cache.delete(_BUSY)
