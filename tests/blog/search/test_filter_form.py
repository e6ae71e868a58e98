"""The filter form as readers meet it: every choice keeps what its figure promises, on every list."""

import datetime
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from blog.search.filter_form import FilterForm
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    PersonFactory,
    PostPageFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WorkFactory,
    blog_site,
)
from tests.sizes import sized

pytestmark = pytest.mark.django_db

# title, tags, people, kind, country, date, rating out of ten
REVIEWS = [
    ("Salt Road", "grief sea", "ana ben", "drama", "KR", (2021, 10, 4), "8"),
    ("Salt Again", "grief", "ana", "drama", "KR", (2021, 3, 4), "9.5"),
    ("Pepper", "grief food", "ben", "film", "JP", (2022, 10, 1), "7.5"),
    ("Anise", "food", "cem", "book", "", (2020, 1, 1), None),
    ("Salt of the Sea", "sea food", "ana cem", "film", "KR", (2022, 5, 1), "10"),
]
LISTS = ["", "tag/grief/", "people/ana/", "2021/", "2021/10/", "search/", "search/?query=salt"]


@pytest.fixture(scope="module")
def every_review(module_rows: None) -> BlogIndexPage:
    """Reviews that differ in everything a filter asks for, a post without a work, a draft and a private review."""
    index = blog_site()
    tags = {name: TagFactory(name=name) for name in ("grief", "sea", "food", "unseen")}
    people = {name: PersonFactory(name=name.capitalize(), slug=name) for name in ("ana", "ben", "cem", "dua")}

    def review(title: str, of: str, cast: str, date: tuple[int, int, int], **facts: object) -> ReviewPageFactory:
        kind, country = facts.pop("kind", "drama"), facts.pop("country", "KR")
        work = WorkFactory(title=title, kind=kind, country=country)
        for name in cast.split():
            RoleFactory(work=work, person=people[name])
        page = ReviewPageFactory(parent=index, title=title, work=work, date=datetime.date(*date), **facts)
        page.tags.add(*(tags[name] for name in of.split()))
        page.save()
        return page

    with TestCase.captureOnCommitCallbacks(execute=True):
        for title, of, cast, kind, country, date, rating in REVIEWS:
            rated = {"rating_value": Decimal(rating), "rating_scale": 10} if rating else {}
            review(title, of, cast, date, kind=kind, country=country, **rated)
        PostPageFactory(parent=index, title="Note on salt", date=datetime.date(2021, 1, 1), date_precision="year")
        review("Salt Draft", "grief unseen", "ana dua", (2019, 1, 1), country="FR", live=False)
        private = review("Salt Secret", "grief unseen", "ana dua", (2018, 1, 1), country="FR")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="low tide")
    return index


@pytest.fixture
def shelf(every_review: BlogIndexPage, db: None) -> BlogIndexPage:
    """The index page over all of them."""
    return every_review


def form_of(client: Client, path: str) -> FilterForm:
    response = client.get(path)
    assert response.status_code == 200, path
    listed = response.context.get("posts") or response.context["results"]
    assert response.context["filter_form"].count == listed.paginator.count, path
    return response.context["filter_form"]


def choices(form: FilterForm) -> dict[str, list[tuple[str, int]]]:
    """Labels and counts by the name of the facet."""
    return {facet.name: [(choice.label, choice.count) for choice in facet.choices] for facet in form.facets}


@pytest.mark.parametrize("path", LISTS)
def test_every_choice_leaves_as_many_posts_as_it_says(shelf: BlogIndexPage, client: Client, path: str) -> None:
    base = urlsplit(f"/reviews/{path}")
    waiting, met = [f"?{base.query}"], set()
    for _round in range(sized(2, 3)):
        further = []
        for query in waiting:
            form = form_of(client, base.path + query)
            for choice in (choice for facet in form.facets for choice in facet.choices):
                assert choice.count > 0
                if choice.url in met:
                    continue
                met.add(choice.url)
                left = form_of(client, base.path + choice.url)
                assert left.count == choice.count, choice.url
                assert base.query in choice.url
                further.append(choice.url)
        waiting = further[:8]
    assert met or path == "2021/10/"


@pytest.mark.parametrize(
    "query", ["salt", "salt -again", "pepper", "-salt", "salt year:2021", "ana", "saltt", "salt&sort=title"]
)
def test_of_many_posts_the_same_are_found_and_counted_as_of_few(
    shelf: BlogIndexPage, client: Client, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """Beyond some number of hits all documents are read, and what is left out of them counts."""

    def seen() -> tuple[list[str], dict[str, list[tuple[str, int]]]]:
        path = f"/reviews/search/?query={query}"
        titles = [result.post.title for result in client.get(path).context["results"]]
        return titles, choices(form_of(client, path))

    of_few = seen()
    monkeypatch.setattr("blog.search.results.MOST_NAMED_IN_A_QUERY", 0)

    assert seen() == of_few


def test_the_index_offers_what_its_public_posts_have(shelf: BlogIndexPage, client: Client) -> None:
    form = form_of(client, "/reviews/")
    assert form.count == 6
    assert choices(form) == {
        "tag": [("food", 3), ("grief", 3), ("sea", 2)],
        "person": [("Ana", 3), ("Ben", 2), ("Cem", 2)],
        "kind": [("Book", 1), ("Drama", 2), ("Film", 2)],
        "country": [("Japan", 1), ("South Korea", 3)],
        "year": [("2022", 2), ("2021", 3), ("2020", 1)],
        "min_rating": [("10", 1), ("9 and better", 2), ("8 and better", 3), ("7 and better", 4)],
    }
    assert form.chips == ()


def test_one_value_takes_the_place_of_another_and_further_tags_come_on_top(
    shelf: BlogIndexPage, client: Client
) -> None:
    form = form_of(client, "/reviews/?tag=grief&year=2021")
    offered = {facet.name: {choice.label: choice for choice in facet.choices} for facet in form.facets}
    assert (offered["year"]["2022"].url, offered["year"]["2022"].count) == ("?tag=grief&year=2022", 1)
    assert offered["year"]["2021"].chosen
    assert offered["tag"]["sea"].url == "?tag=grief&tag=sea&year=2021"
    assert "grief" not in offered["tag"]
    assert offered["month"]["October"].count == 1


def test_chips_take_one_filter_away_and_keep_the_rest(shelf: BlogIndexPage, client: Client) -> None:
    response = client.get("/reviews/?tag=grief&tag=sea&person=ana&min_rating=8&sort=title&utm_source=x&page=1")
    html = BeautifulSoup(response.content, "html.parser")
    chips = {" ".join(link.get_text().split()): link["href"] for link in html.select(".chips a") if link.find("span")}
    assert chips == {
        "Remove filter: tag grief": "?tag=sea&person=ana&min_rating=8&sort=title",
        "Remove filter: tag sea": "?tag=grief&person=ana&min_rating=8&sort=title",
        "Remove filter: person Ana": "?tag=grief&tag=sea&min_rating=8&sort=title",
        "Remove filter: rating from 8": "?tag=grief&tag=sea&person=ana&sort=title",
    }
    assert html.select_one(".chips li:last-child a")["href"] == "?sort=title"


def test_links_keep_filters_and_drop_what_nobody_knows(shelf: BlogIndexPage, client: Client, settings: object) -> None:
    settings.VERDICT_POSTS_PER_PAGE = 1
    html = BeautifulSoup(
        client.get("/reviews/?tag=grief&year=2021&sort=rating&utm_source=x&%00=1").content, "html.parser"
    )
    links = [link["href"] for link in html.select("main .filters a, main .pages a")]
    assert links
    assert all("utm" not in link and "%00" not in link for link in links)
    (following,) = html.select(".pages a[rel=next]")
    assert parse_qs(following["href"].lstrip("?")) == {
        "tag": ["grief"],
        "year": ["2021"],
        "sort": ["rating"],
        "page": ["2"],
    }


@pytest.mark.parametrize(
    "path, orders",
    [
        ("/reviews/", {"newest first": "?", "rating": "?sort=rating", "title": "?sort=title"}),
        (
            "/reviews/search/?query=salt&sort=title",
            {
                "best match": "?query=salt",
                "newest first": "?query=salt&sort=date",
                "rating": "?query=salt&sort=rating",
                "title": "?query=salt&sort=title",
            },
        ),
    ],
)
def test_lists_can_be_ordered(shelf: BlogIndexPage, client: Client, path: str, orders: dict[str, str]) -> None:
    form = form_of(client, path)
    assert {choice.label: choice.url for choice in form.orders} == orders
    assert [choice.url for choice in form.orders if choice.chosen] == ["?" + urlsplit(path).query]


@pytest.mark.parametrize(
    "path, fixed",
    [
        ("/reviews/tag/grief/?tag=grief&tag=sea", {"tag"}),
        ("/reviews/people/ana/?person=ben&tag=sea", {"person"}),
        ("/reviews/2021/10/?year=2022&month=3&tag=sea", {"year", "month"}),
        ("/reviews/2021/?year=2022&month=3&tag=sea", {"year", "month"}),
    ],
)
def test_what_a_page_is_about_is_not_for_changing(
    shelf: BlogIndexPage, client: Client, path: str, fixed: set[str]
) -> None:
    form = form_of(client, path)
    assert [chip.value for chip in form.chips] == ["sea"]
    assert not fixed - {"tag"} & set(choices(form))
    assert "grief" not in dict(choices(form).get("tag", [])) or "tag" not in fixed


def test_a_tags_page_without_a_passing_post_is_still_there(shelf: BlogIndexPage, client: Client) -> None:
    response = client.get("/reviews/tag/grief/?kind=book")
    assert response.status_code == 200
    assert "Nothing passes all of these filters." in response.content.decode()
    assert client.get("/reviews/tag/unseen/").status_code == 404


def test_a_search_that_finds_nothing_shows_ways_on(shelf: BlogIndexPage, client: Client) -> None:
    html = BeautifulSoup(client.get("/reviews/search/?query=xylophone").content, "html.parser")
    assert [heading.get_text(" ", strip=True).split(" ")[0] for heading in html.select("main h2")] == [
        "Latest",
        "Often",
        "Tags",
    ]
    links = {link["href"] for link in html.select("main a")}
    assert {"/reviews/tag/grief/", "/reviews/people/ana/"} <= links
    assert not {link for link in links if "unseen" in link or "dua" in link}
    filtered = client.get("/reviews/search/?query=salt&kind=book").content.decode()
    assert "Nothing passes all of these filters." in filtered
    assert 'href="?query=salt">Remove all filters' in filtered


def test_counting_is_one_query_however_many_filters_are_on(shelf: BlogIndexPage, client: Client) -> None:
    def counting(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        assert len(queries) <= 13, path
        return sum("traits" in query["sql"] for query in queries)

    assert counting("/reviews/") == 1
    assert counting("/reviews/?tag=grief&tag=sea&person=ana&country=KR&kind=drama&year=2021&month=10&min_rating=1") == 1


def test_search_engines_are_shown_single_filters_and_no_combinations(shelf: BlogIndexPage, client: Client) -> None:
    def said(path: str) -> str:
        head = BeautifulSoup(client.get(path).content, "html.parser").head
        canonical, robots = head.select_one("link[rel=canonical]"), head.select_one("meta[name=robots]")
        assert (canonical is None) != (robots is None)
        return canonical["href"].removeprefix("http://localhost/reviews/") if canonical else robots["content"]

    assert said("/reviews/?sort=title") == ""
    assert said("/reviews/?tag=grief") == "tag/grief/"
    assert said("/reviews/?person=ana&sort=rating") == "people/ana/"
    assert said("/reviews/?year=2021") == "2021/"
    assert said("/reviews/?month=10&year=2021") == "2021/10/"
    assert said("/reviews/?utm=1&kind=FILM") == ""
    assert said("/reviews/?utm=1&kind=film") == "?kind=film"
    assert said("/reviews/?country=kr") == "?country=KR"
    for combined in (
        "/reviews/?tag=grief&tag=sea",
        "/reviews/?kind=film&year=2022",
        "/reviews/tag/grief/?year=2021",
        "/reviews/people/ana/?tag=sea",
        "/reviews/2021/10/?tag=sea",
        "/reviews/search/?tag=sea",
    ):
        assert said(combined) == "noindex, follow", combined


def test_titles_say_what_a_list_is_narrowed_to(shelf: BlogIndexPage, client: Client) -> None:
    head = BeautifulSoup(client.get("/reviews/?kind=film&year=2022").content, "html.parser").head
    assert head.select_one('meta[property="og:title"]')["content"] == "Reviews: 2022, film"
    assert head.title.get_text().startswith("Reviews: 2022, film")


VALUES = st.text(max_size=12) | st.sampled_from(["grief", "sea", "ana", "2021", "10", "film", "KR", "8", "title"])
NAMES = st.sampled_from(["tag", "year", "month", "person", "kind", "country", "min_rating", "sort", "page", "x"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(path=st.sampled_from(LISTS[1:5]), asked=st.dictionaries(NAMES, st.lists(VALUES, max_size=3), max_size=5))
def test_any_query_string_of_a_list_is_answered(
    shelf: BlogIndexPage, client: Client, path: str, asked: dict[str, list[str]]
) -> None:
    response = client.get(f"/reviews/{path}", asked)
    assert response.status_code == 200
    form: FilterForm = response.context["filter_form"]
    addresses = [choice.url for facet in form.facets for choice in facet.choices] + [
        chip.without for chip in form.chips
    ]
    known = {"tag", "year", "month", "person", "kind", "country", "min_rating", "sort"}
    assert all(set(parse_qs(address.lstrip("?"))) <= known for address in addresses)


def test_choices_are_not_for_robots_to_follow(shelf: BlogIndexPage, client: Client) -> None:
    html = BeautifulSoup(client.get("/reviews/").content, "html.parser")
    assert all("nofollow" in link["rel"] for link in html.select(".choices a"))
