"""Derived rows: what is kept after any sequence of edits is what a rebuilding makes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from blog.linking.rebuild import rebuild
from blog.models import Mention, NameKey, PostDigest, PostPage, ReviewPage, Role
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    PersonFactory,
    PostPageFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WorkFactory,
    WorkTitleFactory,
    body,
)


def kept() -> list[Any]:
    """All derived rows, without their own keys."""
    return [
        sorted(
            model.objects.values_list(*(field.attname for field in model._meta.fields if not field.auto_created)),
            key=repr,
        )
        for model in (PostDigest, Mention, NameKey)
    ]


def publish(review: ReviewPage, **fields: Any) -> None:
    """Publish a change of a review as an editor does."""
    for name, value in fields.items():
        setattr(review, name, value)
    review.save_revision().publish()


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    person, work, tag = PersonFactory(), WorkFactory(), TagFactory()
    reviewed = WorkFactory()
    RoleFactory(work=reviewed)
    return ReviewPageFactory(
        parent=index,
        work=reviewed,
        body=body(
            ("introduction", {"text": "<p>Hello</p>", "spoiler": "safe"}),
            ("theme", {"tag": tag.pk, "text": "<p>Grief.</p>", "spoiler": "full"}),
            (
                "cast_comment",
                {"person": person.pk, "text": "<p>Great.</p>", "spoiler": "episode", "spoiler_episode": 3},
            ),
            ("next_up", {"work": work.pk, "text": "<p>Next.</p>", "spoiler": "full"}),
        ),
    )


EDITS: dict[str, Callable[[ReviewPage], Any]] = {
    "nothing": lambda review: None,
    "new body": lambda review: publish(review, body=body(("text", {"text": "<p>Other words</p>", "spoiler": "safe"}))),
    "other work": lambda review: publish(review, work=RoleFactory().work),
    "draft only": lambda review: review.save_revision(),
    "unpublished": lambda review: review.unpublish(),
    "published again": lambda review: (review.unpublish(), review.save_revision().publish()),
    "deleted": lambda review: review.delete(),
    "copied": lambda review: review.copy(update_attrs={"slug": "copy"}),
    "private": lambda review: PageViewRestriction.objects.create(page=review, restriction_type="login"),
    "new role": lambda review: RoleFactory(work=review.work),
    "role of somebody else": lambda review: Role.objects.filter(work=review.work).first().delete(),
    "new title": lambda review: WorkTitleFactory(work=review.work),
    "renamed work": lambda review: _rename(review.work, "title"),
    "renamed person": lambda review: _rename(review.work.roles.first().person, "name"),
    "deleted person": lambda review: PersonFactory().delete(),
    "post": lambda review: PostPageFactory(parent=review.get_parent()),
}


def _rename(thing: Any, field: str) -> None:
    setattr(thing, field, "Another Name")
    thing.save()


@pytest.mark.parametrize("edit", EDITS)
def test_rebuilt_equals_kept(review: ReviewPage, edit: str) -> None:
    EDITS[edit](review)
    before = kept()
    rebuild()
    assert kept() == before


def test_a_live_post_has_its_words_counted(review: ReviewPage) -> None:
    digest = PostDigest.objects.get(post=review)
    assert digest.text.split() == ["Hello", "Grief.", "Great.", "Next."]
    assert (digest.safe_text, digest.words, digest.safe_share) == ("Hello", 4, 0.25)


def test_mentions_keep_block_level_and_words(review: ReviewPage) -> None:
    (comment,) = Mention.objects.filter(block_type="cast_comment")
    saved = {child.block_type: child.id for child in ReviewPage.objects.get(pk=review.pk).body}
    assert (comment.block_id, comment.level, comment.episode) == (saved["cast_comment"], "episode", 3)
    assert comment.html == "<p>Great.</p>"


def test_an_unpublished_post_keeps_nothing(review: ReviewPage) -> None:
    review.unpublish()
    assert not PostDigest.objects.exists()
    assert not Mention.objects.exists()


def test_a_draft_changes_nothing(review: ReviewPage) -> None:
    before = kept()
    review.body = body(("text", {"text": "<p>Unfinished</p>", "spoiler": "safe"}))
    review.save_revision()
    assert kept() == before


def test_the_command_rebuilds_what_was_lost(review: ReviewPage, capsys: pytest.CaptureFixture[str]) -> None:
    before = kept()
    for model in (PostDigest, Mention, NameKey):
        model.objects.all().delete()
    call_command("rebuild_derived")
    assert kept() == before
    assert f"Rebuilt {PostPage.objects.live().count()} live posts" in capsys.readouterr().out
