"""The watch list as readers see it, and how it closes."""

import pytest
from django.test import Client

from blog.models import ReviewPage, WatchlistEntry
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory, WatchlistEntryFactory, WorkFactory


def test_entries_stand_by_state_in_their_order(index: BlogIndexPage, client: Client) -> None:
    for state, title, order in (("planned", "Later", 2), ("planned", "Sooner", 1), ("watching", "Now", 3)):
        WatchlistEntryFactory(work__title=title, state=state, order=order)
    groups = client.get("/reviews/watch-list/").context["groups"]
    assert [(label, [entry.work.title for entry in entries]) for label, entries in groups] == [
        ("watching", ["Now"]),
        ("planned", ["Sooner", "Later"]),
    ]


def test_an_empty_list_says_so(index: BlogIndexPage, client: Client) -> None:
    assert client.get("/reviews/watch-list/").status_code == 200


@pytest.mark.parametrize("viewing, state", [("finished", "finished"), ("dropped", "dropped"), ("watching", "watching")])
def test_publishing_a_review_closes_the_entry_of_its_work(
    index: BlogIndexPage, client: Client, viewing: str, state: str
) -> None:
    entry = WatchlistEntryFactory()
    other = WatchlistEntryFactory()
    review = ReviewPageFactory(parent=index, work=entry.work, live=False, viewing_state=viewing)
    entry.refresh_from_db()
    assert entry.review is None
    review.save_revision().publish()
    entry.refresh_from_db()
    other.refresh_from_db()
    assert (entry.review, entry.state) == (review, state)
    assert (other.review, other.state) == (None, "planned")
    assert review.url in client.get("/reviews/watch-list/").content.decode()


def test_a_review_that_is_no_longer_public_is_not_linked(index: BlogIndexPage, client: Client) -> None:
    entry = WatchlistEntryFactory()
    review = ReviewPageFactory(parent=index, work=entry.work, live=False)
    review.save_revision().publish()
    ReviewPage.objects.get(pk=review.pk).unpublish()
    assert f"/reviews/{review.slug}/" not in client.get("/reviews/watch-list/").content.decode()


def test_publishing_again_leaves_what_was_planned_since_then_open(index: BlogIndexPage) -> None:
    review = ReviewPageFactory(parent=index, live=False)
    review.save_revision().publish()
    planned = WatchlistEntryFactory(work=review.work)
    ReviewPage.objects.get(pk=review.pk).save_revision().publish()
    planned.refresh_from_db()
    assert (planned.review, planned.state) == (None, "planned")


def test_a_review_finished_later_tells_the_entry_that_it_closed(index: BlogIndexPage) -> None:
    entry = WatchlistEntryFactory()
    review = ReviewPageFactory(parent=index, work=entry.work, live=False, viewing_state="watching")
    review.save_revision().publish()
    review = ReviewPage.objects.get(pk=review.pk)
    review.viewing_state = "finished"
    review.save_revision().publish()
    entry.refresh_from_db()
    assert (entry.review, entry.state) == (review, "finished")


def test_an_entry_closed_by_a_review_of_another_work_opens_again(index: BlogIndexPage) -> None:
    entry = WatchlistEntryFactory()
    review = ReviewPageFactory(parent=index, work=entry.work, live=False)
    review.save_revision().publish()
    review = ReviewPage.objects.get(pk=review.pk)
    review.work = WorkFactory()
    review.save_revision().publish()
    entry.refresh_from_db()
    assert (entry.review, entry.state) == (None, "planned")


def test_a_review_without_a_work_closes_nothing(index: BlogIndexPage) -> None:
    WatchlistEntryFactory()
    review = ReviewPageFactory(parent=index, work=WorkFactory(), live=False)
    review.work = None
    assert WatchlistEntry.objects.close_for(review) == 0
