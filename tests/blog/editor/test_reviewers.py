"""The demo's reviewer: writes reviews, makes works and people, and publishes nothing."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from blog.models import Person, ReviewPage
from blog.web.index_page import BlogIndexPage
from home.demo import loader


@pytest.fixture
def reviewer(db: None, client: Client) -> Client:
    """The browser of the demo's reviewer."""
    loader.load()
    client.force_login(get_user_model().objects.get(username=loader.REVIEWER))
    return client


def test_a_reviewer_makes_works_and_people_and_sends_a_review_in_without_publishing(reviewer: Client) -> None:
    index = BlogIndexPage.objects.get()
    for kind in ("work", "person", "tag", "watchlistentry"):
        assert reviewer.get(f"/admin/snippets/blog/{kind}/").status_code == 200
        assert reviewer.get(f"/admin/snippets/blog/{kind}/add/").status_code == 200
    reviewer.post("/admin/snippets/choose/blog/person/create/", {"new-name": "Somebody New"})
    assert Person.objects.filter(name="Somebody New").exists()

    assert reviewer.get("/admin/reviews/").status_code == 200
    form = reviewer.get(f"/admin/pages/add/blog/reviewpage/{index.pk}/").content.decode()
    assert "action-submit" in form
    assert "action-publish" not in form
    live = ReviewPage.objects.live().first()
    assert reviewer.get(f"/admin/pages/{live.pk}/unpublish/").status_code == 302
    assert ReviewPage.objects.live().filter(pk=live.pk).exists()

    for address in ("/admin/settings/blog/blogsettings/", "/admin/users/", "/admin/snippets/blog/author/"):
        assert reviewer.get(address).status_code == 302
    person = Person.objects.first()
    assert reviewer.post(f"/admin/snippets/blog/person/delete/{person.pk}/").status_code == 302
    assert Person.objects.filter(pk=person.pk).exists()
