"""What is done to a selection of reviews, and its undo."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission

from blog.editor.changes import undo
from blog.editor.changing.undoing import CannotUndoError
from blog.models import Change, PostDigest, ReviewPage, Tag, TagName, WatchlistEntry
from blog.web.index_page import BlogIndexPage
from tests.blog.editor.merging.test_merges import derived, dump
from tests.factories import ReviewPageFactory, TagFactory, WatchlistEntryFactory, body

SECTIONS = (
    ("introduction", {"text": "<p>Come in.</p>", "spoiler": "full"}),
    ("summary", {"text": "<p>They all drown.</p>", "spoiler": "episode", "spoiler_episode": 3}),
)


@pytest.fixture
def user(editor: Client) -> User:
    """Whoever does it."""
    return User.objects.get(username="admin")


def _reviews(index: BlogIndexPage) -> list[ReviewPage]:
    """One live, one live with a newer draft, one that was never live."""
    reviews = [ReviewPageFactory(parent=index, body=body(*SECTIONS), live=live) for live in (True, True, False)]
    for review in reviews:
        review.save_revision()
    draft = reviews[1].get_latest_revision_as_object()
    draft.pitch = "A newer pitch."
    draft.save_revision()
    return reviews


def _do(editor: Client, action: str, reviews: list[ReviewPage], data: dict[str, Any] | None = None) -> str:
    ids = "&".join(f"id={review.pk}" for review in reviews)
    url = f"/admin/bulk/blog/reviewpage/{action}/?{ids}&next=/admin/reviews/"
    assert editor.get(url).status_code == 200
    return editor.post(url, data or {}, follow=True).content.decode()


def _levels(post: Any) -> list[tuple[str, int | None]]:
    return [(block["value"]["spoiler"], block["value"].get("spoiler_episode")) for block in post.body.raw_data]


DOINGS: dict[str, dict[str, Any]] = {
    "publish": {},
    "tag": {"add": "grief, new", "remove": "sea"},
    "level": {"sections": ["introduction", "summary"], "level": "safe"},
}


@pytest.mark.parametrize("action", DOINGS)
def test_every_row_comes_back(editor: Client, user: User, index: BlogIndexPage, action: str) -> None:
    sea, _grief = TagFactory(name="sea"), TagFactory(name="grief")
    Tag.objects.create(name="new")
    reviews = _reviews(index)
    for review in reviews[:2]:
        review.tags.add(sea)
        review.save()
        review.save_revision()
    WatchlistEntryFactory(work=reviews[2].work)
    before, before_derived = dump(), derived()
    assert "Undo" in _do(editor, action, reviews, DOINGS[action])
    assert dump() != before
    undo(Change.objects.get(), user)
    assert dump() == before
    assert derived() == before_derived


def test_publishing_is_undone_for_readers_too(editor: Client, user: User, index: BlogIndexPage, client: Client) -> None:
    reviews = _reviews(index)
    entry = WatchlistEntryFactory(work=reviews[2].work)
    _do(editor, "publish", reviews)
    assert ReviewPage.objects.live().count() == 3
    assert ReviewPage.objects.get(pk=reviews[1].pk).pitch == "A newer pitch."
    assert WatchlistEntry.objects.get(pk=entry.pk).review_id == reviews[2].pk
    undo(Change.objects.get(), user)
    assert Client().get(f"/reviews/{reviews[2].slug}/").status_code == 404
    assert "newer pitch" not in Client().get("/reviews/").content.decode()
    assert not PostDigest.objects.filter(post=reviews[2].pk).exists()
    assert WatchlistEntry.objects.open().get() == entry


def test_publishing_is_not_undone_once_it_was_published_again(editor: Client, user: User, index: BlogIndexPage) -> None:
    reviews = _reviews(index)
    _do(editor, "publish", reviews)
    ReviewPage.objects.get(pk=reviews[0].pk).get_latest_revision().publish()
    before = dump()
    with pytest.raises(CannotUndoError) as refusal:
        undo(Change.objects.get(), user)
    assert reviews[0].title in str(refusal.value)
    assert dump() == before


def test_a_draft_that_was_saved_since_is_no_obstacle(editor: Client, user: User, index: BlogIndexPage) -> None:
    for action, data in DOINGS.items():
        review = _reviews(index)[1]
        _do(editor, action, [review], data)
        draft = ReviewPage.objects.get(pk=review.pk).get_latest_revision_as_object()
        draft.pitch = "Newest."
        draft.save_revision()
        undo(Change.objects.latest("pk"), user)
        now = ReviewPage.objects.get(pk=review.pk)
        latest = now.get_latest_revision_as_object()
        assert (now.pitch, latest.pitch) == ("", "Newest.")
        assert _levels(now) == _levels(latest) == _levels(review)
        assert list(now.tags.names()) == list(latest.tags.names()) == []


def test_tags_go_on_what_is_live_and_on_the_draft_and_nothing_else_is_published(
    editor: Client, index: BlogIndexPage
) -> None:
    tag = TagFactory(name="melodrama")
    TagName.objects.create(tag=tag, name="tear-jerker")
    reviews = _reviews(index)
    _do(editor, "tag", reviews, {"add": "tear-jerker, quite new"})
    for review in reviews:
        now = ReviewPage.objects.get(pk=review.pk)
        assert set(now.tags.names()) == set(now.get_latest_revision_as_object().tags.names())
        assert set(now.tags.names()) == {"melodrama", "quite new"}
        assert now.pitch == ""
    assert ReviewPage.objects.live().count() == 2
    # A second time there is nothing to do, and nothing to undo.
    assert "Nothing was to be changed" in _do(editor, "tag", reviews, {"add": "melodrama"})
    assert Change.objects.count() == 1
    assert "Say which tags" in _do(editor, "tag", reviews, {"add": "", "remove": ""})


def test_whoever_edits_meanwhile_is_told(editor: Client, index: BlogIndexPage) -> None:
    review = _reviews(index)[0]
    before = review.get_latest_revision()
    _do(editor, "tag", [review], {"add": "grief"})
    # Wagtail compares the revision that an editor opened with the latest one.
    assert ReviewPage.objects.get(pk=review.pk).latest_revision.pk > before.pk


def test_who_may_read_is_set_for_the_chosen_sections_alone(editor: Client, index: BlogIndexPage) -> None:
    reviews = _reviews(index)
    _do(editor, "level", reviews, {"sections": ["introduction"], "level": "safe"})
    for review in reviews:
        now = ReviewPage.objects.get(pk=review.pk)
        for post in (now, now.get_latest_revision_as_object()):
            assert _levels(post) == [("safe", None), ("episode", 3)]
    assert "Come in." in Client().get(f"/reviews/{reviews[0].slug}/").content.decode()
    assert PostDigest.objects.get(post=reviews[0].pk).safe_text == "Come in."
    _do(editor, "level", reviews[:1], {"sections": ["introduction", "summary"], "level": "episode", "episode": "5"})
    assert _levels(ReviewPage.objects.get(pk=reviews[0].pk)) == [("episode", 5), ("episode", 5)]
    assert "up to which episode" in _do(editor, "level", reviews, {"sections": ["summary"], "level": "episode"})


def test_what_is_scheduled_is_locked_and_published_as_it_stands(editor: Client, index: BlogIndexPage) -> None:
    review = ReviewPageFactory(parent=index, live=False)
    review.go_live_at = timezone.now() + timezone.timedelta(days=1)
    review.save_revision().publish()
    _do(editor, "tag", [review], {"add": "grief"})
    assert review.revisions.count() == 1
    assert not Tag.objects.exists()


def test_all_of_a_filtered_list_are_those_that_it_shows(editor: Client, index: BlogIndexPage) -> None:
    shown = ReviewPageFactory(parent=index, title="Salt Road", work__kind="film")
    ReviewPageFactory(parent=index, title="Harbour")
    url = "/admin/bulk/blog/reviewpage/tag/?id=all&kind=film&next=/admin/reviews/"
    assert [item["item"].pk for item in editor.get(url).context["items"]] == [shown.pk]
    editor.post(url, {"add": "grief"})
    assert list(Tag.objects.get().tagged_posts.values_list("content_object", flat=True)) == [shown.pk]


def test_a_reviewer_edits_what_they_may_and_nothing_that_is_live(index: BlogIndexPage, client: Client) -> None:
    user = User.objects.create_user("reviewer")
    group = Group.objects.get(name="Editors")
    group.page_permissions.all().delete()
    for permission in ("add_page", "change_page"):
        GroupPagePermission.objects.create(group=group, page=index, permission=_permission(permission))
    user.groups.add(group)
    client.force_login(user)
    live, draft = ReviewPageFactory(parent=index), ReviewPageFactory(parent=index, live=False)
    _do(client, "tag", [live, draft], {"add": "grief"})
    assert list(Tag.objects.get().tagged_posts.values_list("content_object", flat=True)) == [draft.pk]
    assert client.get(f"/admin/desk/changes/{Change.objects.get().pk}/undo/").status_code == 200
    live_change = Change.objects.create(kind="tag", summary="x", record={"posts": [live.pk], "steps": []})
    assert client.get(f"/admin/desk/changes/{live_change.pk}/undo/").status_code == 302


def _permission(codename: str) -> Any:
    return Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
