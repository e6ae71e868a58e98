"""The front page."""

import pytest
from django.test import Client

from tests.factories import ReviewPageFactory, WatchlistEntryFactory, blog_site

pytestmark = pytest.mark.django_db


def test_the_latest_review_leads(client: Client) -> None:
    index = blog_site()
    older = ReviewPageFactory(parent=index, date="2021-10-04")
    newest = ReviewPageFactory(parent=index, date="2022-10-04")
    WatchlistEntryFactory(state="watching")
    WatchlistEntryFactory(state="planned")
    context = client.get("/").context
    assert context["latest"].pk == newest.pk
    assert [post.pk for post in context["posts"]] == [older.pk]
    assert len(context["watching"]) == 1


def test_a_blog_without_posts_has_a_front_page(client: Client) -> None:
    blog_site()
    assert client.get("/").status_code == 200


def test_a_site_without_a_blog_has_a_front_page_and_no_search(client: Client) -> None:
    blog_site().delete()
    assert client.get("/").status_code == 200
    assert client.get("/search/").status_code == 404
