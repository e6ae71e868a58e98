"""The editor's desk on the admin's first page."""

import datetime

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.models import Comment

from blog.editor.dashboard import MOST, desk
from blog.models import ImportedPost, ReviewPage, SearchTerm
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory, WatchlistEntryFactory


def _fill(index: BlogIndexPage, number: int) -> None:
    """A desk with `number` of everything."""
    user = User.objects.get(username="admin")
    for place in range(number):
        draft = ReviewPageFactory(parent=index, title=f"Draft {place}", live=False)
        draft.save_revision()
        newer = ReviewPageFactory(parent=index, title=f"Live {place}")
        newer.save_revision()
        WatchlistEntryFactory(work__title=f"Promised {place}", note="soon")
        WatchlistEntryFactory(work=draft.work)
        waiting = ReviewPageFactory(parent=index, title=f"Waiting {place}", live=False)
        waiting.go_live_at = timezone.now() + datetime.timedelta(days=place + 1)
        waiting.save_revision().publish()
        doubtful = ReviewPageFactory(parent=index, title=f"Doubtful {place}")
        ImportedPost.objects.create(post=doubtful, source_digest="x", source={}, written={})
        for text in ("one", "two"):
            Comment.objects.create(page=doubtful, user=user, text=text, contentpath="title")
        SearchTerm.objects.create(term=f"goblin {place}", day=timezone.localdate(), searches=place + 1, found=0)


def test_each_part_says_what_there_is_and_leads_there(editor: Client, index: BlogIndexPage) -> None:
    _fill(index, 1)
    SearchTerm.objects.create(term="found since", day=timezone.localdate(), searches=9, found=1)
    SearchTerm.objects.create(
        term="found since", day=timezone.localdate() - datetime.timedelta(days=1), searches=9, found=0
    )
    SearchTerm.objects.create(
        term="long ago", day=timezone.localdate() - datetime.timedelta(days=60), searches=9, found=0
    )
    parts = {part.name: part for part in desk(User.objects.get(username="admin"))}
    assert {item.title for item in parts["drafts"].items} == {"Draft 0", "Live 0"}
    promised = parts["promised"]
    assert [item.title for item in promised.items] == ["Promised 0", str(ReviewPage.objects.get(title="Draft 0").work)]
    assert promised.items[0].note == "planned · soon"
    # A review of it is begun: it leads there.
    assert promised.items[1].url == f"/admin/pages/{ReviewPage.objects.get(title='Draft 0').pk}/edit/"
    assert [item.title for item in parts["scheduled"].items] == ["Waiting 0"]
    assert [(item.title, item.note) for item in parts["doubtful"].items] == [("Doubtful 0", "2 doubts")]
    assert [(item.title, item.note) for item in parts["sought"].items] == [("goblin 0", "1 search")]
    page = editor.get("/admin/").content.decode()
    for part in parts.values():
        assert part.heading in page
        for url in (part.url, *(item.url for item in part.items)):
            if url:
                assert editor.get(url).status_code == 200


def test_a_comment_that_is_resolved_is_no_doubt(editor: Client, index: BlogIndexPage) -> None:
    _fill(index, 1)
    Comment.objects.update(resolved_at=timezone.now())
    assert not next(part for part in desk(User.objects.get(username="admin")) if part.name == "doubtful").items


def test_it_shows_some_and_counts_all(editor: Client, index: BlogIndexPage) -> None:
    _fill(index, MOST + 1)
    for part in desk(User.objects.get(username="admin")):
        assert len(part.items) == MOST
        assert part.count == {"drafts": 2, "promised": 2}.get(part.name, 1) * (MOST + 1)


def test_its_queries_do_not_grow(editor: Client, index: BlogIndexPage, django_assert_max_num_queries) -> None:
    user = User.objects.get(username="admin")
    _fill(index, 1)
    list(desk(user))
    with django_assert_max_num_queries(20) as few:
        list(desk(user))
    SearchTerm.objects.all().delete()
    _fill(index, MOST)
    with django_assert_max_num_queries(len(few.captured_queries)):
        list(desk(user))


def test_nobody_sees_what_they_may_not_edit(editor: Client, index: BlogIndexPage, client: Client) -> None:
    _fill(index, 1)
    stranger = User.objects.create_user("stranger")
    assert not [item for part in desk(stranger) for item in part.items]


def test_an_empty_desk_is_not_shown(editor: Client, index: BlogIndexPage) -> None:
    assert "Your desk" not in editor.get("/admin/").content.decode()
