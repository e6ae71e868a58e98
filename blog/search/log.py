"""Counts what readers search for: terms and days, and nothing of whoever searched.

Wagtail's own search promotions count terms too, but not what was found, and a project may not have them.
"""

import datetime
import logging
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from blog import conf
from blog.models import SearchTerm

logger = logging.getLogger(__name__)

# Longer ones are pasted, and say more of a person than of what is looked for.
MOST_WORDS = 8
# Strangers can send any number of different terms: as many as these are kept of a day.
MOST_TERMS_A_DAY = 2_000
# Milliseconds for which a reader waits while somebody else writes to SQLite.
_PATIENCE = 50

_ROBOTS = re.compile(r"bot\b|bot[/_-]|crawl|spider|slurp|preview|scan|curl|wget|python", re.IGNORECASE)
# An address of a person or a page; seven and more digits, as in telephone numbers.
_PERSONAL = re.compile(r"@|://|www\.|\d(?:[\s()/.+–-]*\d){6}")


def log_search(request: HttpRequest, text: str, found: int) -> None:
    """Count a search that a reader submitted; the page is answered whether that succeeds or not.

    What is not counted: further pages, filters and orders of the same search, robots, what a browser fetches ahead, and
    terms that look as if they named or reached a person.

    Args:
        request: of the page of results.
        text: what was searched for, cleaned (`Query.text`).
        found: how many posts were found.
    """
    term = logged_term(text)
    if term and conf.search_term_days() and _submitted_by_a_reader(request):
        _count(term, found)


def logged_term(text: str) -> str:
    """The term under which a query is counted: in small letters, with single blanks; empty where none is counted."""
    term = " ".join(text.casefold().split())
    fits = len(term) <= SearchTerm.LENGTH and term.count(" ") < MOST_WORDS
    return term if fits and not _PERSONAL.search(term) else ""


def forget_searches() -> int:
    """Delete the terms of days that are to be forgotten; how many rows that were."""
    oldest = timezone.localdate() - datetime.timedelta(days=conf.search_term_days())
    deleted, _of_model = SearchTerm.objects.filter(day__lte=oldest).delete()
    return deleted


def _submitted_by_a_reader(request: HttpRequest) -> bool:
    # The form sends the query alone; links to other pages, filters and orders send more.
    alone = list(request.GET) == ["query"]
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    agent = request.headers.get("User-Agent", "")
    return request.method == "GET" and alone and not ahead and bool(agent) and not _ROBOTS.search(agent)


def _count(term: str, found: int) -> None:
    table = SearchTerm._meta.db_table
    day = timezone.localdate()
    try:
        with _impatient(), _contained(), connection.cursor() as cursor:
            # One statement, so that two readers at once count as two. The table's name is the model's.
            cursor.execute(
                f"INSERT INTO {table} (term, day, searches, found) SELECT %s, %s, 1, %s"  # noqa: S608
                f" WHERE (SELECT COUNT(*) FROM {table} WHERE day = %s) < %s"
                f" OR EXISTS (SELECT 1 FROM {table} WHERE day = %s AND term = %s)"
                f" ON CONFLICT (day, term) DO UPDATE SET searches = {table}.searches + 1, found = excluded.found",
                [term, day, found, day, MOST_TERMS_A_DAY, day, term],
            )
    except DatabaseError as error:
        logger.info("A search was not counted: %s", error)


def _contained() -> AbstractContextManager[object]:
    """Keep an error from spoiling the transaction of the whole request, where there is one."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


@contextmanager
def _impatient() -> Iterator[None]:
    """Wait for another writer no longer than a reader does not notice; SQLite's usual patience is for editors.

    https://www.sqlite.org/pragma.html#pragma_busy_timeout
    """
    if connection.vendor != "sqlite":
        yield
        return
    # In seconds; without it, that of Python's sqlite3.
    usual = connection.settings_dict["OPTIONS"].get("timeout", 5)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(usual * 1000)}")
