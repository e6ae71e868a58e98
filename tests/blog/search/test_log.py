"""What is counted of searches, what is not, and that counting never costs a reader the page."""

import datetime
import sqlite3
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import SearchTerm
from blog.search import log
from blog.search.log import logged_term
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory

pytestmark = pytest.mark.django_db

BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


@pytest.fixture
def reader() -> Client:
    return Client(headers=BROWSER)


@pytest.fixture
def blog(index: BlogIndexPage) -> BlogIndexPage:
    """A blog with one post, called Salt."""
    PostPageFactory(parent=index, title="Salt")
    return index


def counted() -> list[tuple[str, int, int]]:
    """Terms with their searches and what the last one found."""
    return list(SearchTerm.objects.order_by("pk").values_list("term", "searches", "found"))


def search(client: Client, query: str, **parameters: str) -> None:
    assert client.get("/reviews/search/", {"query": query, **parameters}).status_code == 200


def test_a_search_is_counted_by_day_with_what_it_found(blog: BlogIndexPage, reader: Client) -> None:
    search(reader, "Salt")
    search(reader, "  SALT ")
    search(reader, "xylophone")
    assert counted() == [("salt", 2, 1), ("xylophone", 1, 0)]
    assert SearchTerm.objects.first().day == timezone.localdate()
    SearchTerm.objects.update(day=timezone.localdate() - datetime.timedelta(days=1))
    search(reader, "salt")
    assert len(counted()) == 3


def test_counting_is_one_statement(blog: BlogIndexPage, reader: Client) -> None:
    search(reader, "salt")
    with CaptureQueriesContext(connection) as queries:
        search(reader, "salt")
    about = [query["sql"] for query in queries if "searchterm" in query["sql"]]
    assert len(about) == 1


def test_what_the_last_search_found_is_kept(blog: BlogIndexPage, reader: Client) -> None:
    search(reader, "pepper")
    PostPageFactory(parent=blog, title="Pepper")
    search(reader, "pepper")
    assert counted() == [("pepper", 2, 1)]


def test_nothing_is_kept_of_whoever_searched() -> None:
    assert {field.name for field in SearchTerm._meta.get_fields()} == {"id", "term", "day", "searches", "found"}


@pytest.mark.parametrize("parameters", [{"page": "2"}, {"sort": "title"}, {"year": "2021"}, {"from": "feed"}])
def test_moving_about_in_the_results_is_no_further_search(
    blog: BlogIndexPage, reader: Client, parameters: dict[str, str]
) -> None:
    search(reader, "salt", **parameters)
    assert counted() == []


def test_suggestions_and_empty_searches_are_not_counted(blog: BlogIndexPage, reader: Client) -> None:
    reader.get("/reviews/search/suggest/", {"query": "sal"})
    reader.get("/reviews/search/")
    search(reader, "  ")
    reader.head("/reviews/search/", {"query": "salt"})
    reader.get("/reviews/search/", {"query": "salt"}, headers={"sec-purpose": "prefetch;prerender"})
    assert counted() == []


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.0)",
        "curl/8.5.0",
        "python-requests/2.32",
        "Baiduspider",
        "",
    ],
)
def test_robots_are_not_counted(blog: BlogIndexPage, agent: str) -> None:
    search(Client(headers={"user-agent": agent}), "salt")
    assert counted() == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ana.lind@verdict.example",
        "write to ana@verdict",
        "+82 10 1234 5678",
        "(030) 901820-0",
        "0301234567",
        "https://verdict.example/",
        "www.verdict.example",
        "x" * 81,
        "one two three four five six seven eight nine",
    ],
)
def test_what_may_be_personal_or_pasted_is_no_term(text: str) -> None:
    assert logged_term(text) == ""


@pytest.mark.parametrize(
    "text, term",
    [
        ("Salt  Road", "salt road"),
        ("코브 투 헤븐", "코브 투 헤븐"),
        ("reply 1988", "reply 1988"),
        ("Straße", "strasse"),
        ("2521", "2521"),
        ('"run on" -book', '"run on" -book'),
    ],
)
def test_terms_are_kept_in_one_form(text: str, term: str) -> None:
    assert logged_term(text) == term


def test_a_flood_of_terms_ends_somewhere(blog: BlogIndexPage, reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_TERMS_A_DAY", 3)
    for number in range(5):
        search(reader, f"word{number}")
    search(reader, "word1")
    assert counted() == [("word0", 1, 0), ("word1", 2, 0), ("word2", 1, 0)]


def test_a_site_may_count_nothing(blog: BlogIndexPage, reader: Client, settings: object) -> None:
    settings.VERDICT_SEARCH_TERM_DAYS = 0
    search(reader, "salt")
    assert counted() == []


def test_old_searches_are_forgotten(capsys: pytest.CaptureFixture, settings: object) -> None:
    today = timezone.localdate()
    for days in (0, 89, 90, 400):
        SearchTerm.objects.create(term="salt", day=today - datetime.timedelta(days=days), searches=1, found=1)
    call_command("forget_searches")
    assert "2 counted search terms" in capsys.readouterr().out
    assert SearchTerm.objects.count() == 2
    settings.VERDICT_SEARCH_TERM_DAYS = 0
    call_command("forget_searches")
    assert SearchTerm.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite has one lock for all who write.")
def test_a_locked_database_costs_the_count_and_not_the_page(blog: BlogIndexPage, reader: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone()
    # The first page of all makes the row of the site's settings.
    reader.get("/reviews/")
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        search(reader, "salt")
    finally:
        writer.rollback()
        writer.close()
    assert counted() == []
    search(reader, "salt")
    assert counted() == [("salt", 1, 1)]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        # An editor waits as long as ever.
        assert cursor.fetchone() == (usual,)


def test_any_error_of_the_database_costs_the_count_and_not_the_page(blog: BlogIndexPage, reader: Client) -> None:
    def refuse(execute: Callable, sql: str, *arguments: object) -> object:
        if sql.startswith("INSERT INTO blog_searchterm"):
            raise DatabaseError("The disk is full.")
        return execute(sql, *arguments)

    with connection.execute_wrapper(refuse):
        search(reader, "salt")
    assert counted() == []
