"""How long search takes over a large blog: `make bench` prints it. In the test database, which is made anew for it."""

import statistics
import time
from collections import Counter
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from bench.bulk import RARE, SAFE_WORDS, fill_in_bulk
from blog.models import Person, PostDigest, PostPage, Work
from blog.search.names import similar_names
from blog.search.query import parse
from blog.search.tables import Text, text_tables

WORDS_IN_A_REVIEW = 1_000
PEOPLE = 20_000


def time_searches(posts: int, rounds: int) -> str:
    """Write that many reviews and 20,000 people, and time searches of each kind; a table of milliseconds."""
    started = time.perf_counter()
    with transaction.atomic():
        fill_in_bulk(posts, words=WORDS_IN_A_REVIEW, names=PEOPLE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    cache.clear()
    lines = [
        f"{posts} reviews of {WORDS_IN_A_REVIEW} words and {PEOPLE} people written in "
        f"{time.perf_counter() - started:.0f} s, {connection.vendor}, {rounds} requests each\n",
        f"{'search':24}{'median ms':>10}{'least':>8}",
    ]
    client = Client()
    for name, path in _paths().items():
        response = client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path} answers {response.status_code}")
        median, least = _times(lambda path=path: client.get(path), rounds)
        lines.append(f"{name:24}{median:10.1f}{least:8.1f}")
    misspelt = _misspelt(Person.objects.order_by("-pk")[0].name)
    median, least = _times(lambda: similar_names(misspelt), rounds)
    lines.append(f"{'names alone, misspelt':24}{median:10.1f}{least:8.1f}")
    return "\n".join([*lines, "", *_plans()])


def _times(action: object, rounds: int) -> tuple[float, float]:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        action()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), min(times)


def _paths() -> dict[str, str]:
    digest = PostDigest.objects.order_by("pk")[PostPage.objects.count() // 2]
    words = digest.safe_text.split()
    common = Counter(digest.text.split()).most_common(2)
    title, person = Work.objects.order_by("-pk")[3].title, Person.objects.order_by("-pk")[0].name
    middle = SAFE_WORDS // 3
    queries = {
        "common word": common[0][0],
        "rare word": RARE,
        "phrase": f'"{" ".join(words[middle : middle + 3])}"',
        "phrase of common words": f'"{common[0][0]} {common[1][0]}"',
        "title": title,
        "title, misspelt": _misspelt(title),
        "person, misspelt": _misspelt(person),
    }
    paths = {name: f"/reviews/search/?{urlencode({'query': query})}" for name, query in queries.items()}
    for name, query in {"suggestions": person[:3], "suggestions, misspelt": _misspelt(person)}.items():
        paths[name] = f"/reviews/search/suggest/?{urlencode({'query': query})}"
    return paths


def _misspelt(name: str) -> str:
    """The name with its third and fourth letters exchanged."""
    return name[:2] + name[3:4] + name[2:3] + name[4:]


def _plans() -> list[str]:
    """How the database finds a word, in its own words: an index is to be seen there."""
    return [f"{text}: {line}" for text in Text for line in text_tables().plan(text, parse(RARE).phrases)]
