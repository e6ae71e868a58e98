"""Fill a throw-away database, ask for each page through Django's test client, print a table of medians.

No network and no server are in these figures: they are what the application itself needs for a page, one request at
a time, its caches warm. `POSTS`, `SEARCHED_POSTS` and `ROUNDS` in the environment change the sizes.
"""

import os
import platform
import statistics
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.content import fill  # noqa: E402
from bench.hostile import time_hostile_texts  # noqa: E402
from bench.importing import import_posts  # noqa: E402
from bench.searching import time_searches  # noqa: E402

POSTS = int(os.environ.get("POSTS", "1000"))
SEARCHED_POSTS = int(os.environ.get("SEARCHED_POSTS", "10000"))
ROUNDS = int(os.environ.get("ROUNDS", "15"))

PAGES = {
    "index": "/reviews/",
    "index, page 20": "/reviews/?page=20",
    "review": "/reviews/review-7/",
    "year": "/reviews/2021/",
    "month": "/reviews/2021/10/",
    "tag": "/reviews/tag/slow-burn/",
    "person": "/reviews/people/person-7/",
    "work": "/reviews/works/work-7/",
    "search, a title": "/reviews/search/?query=harbour+7",
    "search, a common word": "/reviews/search/?query=lantern",
    "feed": "/reviews/feed/",
}


def measure(client: Client, path: str) -> tuple[float, int, int]:
    """Return the median time in milliseconds, the number of queries and the size in bytes of one page.

    Raises:
        RuntimeError: the page does not answer with 200.
    """
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    # Counted now: the next request empties the log.
    asked = len(queries)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answers {response.status_code}")
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), asked, len(response.content)


def main() -> None:
    """Print the table."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        started = time.perf_counter()
        fill(POSTS)
        print(f"{POSTS} reviews published in {time.perf_counter() - started:.0f} s, {connection.vendor}, ", end="")
        print(f"Python {platform.python_version()}, medians of {ROUNDS} requests\n")
        print(f"{'page':24}{'ms':>8}{'queries':>9}{'KiB':>7}")
        client = Client()
        for name, path in PAGES.items():
            milliseconds, queries, size = measure(client, path)
            print(f"{name:24}{milliseconds:8.1f}{queries:9}{size / 1024:7.1f}")
        print(f"\n{import_posts(POSTS)}")
        print(f"\n{time_hostile_texts()}")
    finally:
        runner.teardown_databases(databases)
    databases = runner.setup_databases()
    try:
        print(f"\n{time_searches(SEARCHED_POSTS, ROUNDS)}")
    finally:
        runner.teardown_databases(databases)


main()
