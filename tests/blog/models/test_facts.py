"""Tests of blog.models.facts."""

import pytest

from blog.models import ExternalRating, PostPage, Work, WorkLink
from blog.models.facts import post_facts, work_facts
from tests.factories import ReviewPageFactory, WorkFactory, blog_site

pytestmark = pytest.mark.django_db

RUNS = "javascript:alert(document.cookie)"
ELSEWHERE = "https://watch.example/tide"


@pytest.fixture
def work() -> Work:
    work = WorkFactory()
    for label, url in (("Runs", RUNS), ("Watch", ELSEWHERE)):
        WorkLink.objects.create(work=work, kind=WorkLink.Kind.WATCH, label=label, url=url)
    return work


def test_a_link_that_a_browser_would_run_is_no_link_of_the_work(work):
    asked = work_facts(Work.objects.get(), in_full=True)
    brought = work_facts(Work.objects.with_facts().get(), in_full=True)
    assert [link.url for link in asked.links] == [link.url for link in brought.links] == [ELSEWHERE]


def test_an_external_rating_keeps_its_figure_without_such_a_link(work):
    review = ReviewPageFactory(parent=blog_site(), work=work)
    for source, url in (("Runs", RUNS), ("Links", ELSEWHERE)):
        ExternalRating.objects.create(review=review, source=source, value=8, url=url)
    asked = post_facts(PostPage.objects.get(pk=review.pk), in_full=True)
    brought = post_facts(PostPage.objects.heads(among=PostPage.objects.all()).get(pk=review.pk), in_full=True)
    for facts in (asked, brought):
        assert [(rating.source, rating.url) for rating in facts.external_ratings] == [
            ("Runs", ""),
            ("Links", ELSEWHERE),
        ]


@pytest.mark.parametrize(
    "kind, state, number, rewatch, label",
    [
        ("drama", "finished", None, False, ""),
        ("drama", "dropped", 6, False, "Dropped at episode 6"),
        ("drama", "watching", None, True, "Rewatch · Watching"),
        ("book", "dropped", 9, False, "Dropped at chapter 9"),
        ("book", "watching", 3, False, "Reading, at chapter 3"),
        ("book", "finished", None, True, "Read again"),
    ],
)
def test_how_far_a_work_was_watched_or_a_book_read_is_said_in_its_own_words(kind, state, number, rewatch, label):
    review = ReviewPageFactory(
        parent=blog_site(), work=WorkFactory(kind=kind), viewing_state=state, viewing_episode=number, rewatch=rewatch
    )
    assert post_facts(PostPage.objects.get(pk=review.pk)).viewing.label == label
