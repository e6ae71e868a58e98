"""How long search takes over a large blog: `make bench` prints it. In the test database, which is made anew for it."""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory
from wagtail.models import Site

from bench.bulk import RARE, SAFE_WORDS, fill_in_bulk
from blog.models import Person, PostDigest, PostPage, Work
from blog.search.listing import documents_of
from blog.search.names import similar_names
from blog.search.query import parse
from blog.search.results import ResultPaginator, find
from blog.search.tables import Text, text_tables
from blog.web.index_page import BlogIndexPage

WORDS_IN_A_REVIEW = 1_000
PEOPLE = 20_000


def time_searches(posts: int, rounds: int) -> str:
    """Write that many reviews and 20,000 people, and time searches of each kind; a table of milliseconds.

    `request` is all that the application does for an answer; `view` the view alone, with its filter counts and its page
    drawn; `plain` the view without either.
    """
    started = time.perf_counter()
    with transaction.atomic():
        fill_in_bulk(posts, words=WORDS_IN_A_REVIEW, names=PEOPLE)
    with connection.cursor() as cursor:
        # What autovacuum does on a server: PostgreSQL reads an index alone only where it knows that all see its rows.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    cache.clear()
    lines = [
        f"{posts} reviews of {WORDS_IN_A_REVIEW} words and {PEOPLE} people written in "
        f"{time.perf_counter() - started:.0f} s, {connection.vendor}, {rounds} requests each\n",
        f"{'search, medians in ms':24}{'request':>10}{'view':>8}{'plain':>8}",
    ]
    client = Client()
    index = BlogIndexPage.objects.get()
    for name, path in _paths().items():
        response = client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path} answers {response.status_code}")
        requests = [_request(path) for _ in range(rounds)]
        request = _median(client.get, [path] * rounds)
        view = _median(partial(_view, index), requests)
        plain = _median(partial(_first_results, index), requests) if "suggest" not in path else view
        lines.append(f"{name:24}{request:10.1f}{view:8.1f}{plain:8.1f}")
    misspelt = _misspelt(Person.objects.order_by("-pk")[0].name)
    lines.append(f"{'names alone, misspelt':24}{_median(similar_names, [misspelt] * rounds):10.1f}")
    return "\n".join([*lines, "", *_plans()])


def _median(action: Callable[[Any], object], given: Sequence[Any]) -> float:
    times = []
    for argument in given:
        started = time.perf_counter()
        action(argument)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def _request(path: str) -> HttpRequest:
    """A request as Wagtail hands it to a view: it knows its site."""
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    Site.find_for_request(request)
    return request


def _view(index: BlogIndexPage, request: HttpRequest) -> None:
    """The whole view, its page drawn, without middleware and without Wagtail's way to the index page."""
    route = index.route(request, [part for part in request.path.split("/") if part][1:])
    response = route.page.serve(request, *route.args, **route.kwargs)
    if isinstance(response, TemplateResponse):
        response.render()


def _first_results(index: BlogIndexPage, request: HttpRequest) -> None:
    """What the view finds and shows first, without what is counted for the filter form, and not drawn."""
    found = find(documents_of(index), parse(request.GET["query"]))
    ResultPaginator(found, request).get_page(1)


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
