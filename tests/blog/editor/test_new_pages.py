"""What a new post opens with."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from blog.blocks.body import SKELETON
from blog.editor.new_pages import start_post
from blog.models import PostPage, ReviewPage
from home.models import TextPage
from tests.factories import AuthorFactory, body

pytestmark = pytest.mark.django_db


def test_a_new_review_opens_with_the_skeleton_and_an_id_for_every_section() -> None:
    page = ReviewPage()
    start_post(sender=None, page=page)
    assert [block["type"] for block in page.body.raw_data] == list(SKELETON)
    ids = [block["id"] for block in page.body.raw_data]
    assert all(ids)
    assert len(set(ids)) == len(SKELETON)
    assert [block.value.get("spoiler") for block in page.body][:3] == [None, "safe", "full"]


def test_any_other_new_post_opens_with_one_safe_text() -> None:
    page = PostPage()
    start_post(sender=None, page=page)
    assert [(block.block_type, block.value["spoiler"]) for block in page.body] == [("text", "safe")]


def test_a_new_post_has_today_and_its_owners_byline() -> None:
    user = get_user_model().objects.create_user("mina")
    author = AuthorFactory(user=user)
    page = ReviewPage(owner=user)
    start_post(sender=None, page=page)
    assert (page.date, page.author) == (timezone.localdate(), author)


def test_nobody_signs_a_post_whose_owner_has_no_byline() -> None:
    page = ReviewPage(owner=get_user_model().objects.create_user("mina"))
    start_post(sender=None, page=page)
    assert page.author is None


def test_what_is_filled_in_already_is_kept() -> None:
    date = datetime.date(2021, 10, 4)
    page = ReviewPage(date=date, body=body(("text", {"text": "<p>Kept.</p>"})))
    start_post(sender=None, page=page)
    assert page.date == date
    assert [block["type"] for block in page.body.raw_data] == ["text"]


def test_pages_that_are_no_posts_are_left_alone() -> None:
    page = TextPage()
    start_post(sender=None, page=page)
    assert not hasattr(page, "date")
