"""The site's search at /search/: that of its index page."""

import pytest
from django.test import Client

from tests.factories import PostPageFactory, blog_site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/search/", "/search/suggest/"])
def test_without_an_index_page_there_is_nothing_to_search(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/search/", "/search/suggest/"])
def test_search_is_for_reading(client: Client, address: str) -> None:
    blog_site()
    assert client.post(address).status_code == 405


def test_the_site_finds_what_the_blog_finds(client: Client) -> None:
    PostPageFactory(parent=blog_site(), title="Salt Road")
    site = client.get("/search/", {"query": "salt"})
    assert "search/search.html" in [template.name for template in site.templates]
    assert [result.post.title for result in site.context["results"]] == ["Salt Road"]
    suggested = client.get("/search/suggest/", {"query": "salt"}).json()
    assert suggested == client.get("/reviews/search/suggest/", {"query": "salt"}).json()


def test_an_unpublished_index_page_is_not_searched(client: Client) -> None:
    index = blog_site()
    index.unpublish()
    assert client.get("/search/").status_code == 404
