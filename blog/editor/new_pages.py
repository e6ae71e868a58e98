"""What a new post opens with in the editor."""

import uuid
from typing import Any

from django.utils import timezone

from blog.blocks.body import BodyBlock, skeleton
from blog.models import Author, PostPage, ReviewPage
from blog.spoilers.levels import Level


def start_post(sender: Any, page: Any, **kwargs: Any) -> None:
    """Fill a new post: today's date, its owner's byline, and for a review the skeleton of sections.

    A receiver of `wagtail.signals.init_new_page`; a page that is no post is left alone.
    """
    if not isinstance(page, PostPage):
        return
    page.date = page.date or timezone.localdate()
    if page.owner is not None and page.author_id is None:
        page.author = Author.objects.filter(user=page.owner).first()
    if not page.body:
        blocks = skeleton() if isinstance(page, ReviewPage) else [("text", {"spoiler": Level.SAFE.value})]
        page.body = BodyBlock().to_python([_raw(name, value) for name, value in blocks])


def _raw(name: str, value: dict[str, Any]) -> dict[str, Any]:
    block = BodyBlock().child_blocks[name]
    # With an id from the start: the form and the preview address their sections by it before anything is saved.
    return {"type": name, "value": block.get_prep_value(block.normalize(value)), "id": str(uuid.uuid4())}
