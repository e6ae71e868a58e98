"""A small site with something hidden in every place where editors hide things."""

import datetime
from dataclasses import dataclass

import pytest

from blog.models import ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.blog.audit import planting
from tests.factories import (
    AuthorFactory,
    PersonFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WatchlistEntryFactory,
    WorkFactory,
    body,
)

ENDING = "The lighthouse keeper sells his brother’s boat to the drowned man at midnight."


@dataclass(frozen=True)
class Site:
    """The site, its one review, and words of it that nobody may read elsewhere."""

    index: BlogIndexPage
    review: ReviewPage
    hidden: str = "keeper sells his brother’s boat to the drowned man"


@pytest.fixture
def site(index: BlogIndexPage, settings) -> Site:
    """A live review of which something is hidden; responses can be changed by `planting`."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, planting.MIDDLEWARE]
    person, tag = PersonFactory(name="Ana Lind"), TagFactory(name="grief")
    work = WorkFactory(title="Salt Road")
    RoleFactory(work=work, person=person, character="Oda")
    RoleFactory(work=work, character="her long lost mother", spoiler=True)
    WatchlistEntryFactory()
    review = ReviewPageFactory(
        parent=index,
        slug="salt-road",
        title="Salt Road",
        work=work,
        author=AuthorFactory(name="Mina Hale"),
        pitch="Two sisters walk along a coast that is not on any map.",
        date=datetime.date(2021, 10, 4),
        body=body(
            ("disclaimer", {"text": "<p>Everything is told here, down to the very last wave of it.</p>"}),
            (
                "introduction",
                {
                    "spoiler": "safe",
                    "text": "<p>My cousin lent me the first three tapes, and the culprit is <span data-spoiler>"
                    "Uncle Bo</span> by the way.</p>",
                },
            ),
            ("summary", {"spoiler": "full", "heading": "Why he drowned", "text": f"<p>{ENDING}</p>"}),
            (
                "cast_comment",
                {
                    "spoiler": "episode",
                    "spoiler_episode": 3,
                    "person": person.pk,
                    "text": "<p>She burns the only letter that could have cleared her own name.</p>",
                },
            ),
            (
                "theme",
                {
                    "spoiler": "full",
                    "tag": tag.pk,
                    "text": "<p>Nobody in this town ever learns what grief has cost them all.</p>",
                },
            ),
        ),
    )
    review.tags.add(tag)
    review.save()
    return Site(index, review)
