"""Search, suggestions, counts and lists say what is true now: one test for each thing that may happen to a post."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from blog.models import PersonName, PostPage, ReviewPage, Role, SearchDocument, WorkTitle
from blog.search.tables import text_tables
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    BlogIndexPageFactory,
    PersonFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WorkFactory,
    body,
)

pytestmark = pytest.mark.django_db

# By title, in another script, by person, tag, safe text and hidden text.
WORDS = ["Lantern Road", "등불길", "Ana Lind", "grief", "lighthouse", "drowned", "Lantren Road"]


@pytest.fixture
def review(index: BlogIndexPage, committed: Callable) -> ReviewPage:
    """A live review that is found in every way."""
    blocks = body(
        ("introduction", {"text": "<p>A lighthouse in winter.</p>", "spoiler": "safe"}),
        ("summary", {"text": "<p>The keeper drowned.</p>", "spoiler": "full"}),
    )
    with committed():
        work = WorkFactory(title="Lantern Road", kind="film", country="KR")
        WorkTitle.objects.create(work=work, title="등불길", language="ko")
        RoleFactory(work=work, person=PersonFactory(name="Ana Lind"))
        page = ReviewPageFactory(parent=index, title="Lantern Road", slug="lantern-road", work=work, body=blocks)
        page.tags.add(TagFactory(name="grief"))
        page.save()
    return ReviewPage.objects.get(pk=page.pk)


class Reader:
    """Somebody who looks at every place where a post may be found."""

    def __init__(self, address: str = "/reviews/") -> None:
        self.address = address
        self.client = Client()

    def finds(self, typed: str) -> list[str]:
        """Titles of the results of a search."""
        response = self.client.get(f"{self.address}search/", {"query": typed})
        return [result.post.title for result in response.context["results"]]

    def suggested(self, typed: str) -> set[str]:
        """Everything that is suggested."""
        groups = self.client.get(f"{self.address}search/suggest/", {"query": typed}).json()["groups"]
        return {item["label"] for group in groups for item in group["items"]}

    def counts(self) -> dict[str, int]:
        """How many posts each choice of the index's filters leaves, and how many there are."""
        response = self.client.get(self.address)
        choices = {
            f"{facet.name} {choice.label}": choice.count
            for facet in response.context["filter_form"].facets
            for choice in facet.choices
        }
        return {**choices, "all": response.context["posts"].paginator.count}

    def sees(self) -> bool:
        """Whether the post is everywhere, and not nowhere.

        Raises:
            AssertionError: it is in some places and not in others.
        """
        found = {
            **{f"search for {words}": bool(self.finds(words)) for words in WORDS},
            "suggested": bool(self.suggested("lant")),
            "person suggested": bool(self.suggested("ana li")),
            "tag suggested": bool(self.suggested("grie")),
            "count": bool(self.counts()["all"]),
            "filter": bool(self.client.get(f"{self.address}search/?tag=grief").context["results"].paginator.count),
        }
        assert len(set(found.values())) == 1, found
        return found["count"]


def _private(page: Any) -> None:
    page.view_restrictions.create(restriction_type="login")


def _expire(page: Page) -> None:
    past = timezone.now() - datetime.timedelta(hours=1)
    Page.objects.filter(pk=page.pk).update(expire_at=past)
    call_command("publish_scheduled", verbosity=0)


GONE: dict[str, Callable[[ReviewPage], Any]] = {
    "unpublished": lambda review: review.unpublish(),
    "unpublished as a plain page": lambda review: Page.objects.get(pk=review.pk).unpublish(),
    "its time has run out": _expire,
    "deleted": lambda review: review.delete(),
    "deleted as a plain page": lambda review: Page.objects.get(pk=review.pk).delete(),
    "private": _private,
}


@pytest.mark.parametrize("event", GONE)
def test_a_post_that_is_not_public_any_more_is_nowhere(review: ReviewPage, committed: Callable, event: str) -> None:
    reader = Reader()
    assert reader.sees()
    with committed():
        GONE[event](review)
    assert not reader.sees()


def test_what_is_kept_of_a_post_goes_with_it(review: ReviewPage, committed: Callable) -> None:
    with committed():
        Page.objects.get(pk=review.pk).unpublish()
    assert not SearchDocument.objects.exists()
    assert review.pk not in text_tables().kept_posts()


def test_a_post_that_is_public_again_is_everywhere(review: ReviewPage, committed: Callable) -> None:
    reader = Reader()
    with committed():
        review.unpublish()
    assert not reader.sees()
    with committed():
        ReviewPage.objects.get(pk=review.pk).save_revision().publish()
    assert reader.sees()
    restriction = review.view_restrictions.create(restriction_type="login")
    assert not reader.sees()
    restriction.delete()
    assert reader.sees()


def test_a_draft_is_nowhere_until_its_time_has_come(review: ReviewPage, committed: Callable) -> None:
    reader = Reader()
    with committed():
        review.unpublish()
        draft = ReviewPage.objects.get(pk=review.pk)
        draft.go_live_at = timezone.now() + datetime.timedelta(hours=1)
        draft.save_revision().publish()
    assert not reader.sees()
    with committed():
        revision = ReviewPage.objects.get(pk=review.pk).get_latest_revision()
        revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
        revision.content["go_live_at"] = None
        revision.save()
        call_command("publish_scheduled", verbosity=0)
    assert reader.sees()


def test_words_of_a_draft_are_not_found(review: ReviewPage, committed: Callable) -> None:
    with committed():
        review.title = "Pepper"
        review.body = body(("introduction", {"text": "<p>A xylophone.</p>", "spoiler": "safe"}))
        review.save_revision()
    assert Reader().sees()
    assert Reader().finds("xylophone") == Reader().finds("pepper") == []


def test_renaming_is_followed(review: ReviewPage, committed: Callable) -> None:
    reader = Reader()
    person, tag = review.work.roles.get().person, review.tags.get()
    with committed():
        review.title = "Pepper Street"
        review.save_revision().publish()
        review.work.title, person.name, tag.name = "Pepper Work", "Bo Ekman", "mirth"
        for thing in (review.work, person, tag):
            thing.save()
        WorkTitle.objects.all().delete()
    for new in ("pepper street", "pepper work", "bo ekman", "mirth", "Peper Stret"):
        assert reader.finds(new) == ["Pepper Street"], new
    for old in ("lantern road", "등불길", "ana lind", "grief"):
        assert reader.finds(old) == [], old
    assert reader.suggested("pepper") == {"Pepper Work", "Pepper Street"}
    assert reader.suggested("ana li") == reader.suggested("lantern") == set()


def test_moving_a_post_to_another_index_is_followed(
    review: ReviewPage, index: BlogIndexPage, committed: Callable
) -> None:
    other = BlogIndexPageFactory(parent=index.get_parent(), title="Other", slug="other")
    here, there = Reader(), Reader("/other/")
    assert (here.sees(), there.sees()) == (True, False)
    with committed():
        review.move(other, pos="last-child")
    assert (here.sees(), there.sees()) == (False, True)


def test_merging_two_people_is_followed(review: ReviewPage, committed: Callable) -> None:
    with committed():
        one, other = review.work.roles.get().person, PersonFactory(name="Ana Lindqvist")
        PersonName.objects.create(person=other, kind="other", name=one.name)
        for role in Role.objects.filter(person=one):
            role.person = other
            role.save()
        one.delete()
    assert Reader().finds("ana lindqvist") == Reader().finds("ana lind") == ["Lantern Road"]
    assert Reader().suggested("ana") == {"Ana Lindqvist"}


def test_facts_of_a_work_are_followed_by_filters(review: ReviewPage, committed: Callable) -> None:
    def found(query: str) -> int:
        return Client().get(f"/reviews/search/?{query}").context["results"].paginator.count

    assert (found("kind=film"), found("kind=book"), found("country=KR")) == (1, 0, 1)
    with committed():
        review.work.kind, review.work.country = "book", "JP"
        review.work.save()
    assert (found("kind=film"), found("kind=book"), found("country=JP")) == (0, 1, 1)
    with committed():
        review.date = datetime.date(2019, 5, 1)
        review.rating_value, review.rating_scale = 4, 5
        review.save_revision().publish()
    assert (found("year=2019"), found("year=2021"), found("min_rating=8"), found("min_rating=9")) == (1, 0, 1, 0)


def test_rebuilding_makes_what_is_kept(review: ReviewPage) -> None:
    def kept() -> list[Any]:
        return list(SearchDocument.objects.order_by("pk").values())

    before = kept()
    SearchDocument.objects.all().delete()
    text_tables().forget([review.pk])
    assert not Reader().finds("lighthouse")
    call_command("rebuild_derived", verbosity=0)
    assert kept() == before
    assert Reader().sees()


def test_an_alias_of_a_private_post_is_nowhere(review: ReviewPage, index: BlogIndexPage, committed: Callable) -> None:
    other = BlogIndexPageFactory(parent=index.get_parent(), title="Other", slug="other")
    with committed():
        review.create_alias(parent=other)
    assert PostPage.objects.count() == 2
    assert Reader("/other/").sees()
    _private(review)
    assert not Reader("/other/").sees()
