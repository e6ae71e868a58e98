"""How many queries a page takes: few, and as many with a thousand posts as with ten."""

import datetime
import itertools

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.models import ReviewPage, SiteLink, Tag
from blog.models.settings import BlogSettings
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    AuthorFactory,
    PersonFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WatchlistEntryFactory,
    WorkFactory,
    WorkTitleFactory,
    body,
)
from tests.sizes import POSTS

LIMITS = {
    "/": 12,
    "/reviews/": 12,
    "/reviews/?page=2": 12,
    "/reviews/?tag=grief&person=ana-lind&year=2021&month=10&kind=drama&sort=rating": 12,
    "/reviews/salt-road/": 12,
    "/reviews/2021/": 12,
    "/reviews/2021/10/": 12,
    "/reviews/2021/in-review/": 12,
    "/reviews/tag/": 12,
    "/reviews/tag/grief/": 12,
    "/reviews/tag/grief/?person=ana-lind&year=2021&sort=title": 12,
    "/reviews/theme/grief/": 12,
    "/reviews/people/": 12,
    "/reviews/people/ana-lind/": 13,
    "/reviews/works/": 12,
    "/reviews/works/salt-road/": 12,
    "/reviews/by/mina-hale/": 12,
    "/reviews/watch-list/": 12,
    "/reviews/mentioned/": 12,
    "/reviews/feed/": 12,
    "/reviews/feed/atom/": 12,
    "/reviews/feed/json/": 12,
    "/reviews/tag/grief/feed/": 12,
    "/reviews/feeds/": 12,
    "/reviews/share/salt-road/": 12,
    "/reviews/search/?query=salt": 16,
    "/reviews/search/?query=salt&tag=grief&year=2021&sort=rating": 18,
    "/reviews/search/?query=xylophone": 15,
    "/search/?query=ana": 16,
    "/reviews/search/?query=ana+saltt": 17,
    "/reviews/search/?query=slat+raod": 16,
    "/reviews/search/?query=salt+-x+tag:grief+person:ana-lind&sort=title": 19,
}


@pytest.fixture
def reviewed(index: BlogIndexPage) -> ReviewPage:
    """A review that uses everything that costs a query, on a site whose owner set links."""
    settings = BlogSettings.objects.create(site=index.get_site(), name="Blog")
    for place in ("menu", "footer"):
        SiteLink.objects.create(settings=settings, place=place, page=index.page_ptr)
    work = WorkFactory(title="Salt Road")
    WorkTitleFactory(work=work)
    roles = [RoleFactory(work=work, person__name="Ana Lind"), RoleFactory(work=work)]
    tag, next_work = TagFactory(name="grief"), WorkFactory()
    WatchlistEntryFactory(work=next_work, state="watching")
    page = ReviewPageFactory(
        parent=index,
        title="Salt Road",
        slug="salt-road",
        work=work,
        author=AuthorFactory(name="Mina Hale"),
        body=body(
            ("introduction", {"text": "<p>Salt.</p>", "spoiler": "safe"}),
            ("theme", {"tag": tag.pk, "text": "<p>Grief.</p>", "spoiler": "full"}),
            *(("character", {"person": role.person.pk, "text": "<p>x</p>", "spoiler": "full"}) for role in roles),
            *(("cast_comment", {"person": role.person.pk, "text": "<p>x</p>", "spoiler": "full"}) for role in roles),
            ("next_up", {"work": next_work.pk, "text": "<p>x</p>", "spoiler": "full"}),
        ),
    )
    page.tags.add(tag)
    page.save()
    return page


def _more(review: ReviewPage, number: int) -> None:
    """Further reviews that stand on the same pages."""
    tag, person = Tag.objects.get(name="grief"), review.work.roles.get(person__name="Ana Lind").person
    index = BlogIndexPage.objects.get(pk=review.get_parent().pk)
    theme = body(("theme", {"tag": tag.pk, "text": "<p>Salt again.</p>", "spoiler": "safe"}))
    months = itertools.cycle([1, 5, 10])
    for turn in range(number):
        work = review.work if turn % 4 == 0 else WorkFactory()
        if work != review.work:
            RoleFactory(work=work, person=person)
            RoleFactory(work=work, person=PersonFactory())
        date = datetime.date(2021, next(months), 1)
        page = ReviewPageFactory(parent=index, work=work, author=review.author, date=date, body=theme)
        page.tags.add(tag)
        page.save()


def _queries(client: Client) -> dict[str, int]:
    counts = {}
    for address in LIMITS:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        assert response.status_code == 200, address
        counts[address] = len(captured)
    return counts


def test_every_page_takes_few_queries_however_many_posts(reviewed: ReviewPage, client: Client) -> None:
    _more(reviewed, 14)
    few = _queries(client)
    assert {address: count for address, count in few.items() if count > LIMITS[address]} == {}
    _more(reviewed, POSTS - 15)
    many = _queries(client)
    assert {address: count for address, count in many.items() if count > few[address]} == {}
