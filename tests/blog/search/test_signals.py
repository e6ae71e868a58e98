"""The index follows: posts are found by what they say now, and by the names that things have now."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from blog.models import PersonName, ReviewPage, Role, SearchDocument, Tag
from blog.search import indexing
from blog.search.query import parse
from blog.search.tables import Text, text_tables
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    PersonFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WorkTitleFactory,
    body,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(index: BlogIndexPage, committed: Callable) -> ReviewPage:
    """A live review with a work, a person and a tag."""
    with committed():
        review = ReviewPageFactory(parent=index, title="Salt")
        RoleFactory(work=review.work, person=PersonFactory(name="Ana Lind"))
        review.tags.add(TagFactory(name="grief"))
        review.save()
    return review


def finds(text: str) -> list[tuple[int, bool]]:
    """Posts in whose text the words stand, and whether in what may be shown."""
    posts = set(SearchDocument.objects.values_list("pk", flat=True))
    phrases = parse(text).phrases
    found = {name: text_tables().posts_with(name, phrases) & posts for name in Text}
    assert found[Text.VISIBLE] <= found[Text.WHOLE]
    return [(pk, pk in found[Text.VISIBLE]) for pk in sorted(found[Text.WHOLE])]


def test_publishing_a_revision_indexes_text_and_tags(review: ReviewPage, committed: Callable) -> None:
    review.body = body(("introduction", {"text": "<p>Lighthouse.</p>", "spoiler": "safe"}))
    review.tags.add(TagFactory(name="lantern"))
    with committed():
        review.save_revision().publish()
    assert finds("lighthouse") == finds("lantern") == [(review.pk, True)]


def test_a_removed_tag_is_forgotten(review: ReviewPage, committed: Callable) -> None:
    assert finds("grief") == [(review.pk, True)]
    with committed():
        review.tags.clear()
        review.save_revision().publish()
    assert finds("grief") == []


def test_saving_a_draft_indexes_nothing(
    review: ReviewPage, monkeypatch: pytest.MonkeyPatch, committed: Callable
) -> None:
    indexed: list[int] = []
    monkeypatch.setattr(indexing, "index_posts", indexed.extend)
    review.body = body(("introduction", {"text": "<p>Lighthouse.</p>", "spoiler": "safe"}))
    with committed() as callbacks:
        review.save_revision()
    assert indexed == []
    assert callbacks == []
    assert finds("lighthouse") == []


def test_renaming_a_work_a_person_or_a_tag_is_followed(review: ReviewPage, committed: Callable) -> None:
    work, person, tag = review.work, review.work.roles.get().person, Tag.objects.get()
    with committed():
        work.title, person.name, tag.name = "Lantern", "Bo Ek", "joy"
        for thing in (work, person, tag):
            thing.save()
    for new in ("lantern", "bo ek", "joy"):
        assert finds(new) == [(review.pk, True)]
    for old in ("ana lind", "grief"):
        assert finds(old) == []


def test_new_titles_names_and_roles_are_followed_and_so_is_their_end(review: ReviewPage, committed: Callable) -> None:
    with committed():
        title = WorkTitleFactory(work=review.work, title="소금길")
        name = PersonName.objects.create(person=review.work.roles.get().person, name="안아린")
        role = RoleFactory(work=review.work, person=PersonFactory(name="Bo Ek"), character="Mira")
    for new in ("소금길", "안아린", "bo ek", "mira"):
        assert finds(new) == [(review.pk, True)]
    with committed():
        for thing in (title, name, role):
            thing.delete()
    for old in ("소금길", "안아린", "bo ek", "mira"):
        assert finds(old) == []


def test_deleting_a_tag_is_followed(review: ReviewPage, committed: Callable) -> None:
    with committed():
        Tag.objects.get().delete()
    assert finds("grief") == []


def test_a_description_marked_as_a_spoiler_is_hidden_at_once(review: ReviewPage, committed: Callable) -> None:
    role = Role.objects.get()
    with committed():
        role.character = "her mother"
        role.save()
    assert finds("mother") == [(review.pk, True)]
    with committed():
        role.spoiler = True
        role.save()
    assert finds("mother") == [(review.pk, False)]


def test_a_deleted_post_is_not_found(review: ReviewPage, committed: Callable) -> None:
    pk = review.pk
    with committed():
        review.delete()
    assert not SearchDocument.objects.exists()
    assert pk not in text_tables().kept_posts()


def test_a_post_is_indexed_once_for_a_transaction(review: ReviewPage, committed: Callable) -> None:
    work = review.work
    with committed() as callbacks:
        for title in ("One", "Two", "Three"):
            work.title = title
            work.save()
    assert len(callbacks) >= 3
    with CaptureQueriesContext(connection) as queries:
        for callback in callbacks:
            callback()
    assert len(queries) == 0
    assert finds("three") == [(review.pk, True)]


@pytest.mark.logs_errors
def test_an_error_while_indexing_is_logged_and_the_change_kept(
    review: ReviewPage, committed: Callable, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: ReviewPage) -> str:
        raise RuntimeError("no text")

    monkeypatch.setattr(ReviewPage, "search_text", fail)
    with committed():
        review.work.title = "Lantern"
        review.work.save()
    assert "no text" in caplog.text
    review.work.refresh_from_db()
    assert review.work.title == "Lantern"


def test_what_is_rolled_back_does_not_stop_what_follows(review: ReviewPage, committed: Callable) -> None:
    def change_and_fail() -> None:
        with transaction.atomic():
            review.work.title = "Never"
            review.work.save()
            raise RuntimeError

    with committed():
        with pytest.raises(RuntimeError):
            change_and_fail()
        review.work.title = "Lantern"
        review.work.save()
    assert finds("lantern") == [(review.pk, True)]
    assert finds("never") == []
