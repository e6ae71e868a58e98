"""A draft on top of the last one of a post, so that whoever has the post open is told of it by Wagtail."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from blog.editor.changing.cells import Cell, set_value
from blog.editor.changing.rows import Values, document, read_rows, revision_content, table
from blog.editor.changing.writes import Draft, Step
from blog.models import PostPage

# The columns of a page that lead to its last revision.
_LEADING = ("latest_revision_id", "latest_revision_created_at")


def draft_with(post: PostPage, cells_in: Callable[[Values], list[Cell]], user: Any) -> list[Step]:
    """Make a draft that differs from the last one in some values; the steps by which that is undone.

    Nothing is made for a post that was never saved by an editor. One that waits for its time to be published is locked
    by Wagtail, and so never comes here.

    Args:
        post: with its `latest_revision`.
        cells_in: what is to be written into a document.
        user: who does it.
    """
    last = post.latest_revision
    if last is None:
        return []
    found = document(Revision, last.content)
    cells = cells_in(found)
    if not cells:
        return []
    for cell in cells:
        set_value(found, cell.path, cell.after)
    made = Revision(
        content_type=last.content_type,
        base_content_type=last.base_content_type,
        object_id=last.object_id,
        object_str=last.object_str,
        user=user,
        created_at=timezone.now(),
        content=revision_content(found),
    )
    made.save()
    rows = table(Page).filter(pk=post.pk)
    before = read_rows(Page, rows, _LEADING)[post.pk]
    rows.update(latest_revision=made, latest_revision_created_at=made.created_at)
    after = read_rows(Page, rows, _LEADING)[post.pk]
    log(instance=post, action="wagtail.edit", user=user, revision=made, content_changed=True)
    return [Draft(post.pk, made.pk, before, after, tuple(cells))]
