"""The filters of a list: what they leave, and what is said of those that cannot be."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.models import Person, Tag
from blog.search.filters import QUOTED_LENGTH, Filters, Sort, read_filters
from blog.search.listing import documents_of
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, PostPageFactory, ReviewPageFactory, RoleFactory, TagFactory, WorkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(index: BlogIndexPage) -> BlogIndexPage:
    """Three reviews and a post that differ in everything a filter asks for."""
    grief, sea = TagFactory(name="grief"), TagFactory(name="sea")
    salt = ReviewPageFactory(
        parent=index,
        title="Salt",
        work=WorkFactory(kind="drama", country="KR"),
        date=datetime.date(2021, 10, 4),
        rating_value=Decimal("4"),
        rating_scale=5,
    )
    pepper = ReviewPageFactory(
        parent=index,
        title="pepper",
        work=WorkFactory(kind="film", country="JP"),
        date=datetime.date(2022, 10, 1),
        rating_value=Decimal("7.5"),
        rating_scale=10,
    )
    letter = ReviewPageFactory(
        parent=index, title="Anise", work=WorkFactory(kind="book"), date=datetime.date(2023, 3, 1), rating_text="B+"
    )
    RoleFactory(work=salt.work, person=PersonFactory(name="Ana Lind"))
    PostPageFactory(parent=index, title="Note", date=datetime.date(2021, 1, 1), date_precision="year")
    for review, tags in ((salt, [grief, sea]), (pepper, [grief]), (letter, [sea])):
        review.tags.add(*tags)
        review.save()
    return index


def read(index: BlogIndexPage, query: str) -> Filters:
    """The filters of a query string."""
    return read_filters(QueryDict(query), documents_of(index))


def left(index: BlogIndexPage, query: str) -> list[str]:
    """Titles of the posts that a query string leaves, in its order."""
    filters = read(index, query)
    assert filters.notes == ()
    return [document.post.title for document in filters.sorted(filters.narrowed(documents_of(index)))]


LEFT = [
    ("", ["Anise", "pepper", "Salt", "Note"]),
    ("tag=grief", ["pepper", "Salt"]),
    ("tag=grief&tag=sea", ["Salt"]),
    ("year=2021", ["Salt", "Note"]),
    ("month=10", ["pepper", "Salt"]),
    ("month=01&year=2021", []),
    ("year=2021&month=10", ["Salt"]),
    ("person=ana-lind", ["Salt"]),
    ("kind=film", ["pepper"]),
    ("country=KR", ["Salt"]),
    ("country=kr", ["Salt"]),
    ("min_rating=7.5", ["pepper", "Salt"]),
    ("min_rating=7,6", ["Salt"]),
    ("min_rating=8", ["Salt"]),
    ("min_rating=8.01", []),
    ("min_rating=0", ["pepper", "Salt"]),
    ("sort=title", ["Anise", "Note", "pepper", "Salt"]),
    ("sort=rating", ["Salt", "pepper", "Anise", "Note"]),
    ("sort=date", ["Anise", "pepper", "Salt", "Note"]),
    ("sort=relevance", ["Anise", "pepper", "Salt", "Note"]),
    ("tag=grief&kind=drama&country=KR&year=2021&month=10&person=ana-lind&min_rating=8", ["Salt"]),
    ("tag=&year=&month=&person=&kind=&country=&min_rating=&sort=", ["Anise", "pepper", "Salt", "Note"]),
]


def test_filters_leave_what_they_ask_for(shelf: BlogIndexPage) -> None:
    assert [(query, left(shelf, query)) for query, _titles in LEFT] == LEFT


INVALID = [
    "year=x",
    "year=0",
    "year=99999999999",
    "year=1899",
    "month=13",
    "month=0",
    "month=%D9%A3",
    "tag=nothing",
    "tag=%00x",
    "tag=a/b",
    "person=nobody",
    "person=%00x",
    "kind=opera",
    "country=Korea",
    "country=XX",
    "min_rating=11",
    "min_rating=nan",
    "min_rating=-1",
    "min_rating=1e1",
    "sort=random",
]


def test_what_cannot_be_is_left_out_with_a_note(shelf: BlogIndexPage, client: Client) -> None:
    for query in INVALID:
        filters = read(shelf, query)
        assert len(filters.notes) == 1, query
        assert not filters.narrow, query
        assert filters.sort is None
        response = client.get(f"/reviews/search/?{query}")
        assert response.status_code == 200
        assert response.context["notes"] == filters.notes
        assert response.context["results"].paginator.count == 4, query


def test_a_note_quotes_a_little_of_the_value_and_escapes_it(shelf: BlogIndexPage, client: Client) -> None:
    (note,) = read(shelf, "year=" + "x" * 5_000).notes
    assert len(note) < QUOTED_LENGTH + 60
    html = client.get("/reviews/search/", {"year": "<script>"}).content.decode()
    assert "&lt;script&gt;" in html
    assert "<script>”" not in html


def test_the_last_of_several_values_counts(shelf: BlogIndexPage) -> None:
    assert read(shelf, "year=2020&year=2021").year == 2021


def test_a_person_or_tag_that_nothing_public_names_is_unknown(shelf: BlogIndexPage) -> None:
    PersonFactory(name="Secret Star")
    TagFactory(name="secret")
    draft = PostPageFactory(parent=shelf, live=False)
    draft.tags.add("hidden away")
    draft.save()
    for query in ("person=secret-star", "tag=secret", "tag=hidden-away"):
        assert len(read(shelf, query).notes) == 1


def test_an_address_with_a_slug_that_a_tag_or_person_had_before_still_narrows(
    shelf: BlogIndexPage, client: Client
) -> None:
    for thing, old in ((Tag.objects.get(slug="grief"), "grief"), (Person.objects.get(slug="ana-lind"), "ana-lind")):
        thing.slug = f"{old}-now"
        thing.save()
    assert [post.title for post in client.get("/reviews/?tag=grief&tag=sea").context["posts"]] == ["Salt"]
    assert [post.title for post in client.get("/reviews/?person=ana-lind").context["posts"]] == ["Salt"]


def test_without_filters_nothing_is_asked_of_the_database(shelf: BlogIndexPage) -> None:
    documents = documents_of(shelf)
    with CaptureQueriesContext(connection) as queries:
        assert read_filters(QueryDict("year=2021&sort=title"), documents) == Filters(year=2021, sort=Sort.TITLE)
    assert len(queries) == 0


def test_the_index_page_takes_the_same_filters(shelf: BlogIndexPage, client: Client) -> None:
    response = client.get("/reviews/?tag=grief&sort=title&year=x")
    assert [post.title for post in response.context["posts"]] == ["pepper", "Salt"]
    assert len(response.context["notes"]) == 1
    assert client.get("/reviews/?kind=film").context["posts"].paginator.count == 1


def test_filters_narrow_a_search(shelf: BlogIndexPage, client: Client) -> None:
    def found(query: str) -> list[str]:
        return [result.post.title for result in client.get(f"/reviews/search/?{query}").context["results"]]

    assert found("query=grief") == ["pepper", "Salt"]
    assert found("query=grief&kind=drama") == ["Salt"]
    assert found("query=grief&sort=rating") == ["Salt", "pepper"]


VALUES = st.text(max_size=12) | st.from_regex(r"[0-9.,e+-]{1,6}", fullmatch=True)
NAMES = st.sampled_from(["tag", "year", "month", "person", "kind", "country", "min_rating", "sort", "page", "query"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(parameters=st.dictionaries(NAMES, st.lists(VALUES, max_size=3), max_size=5))
def test_any_query_string_is_answered(shelf: BlogIndexPage, client: Client, parameters: dict[str, list[str]]) -> None:
    for address in ("/reviews/", "/reviews/search/"):
        assert client.get(address, parameters).status_code == 200
