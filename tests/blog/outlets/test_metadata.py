"""What pages say of themselves in their heads, as search engines and networks read it."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory

from blog.models import ReviewPage
from blog.models.settings import BlogSettings
from blog.outlets.metadata import open_graph_locale, post_metadata
from blog.web.index_page import BlogIndexPage
from tests.blog.outlets.posts import PUBLICATION, outgoing_post
from tests.factories import AuthorFactory, PostPageFactory, ReviewPageFactory, RoleFactory, body


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    BlogSettings.objects.create(site=index.get_site(), name="Verdict & Co")
    role = RoleFactory(person__name="Ana Lind", work__title="Salt Road")
    page = ReviewPageFactory(
        parent=index,
        title='Salt "Road" <after>',
        slug="salt-road",
        work=role.work,
        author=AuthorFactory(name="Mina Hale"),
        pitch="A road, & salt.",
        date=datetime.date(2021, 10, 1),
        date_precision="month",
        last_published_at=datetime.datetime(2022, 1, 2, 3, 4, 5, 6, tzinfo=datetime.UTC),
        body=body(("summary", {"text": "<p>He dies.</p>", "spoiler": "full"})),
    )
    page.tags.add("grief", "family")
    page.save()
    return page


def properties(client: Client, path: str) -> dict[str, list[str]]:
    """The meta elements of a page by their property or name, and its canonical address."""
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    found: dict[str, list[str]] = {}
    for element in soup.head.select("meta[content]"):
        found.setdefault(element.get("property") or element["name"], []).append(element["content"])
    found["canonical"] = [link["href"] for link in soup.head.select('link[rel="canonical"]')]
    return found


def test_a_review_says_what_it_is_and_nothing_hidden(review: ReviewPage, client: Client) -> None:
    said = properties(client, review.url)
    address = "http://localhost/reviews/salt-road/"
    expected = {
        "canonical": [address],
        "description": ["A road, & salt."],
        "og:type": ["article"],
        "og:site_name": ["Verdict & Co"],
        "og:title": ['Salt "Road" <after>'],
        "og:description": ["A road, & salt."],
        "og:url": [address],
        "og:locale": ["en_US"],
        "article:published_time": ["2021-10"],
        "article:modified_time": ["2022-01-02T03:04:05+00:00"],
        "article:author": ["http://localhost/reviews/by/mina-hale/"],
        "article:tag": ["family", "grief"],
    }
    assert {name: said.get(name) for name in expected} == expected
    assert "robots" not in said
    assert "dies" not in repr(said)


def test_an_address_with_a_query_string_is_not_another_page(review: ReviewPage, client: Client) -> None:
    assert properties(client, f"{review.url}?utm=x")["canonical"] == ["http://localhost/reviews/salt-road/"]


@pytest.mark.parametrize(
    "path", ["/", "/reviews/", "/reviews/2021/", "/reviews/tag/grief/", "/reviews/people/ana-lind/", "/reviews/feeds/"]
)
def test_other_pages_say_where_they_are(review: ReviewPage, client: Client, path: str) -> None:
    said = properties(client, path)
    assert said["canonical"] == said["og:url"] == [f"http://localhost{path}"]
    assert said["og:type"] == ["website"]
    assert said["og:title"] != [""]
    assert "article:published_time" not in said


def test_a_further_page_of_a_list_is_a_page_of_its_own(
    review: ReviewPage, client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.VERDICT_POSTS_PER_PAGE = 1
    PostPageFactory(parent=BlogIndexPage.objects.get())
    for query, number in (("?page=1", ""), ("?page=2", "?page=2"), ("?page=99", "?page=2"), ("?page=x&utm=1", "")):
        assert properties(client, f"/reviews/{query}")["canonical"] == [f"http://localhost/reviews/{number}"]


@pytest.mark.parametrize("path", ["/reviews/search/", "/search/", "/search/?query="])
def test_the_page_with_the_search_field_has_one_address(review: ReviewPage, client: Client, path: str) -> None:
    said = properties(client, path)
    assert said["canonical"] == ["http://localhost/reviews/search/"]
    assert "robots" not in said


@pytest.mark.parametrize(
    "path",
    ["/reviews/?tag=grief&year=2021", "/reviews/search/?query=salt", "/search/?query=salt", "/search/?kind=drama"],
)
def test_search_engines_do_not_list_what_was_searched_for(review: ReviewPage, client: Client, path: str) -> None:
    said = properties(client, path)
    assert said["robots"] == ["noindex, follow"]
    assert said["canonical"] == []


def test_a_page_that_asks_for_a_password_says_nothing_of_itself(review: ReviewPage, client: Client) -> None:
    review.view_restrictions.create(restriction_type="password", password="open sesame")
    content = client.get(review.url).content.decode()
    assert "Salt" not in content
    assert "og:" not in content
    assert "ld+json" not in content


def test_a_page_that_is_not_there_says_nothing_of_itself(review: ReviewPage, client: Client) -> None:
    response = client.get("/reviews/nothing/")
    assert response.status_code == 404
    assert b"canonical" not in response.content


def test_a_preview_says_what_is_in_the_editor(review: ReviewPage) -> None:
    review.title, review.pitch = "Another title", "Another pitch."
    response = review.make_preview_request(RequestFactory().get("/", headers={"host": "localhost"}), "")
    response.render()
    head = BeautifulSoup(response.content, "html.parser").head
    assert head.select_one('meta[property="og:title"]')["content"] == "Another title"
    assert head.select_one('meta[name="description"]')["content"] == "Another pitch."
    assert "Another pitch." in head.select_one('script[type="application/ld+json"]').string


@pytest.mark.parametrize(
    "language, expected",
    [("en", "en_US"), ("en-gb", "en_GB"), ("ko", "ko_KR"), ("pt-br", "pt_BR"), ("zh-hans", ""), ("", ""), ("xx", "")],
)
def test_open_graph_wants_a_language_and_a_country(language: str, expected: str) -> None:
    assert open_graph_locale(language) == expected


def test_a_post_without_dates_and_author_leaves_them_out() -> None:
    said = post_metadata(outgoing_post(date=None, last_published=None, byline=None, tags=()), PUBLICATION, None)
    assert (said.published, said.modified, said.author, said.tags, said.image) == ("", "", "", (), None)
