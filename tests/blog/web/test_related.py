"""Related posts: what is shared is said, and what is closest comes first."""

import datetime

import pytest
from django.test import Client

from blog.models import WorkRelation
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, PostPageFactory, ReviewPageFactory, RoleFactory, WorkFactory

pytestmark = pytest.mark.django_db


def review(index: BlogIndexPage, title: str, *, people=(), tags=(), work=None, **fields):
    work = work or WorkFactory(title=title)
    for person in people:
        RoleFactory(work=work, person=person)
    page = ReviewPageFactory(parent=index, title=title, work=work, **fields)
    page.tags.add(*tags)
    page.save()
    return page


def related(client: Client, page) -> list[tuple[str, tuple[str, ...]]]:
    context = client.get(page.url).context
    return [(post.title, post.reasons) for post in context["near"].related]


def test_people_and_tags_that_are_shared_are_the_reason(index: BlogIndexPage, client: Client):
    ana, bo = PersonFactory(name="Ana Lind"), PersonFactory(name="Bo Sund")
    here = review(index, "Here", people=[ana, bo], tags=["grief", "family"])
    review(index, "One of them", people=[ana])
    review(index, "Two tags", tags=["grief", "family", "sea"])
    review(index, "Everything", people=[ana, bo], tags=["grief"])
    review(index, "Nothing in common", tags=["sea"])

    assert related(client, here) == [
        ("Everything", ("Ana Lind and Bo Sund are in both", "shares grief")),
        ("One of them", ("Ana Lind is in both",)),
        ("Two tags", ("shares family, grief",)),
    ]


def test_a_work_that_belongs_to_it_comes_before_shared_people(index: BlogIndexPage, client: Client):
    ana = PersonFactory(name="Ana Lind")
    first, second = WorkFactory(title="First"), WorkFactory(title="Second")
    WorkRelation.objects.create(work=second, kind="sequel_of", target=first)
    here = review(index, "First", work=first, people=[ana])
    sequel = review(index, "Second", work=second)
    review(index, "First again", work=first, date=datetime.date(2022, 1, 1))
    review(index, "With Ana", people=[ana])

    assert [title for title, _ in related(client, here)] == ["First again", "Second", "With Ana"]
    assert related(client, here)[1] == ("Second", ("its sequel",))
    assert ("First", ("what this is a sequel of",)) in related(client, sequel)


def test_of_equals_the_newest_and_no_more_than_three(index: BlogIndexPage, client: Client):
    here = review(index, "Here", tags=["grief"])
    for year in (2018, 2020, 2019, 2021):
        review(index, f"Of {year}", tags=["grief"], date=datetime.date(year, 1, 1))

    assert [title for title, _ in related(client, here)] == ["Of 2021", "Of 2020", "Of 2019"]


def test_what_is_not_public_is_not_related(index: BlogIndexPage, client: Client):
    here = review(index, "Here", tags=["grief"])
    hidden = review(index, "Unpublished", tags=["grief"])
    private = review(index, "Private", tags=["grief"])
    hidden.unpublish()
    private.view_restrictions.create(restriction_type="login")

    assert related(client, here) == []
    assert "Read next" not in client.get(here.url).content.decode()


def test_a_plain_post_is_related_by_its_tags(index: BlogIndexPage, client: Client):
    review(index, "About grief", tags=["grief"])
    post = PostPageFactory(parent=index, title="A note")
    post.tags.add("grief")
    post.save()

    assert related(client, post) == [("About grief", ("shares grief",))]


@pytest.mark.parametrize("count, words", [(3, "A0, A1 and 1 more are in both"), (4, "A0, A1 and 2 more are in both")])
def test_many_names_are_counted(index: BlogIndexPage, client: Client, count: int, words: str):
    people = [PersonFactory(name=f"A{number}") for number in range(count)]
    here = review(index, "Here", people=people)
    review(index, "There", people=people)

    assert related(client, here) == [("There", (words,))]
