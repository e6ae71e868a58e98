"""Old addresses of works, people and tags lead on, at once and for good."""

from typing import Any

import pytest
from django.test import Client

from blog.models import OldSlug, Person, ReviewPage, Tag, Work
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, TagFactory, WorkFactory, body


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    """A review of Salt Road with Ana Lind, tagged grief and with a section on it."""
    role = RoleFactory(work__title="Salt Road", person__name="Ana Lind")
    tag = TagFactory(name="grief")
    theme = body(("theme", {"tag": tag.pk, "text": "<p>Debts.</p>", "spoiler": "safe"}))
    review = ReviewPageFactory(parent=index, work=role.work, body=theme)
    review.tags.add(tag)
    review.save()
    return review


def _rename(model: type[Any], old: str, new: str) -> None:
    thing = model.objects.get(slug=old)
    thing.slug = new
    thing.save()


@pytest.mark.parametrize(
    "model, old, new, before, after",
    [
        (Person, "ana-lind", "ana-lindt", "people/ana-lind/", "people/ana-lindt/"),
        (Person, "ana-lind", "ana-lindt", "people/ana-lind/feed/", "people/ana-lindt/feed/"),
        (Person, "ana-lind", "아나", "people/ana-lind/?sort=title", "people/%EC%95%84%EB%82%98/?sort=title"),
        (Work, "salt-road", "salt-lane", "works/salt-road/", "works/salt-lane/"),
        (Work, "salt-road", "salt-lane", "works/salt-road/feed/atom/", "works/salt-lane/feed/atom/"),
        (Tag, "grief", "mourning", "tag/grief/", "tag/mourning/"),
        (Tag, "grief", "mourning", "tag/grief/feed/json/", "tag/mourning/feed/json/"),
        (Tag, "grief", "mourning", "theme/grief/", "theme/mourning/"),
    ],
)
def test_an_old_address_answers_301(
    review: ReviewPage, client: Client, model: type[Any], old: str, new: str, before: str, after: str
) -> None:
    assert client.get(f"/reviews/{before}").status_code == 200
    _rename(model, old, new)
    response = client.get(f"/reviews/{before}")
    assert (response.status_code, response["Location"]) == (301, f"/reviews/{after}")
    assert client.get(response["Location"]).status_code == 200


def test_every_old_address_leads_to_the_latest_one_in_one_step(review: ReviewPage, client: Client) -> None:
    for old, new in (("ana-lind", "b"), ("b", "c"), ("c", "d")):
        _rename(Person, old, new)
    for old in ("ana-lind", "b", "c"):
        assert client.get(f"/reviews/people/{old}/")["Location"] == "/reviews/people/d/"


def test_a_slug_that_is_taken_back_is_no_longer_an_old_one(review: ReviewPage, client: Client) -> None:
    _rename(Person, "ana-lind", "b")
    _rename(Person, "b", "ana-lind")
    assert client.get("/reviews/people/ana-lind/").status_code == 200
    assert client.get("/reviews/people/b/")["Location"] == "/reviews/people/ana-lind/"


def test_nobody_learns_the_new_name_of_what_is_not_public(index: BlogIndexPage, client: Client) -> None:
    PersonFactory(name="Ana Lind")
    _rename(Person, "ana-lind", "secret")
    assert client.get("/reviews/people/ana-lind/").status_code == 404


def test_somebody_of_an_old_name_gets_another_address(review: ReviewPage, client: Client) -> None:
    _rename(Person, "ana-lind", "b")
    assert PersonFactory(name="Ana Lind").slug == "ana-lind-2"
    assert WorkFactory(title="Ana Lind").slug == "ana-lind"
    assert client.get("/reviews/people/ana-lind/")["Location"] == "/reviews/people/b/"


def test_a_new_name_alone_keeps_the_address(review: ReviewPage) -> None:
    for model, field in ((Person, "name"), (Work, "title"), (Tag, "name")):
        thing = model.objects.get()
        slug = thing.slug
        setattr(thing, field, "Quite Another")
        thing.save()
        assert model.objects.get().slug == slug
    assert not OldSlug.objects.exists()


def test_an_address_that_nobody_ever_had_is_not_found(index: BlogIndexPage, client: Client) -> None:
    for address in ("people/x/", "works/x/", "tag/x/", "theme/x/", "by/x/", "by/x/feed/", "tag/x/feed/"):
        assert client.get(f"/reviews/{address}").status_code == 404
