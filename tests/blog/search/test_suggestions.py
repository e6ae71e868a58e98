"""Suggestions: names of what is public, in groups."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.models import PersonName
from blog.search.suggestions import MOST_OF_A_GROUP
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    PersonFactory,
    PostPageFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WatchlistEntryFactory,
    WorkFactory,
    WorkTitleFactory,
    body,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(index: BlogIndexPage, client: Client) -> Any:
    """A function from what was typed to the groups that are suggested."""

    def ask(typed: str) -> dict[str, list[dict[str, str]]]:
        answer = client.get("/reviews/search/suggest/", {"query": typed}).json()
        return {group["kind"]: group["items"] for group in answer["groups"]}

    return ask


def test_works_people_tags_and_posts_are_suggested_with_their_addresses(index: BlogIndexPage, suggest: Any) -> None:
    work = WorkFactory(title="Salt Road")
    WorkTitleFactory(work=work, title="소금길")
    role = RoleFactory(work=work, person=PersonFactory(name="Salt Kim"))
    PersonName.objects.create(person=role.person, language="ko", name="김소금")
    review = ReviewPageFactory(parent=index, title="The road of salt", slug="road", work=work)
    review.tags.add(TagFactory(name="salt"))
    review.save()
    assert suggest("Salt") == {
        "works": [{"label": "Salt Road", "native": "소금길", "language": "ko", "url": "/reviews/works/salt-road/"}],
        "people": [{"label": "Salt Kim", "native": "김소금", "language": "ko", "url": "/reviews/people/salt-kim/"}],
        "tags": [{"label": "salt", "native": "", "language": "", "url": "/reviews/tag/salt/"}],
        "posts": [{"label": "The road of salt", "native": "소금길", "language": "ko", "url": "/reviews/road/"}],
    }


def test_a_native_title_suggests_the_work(index: BlogIndexPage, suggest: Any) -> None:
    review = ReviewPageFactory(parent=index, title="Salt Road", work=WorkFactory(title="Salt Road"))
    WorkTitleFactory(work=review.work, title="소금길")
    assert [item["label"] for item in suggest("소금")["works"]] == ["Salt Road"]


def test_the_words_of_a_post_title_may_be_unfinished(index: BlogIndexPage, suggest: Any) -> None:
    PostPageFactory(parent=index, title="What I saw this winter")
    assert [item["label"] for item in suggest("winter sa")["posts"]] == ["What I saw this winter"]
    assert suggest("ter") == {}


def test_a_name_with_typing_errors_is_suggested_where_no_name_begins_like_it(
    index: BlogIndexPage, suggest: Any
) -> None:
    ReviewPageFactory(parent=index, title="Winter", work=WorkFactory(title="Winter"))
    assert [item["label"] for item in suggest("wintre")["works"]] == ["Winter"]


def test_what_the_watch_list_names_is_suggested(index: BlogIndexPage, suggest: Any) -> None:
    entry = WatchlistEntryFactory(work=WorkFactory(title="Salt Road"))
    RoleFactory(work=entry.work, person=PersonFactory(name="Salt Kim"))
    assert set(suggest("salt")) == {"works", "people"}


def test_what_a_block_names_is_suggested(index: BlogIndexPage, suggest: Any) -> None:
    work = WorkFactory(title="Salt Road")
    PostPageFactory(parent=index, body=body(("next_up", {"work": work.pk, "text": "<p>x</p>", "spoiler": "full"})))
    assert set(suggest("salt")) == {"works"}


def test_nothing_is_suggested_that_nothing_public_names(index: BlogIndexPage, suggest: Any) -> None:
    work = WorkFactory(title="Salt Road")
    RoleFactory(work=work, person=PersonFactory(name="Salt Kim"))
    draft = ReviewPageFactory(parent=index, title="Salt", work=work, live=False)
    draft.tags.add(TagFactory(name="salt"))
    draft.save()
    assert suggest("salt") == {}
    private = ReviewPageFactory(parent=index, title="Salt", work=work)
    private.tags.add("salt")
    private.save()
    assert set(suggest("salt")) == {"works", "people", "tags", "posts"}
    private.view_restrictions.create(restriction_type="login")
    assert suggest("salt") == {}


def test_the_closest_names_come_first_and_few_of_them(index: BlogIndexPage, suggest: Any) -> None:
    for number in range(MOST_OF_A_GROUP + 2):
        ReviewPageFactory(parent=index, work=WorkFactory(title=f"The Salt {number}"))
    ReviewPageFactory(parent=index, work=WorkFactory(title="Salt"))
    labels = [item["label"] for item in suggest("salt")["works"]]
    assert labels[0] == "Salt"
    assert len(labels) == MOST_OF_A_GROUP


@pytest.mark.parametrize("typed", ["", " ", "\x00"])
def test_nothing_typed_suggests_nothing(index: BlogIndexPage, suggest: Any, typed: str) -> None:
    PostPageFactory(parent=index)
    assert suggest(typed) == {}


def test_suggesting_takes_as_many_queries_with_few_as_with_many(index: BlogIndexPage, client: Client) -> None:
    def queries() -> int:
        client.get("/reviews/search/suggest/?query=salt")
        with CaptureQueriesContext(connection) as captured:
            client.get("/reviews/search/suggest/?query=salt")
        return len(captured)

    def more(number: int) -> None:
        for _ in range(number):
            review = ReviewPageFactory(parent=index, title="Salt", work=WorkFactory(title="Salt"))
            WorkTitleFactory(work=review.work)
            RoleFactory(work=review.work, person=PersonFactory(name="Salt Kim"))

    TagFactory(name="salt")
    more(2)
    few = queries()
    more(12)
    assert queries() == few <= 15
