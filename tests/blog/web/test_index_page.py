"""The routes of the index page, and what happens to addresses that nobody meant."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from blog.models.slugs import RESERVED_SLUGS
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory, ReviewPageFactory, blog_site


def test_what_is_reserved_is_what_the_routes_begin_with() -> None:
    first = {str(route.pattern).lstrip("^").split("/")[0] for route in BlogIndexPage.get_subpage_urls()}
    fixed = {segment for segment in first if segment and not segment.startswith("(?P<year>")}
    kinds = next(segment for segment in fixed if segment.startswith("(?P<kind>"))
    named = set(kinds.removeprefix("(?P<kind>").rstrip(")").split("|"))
    assert (fixed - {kinds}) | named == RESERVED_SLUGS


def test_routes_have_addresses(index: BlogIndexPage) -> None:
    assert index.route_url(None, "month", year=2021, month="10") == "/reviews/2021/10/"
    assert index.route_url(None, "tag", slug="눈물") == "/reviews/tag/%EB%88%88%EB%AC%BC/"


def test_a_post_is_read_at_its_address(index: BlogIndexPage, client: Client) -> None:
    review = ReviewPageFactory(parent=index, title="Salt Road", slug="salt-road")
    post = PostPageFactory(parent=index, title="News", slug="news")
    assert client.get("/reviews/salt-road/").context["page"] == review
    assert client.get("/reviews/news/").context["page"] == post


def test_a_draft_is_not_found(index: BlogIndexPage, client: Client) -> None:
    PostPageFactory(parent=index, slug="draft", live=False)
    assert client.get("/reviews/draft/").status_code == 404


def test_a_private_post_asks_for_its_password_and_shows_nothing(index: BlogIndexPage, client: Client) -> None:
    page = PostPageFactory(parent=index, slug="secret", title="A secret title", pitch="A secret pitch")
    page.view_restrictions.create(restriction_type="password", password="open sesame")
    response = client.get("/reviews/secret/")
    assert b"secret pitch" not in response.content
    assert b'type="password"' in response.content


def test_an_index_under_a_private_page_hides_its_routes_too(index: BlogIndexPage, client: Client) -> None:
    PostPageFactory(parent=index, slug="secret", pitch="A secret pitch")
    index.view_restrictions.create(restriction_type="password", password="open sesame")
    for path in ("", "secret/", "2021/10/", "tag/", "feed/", "search/?query=secret"):
        assert b"A secret pitch" not in client.get(f"/reviews/{path}").content


HOSTILE = [
    "/reviews/0/",
    "/reviews/2021/13/",
    "/reviews/99999999999/",
    "/reviews/tag/%00/",
    "/reviews/people/%00/",
    "/reviews/%00/",
    "/reviews/works/" + "x" * 5000 + "/",
    "/reviews/?year=x&month=99&tag=%00&min_rating=NaN&sort=%22&kind=%27&country=..&person=%F0%9F%98%80",
    "/reviews/?page=abc",
    '/search/?query="',
    "/search/?query=%00",
    "/search/?query=" + "x" * 5000,
    "/search/?query=%ED%A0%80",
    "/search/?query=%FF%FE",
    "/search/?query=" + "a+" * 600,
    '/reviews/search/?query="&page=abc',
    '/reviews/search/suggest/?query="',
    "/reviews/search/suggest/?query=%00",
    "/search/suggest/?query=" + "x" * 5000,
    "/reviews/feed/?x=%00",
    "/reviews//",
    "/reviews/%2e%2e/",
]


@pytest.mark.parametrize("address", HOSTILE, ids=lambda address: address[:40])
def test_no_address_breaks_the_site(index: BlogIndexPage, client: Client, address: str) -> None:
    ReviewPageFactory(parent=index)
    assert client.get(address).status_code in (200, 301, 302, 404)


class AnyAddress(TestCase):
    """Addresses and query strings that hypothesis thinks of."""

    @classmethod
    def setUpTestData(cls) -> None:
        """One review to miss."""
        ReviewPageFactory(parent=blog_site())

    @given(
        st.sampled_from(["", "tag/", "people/", "works/", "by/", "theme/", "2021/"]),
        st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=30),
    )
    def test_any_path_below_the_index_is_found_or_not(self, room: str, rest: str) -> None:
        response = self.client.get(f"/reviews/{room}{rest}/")
        assert response.status_code in (200, 301, 302, 404)

    @given(
        st.dictionaries(
            st.sampled_from(
                ["page", "tag", "year", "month", "person", "kind", "country", "min_rating", "sort", "query"]
            ),
            st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=30),
        )
    )
    def test_any_query_string_is_answered(self, query: dict[str, str]) -> None:
        for path in ("/reviews/", "/reviews/search/"):
            assert self.client.get(path, query).status_code == 200
