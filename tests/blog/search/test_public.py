"""What is public, asked of the database in Django's words and in SQL."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from blog.search.listing import documents_of, posts_of
from blog.search.public import PUBLIC_PERSON, PUBLIC_TAG, PUBLIC_WORK, public_people, public_tags, public_works
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    BlogIndexPageFactory,
    PersonFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WatchlistEntryFactory,
    WorkFactory,
    body,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("table", "rule", "public"),
    [("work", PUBLIC_WORK, public_works), ("person", PUBLIC_PERSON, public_people), ("tag", PUBLIC_TAG, public_tags)],
)
def test_the_rule_in_sql_is_that_of_the_queryset(index: BlogIndexPage, table: str, rule: str, public: Any) -> None:
    _fill(index)

    expected = names_of(public(posts_of(index)))

    assert names_in_sql(index, table, rule) == expected
    assert (
        expected
        == {
            "work": {"reviewed", "mentioned", "promised"},
            "person": {"of reviewed", "mentioned", "of promised"},
            "tag": {"reviewed"},
        }[table]
    )


def _fill(index: BlogIndexPage) -> None:
    """Works, people and tags that are public in each way, and such as are not."""
    mentioned = {"work": WorkFactory(title="mentioned").pk, "text": "<p>x</p>", "spoiler": "full"}
    person = {"person": PersonFactory(name="mentioned").pk, "text": "<p>x</p>", "spoiler": "full"}
    blocks = body(("next_up", mentioned), ("cast_comment", person))
    elsewhere = BlogIndexPageFactory(parent=index.get_parent(), slug="elsewhere")
    for name, parent, live, content in [
        ("reviewed", index, True, blocks),
        ("draft", index, False, body()),
        ("private", index, True, body()),
        ("elsewhere", elsewhere, True, body()),
    ]:
        review = ReviewPageFactory(parent=parent, work=_work(name), live=live, body=content)
        review.tags.add(TagFactory(name=name))
        review.save()
        if name == "private":
            review.view_restrictions.create(restriction_type="login")
    WatchlistEntryFactory(work=_work("promised"))
    _work("nowhere")
    TagFactory(name="nowhere")


def _work(name: str) -> Any:
    return RoleFactory(work=WorkFactory(title=name), person=PersonFactory(name=f"of {name}")).work


def names_of(things: QuerySet[Any]) -> set[str]:
    return {str(thing) for thing in things}


def names_in_sql(index: BlogIndexPage, table: str, rule: str) -> set[str]:
    rows, parameters = documents_of(index).values("post_id", "work_id", "date").query.sql_with_params()
    label = "title" if table == "work" else "name"
    with connection.cursor() as cursor:
        cursor.execute(f"WITH documents AS ({rows}) SELECT {label} FROM blog_{table} {table} WHERE {rule}", parameters)
        return {label for (label,) in cursor.fetchall()}
