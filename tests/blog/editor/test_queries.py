"""Opening, saving and publishing a review take as many queries with few blocks as with many."""

from typing import Any

import wagtail_factories
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.models import ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.blog.editor.review_form import form_of
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, TagFactory, WorkFactory, body


def _blocks(rounds: int) -> list[tuple[str, dict[str, Any]]]:
    """Five blocks a round, each of which chooses something that no other does."""
    blocks: list[tuple[str, dict[str, Any]]] = []
    for number in range(rounds):
        text = {"text": f"<p>Words of round {number}.</p>", "spoiler": "full"}
        image = {"image": wagtail_factories.ImageFactory().pk, "alt_text": "A pole", "decorative": False}
        blocks += [
            ("cast_comment", {**text, "person": PersonFactory().pk}),
            ("character", {**text, "person": PersonFactory().pk}),
            ("theme", {**text, "tag": TagFactory().pk}),
            ("next_up", {**text, "work": WorkFactory().pk}),
            ("image", {"image": image, "spoiler": "safe"}),
        ]
    return blocks


def _queries(editor: Client, review: ReviewPage) -> dict[str, int]:
    form = form_of(review)
    edit = f"/admin/pages/{review.pk}/edit/"
    # The first time, the choosers' small pictures are made.
    editor.get(edit)
    requests: dict[str, tuple[Any, ...]] = {
        "opened": (editor.get, edit),
        "looked at": (editor.post, f"/admin/glance/{review.pk}/", form),
        "saved": (editor.post, edit, form),
        "published": (editor.post, edit, {**form, "action-publish": "1"}),
    }
    counts = {}
    for name, (send, *arguments) in requests.items():
        with CaptureQueriesContext(connection) as captured:
            assert send(*arguments).status_code in (200, 302)
        counts[name] = len(captured)
    return counts


def test_a_form_takes_as_many_queries_with_ten_blocks_as_with_forty(editor: Client, index: BlogIndexPage) -> None:
    role = RoleFactory()
    small, large = (ReviewPageFactory(parent=index, work=role.work, body=body(*_blocks(rounds))) for rounds in (2, 8))
    _queries(editor, ReviewPageFactory(parent=index, work=role.work, body=body(*_blocks(1))))
    assert _queries(editor, small) == _queries(editor, large)
    assert [child.value["person"].pk for child in large.body if child.block_type == "character"] == [
        child.value["person"].pk
        for child in ReviewPage.objects.get(pk=large.pk).body
        if child.block_type == "character"
    ]
