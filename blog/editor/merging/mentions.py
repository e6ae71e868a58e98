"""Where posts name a work, person or tag: in live blocks, in drafts and in earlier versions."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, Revision

from blog.editor.changing.cells import TAGS, Cell, blocks
from blog.editor.changing.rows import Values, document, label_of, read_rows
from blog.editor.changing.writes import Patch
from blog.models import PostPage

# The fields of a draft, beside its blocks, that name one of them.
_WORK = "work"


def patches(kind: str, pk: int, other: int) -> list[Patch]:
    """What makes every post name another one, in its live blocks and in all its drafts and earlier versions.

    Args:
        kind: `work`, `person` or `tag`: as the child of a block that chooses it is called.
        pk: who is named.
        other: who is to be.
    """
    revisions = list(_in_revisions(kind, pk, other))
    live = list(_in_live_blocks(kind, pk, other))
    last = _last_revisions({patch.post for patch in [*revisions, *live]})
    handed_on = {patch.pk for patch in revisions if last.get(patch.post) == patch.pk}
    found = [_handing_on(patch, patch.pk) if patch.pk in handed_on else patch for patch in revisions]
    drafted = {patch.post for patch in revisions}
    # A post without a draft that names it: what is edited next begins with its live blocks.
    found += [_handing_on(patch, last.get(patch.post, 0)) if patch.post not in drafted else patch for patch in live]
    return found


def _handing_on(patch: Patch, later: int) -> Patch:
    return Patch(patch.model, patch.pk, patch.post, patch.cells, later)


def _in_live_blocks(kind: str, pk: int, other: int) -> Iterator[Patch]:
    written = Cast("body", TextField())
    posts = PostPage.objects.annotate(written=written).filter(_chosen("written", f'"{kind}"', pk))
    for post, values in read_rows(PostPage, posts, ["body"]).items():
        cells = _block_cells(document(PostPage, values["body"]), kind, pk, other)
        if cells:
            yield Patch(label_of(PostPage), post, post, cells)


def _in_revisions(kind: str, pk: int, other: int) -> Iterator[Patch]:
    pages = Revision.objects.filter(
        base_content_type__app_label=Page._meta.app_label, base_content_type__model=Page._meta.model_name
    )
    # The stream of a draft is text inside its JSON, so that its quotation marks are escaped.
    naming = _chosen("written", f'\\"{kind}\\"', pk)
    if kind in (_WORK, "tag"):
        naming |= _chosen("written", f'"{kind}"', pk)
    revisions = pages.annotate(written=Cast("content", TextField())).filter(naming)
    for key, object_id, content in revisions.order_by("pk").values_list("pk", "object_id", "content"):
        cells = draft_cells(document(Revision, content), kind, pk, other)
        if cells:
            yield Patch(label_of(Revision), key, int(object_id), cells)


def _chosen(column: str, name: str, pk: int) -> Q:
    """A first choice, which the database makes in what is written; also keys that begin with the same digits."""
    return Q(**{f"{column}__contains": f"{name}: {pk}"}) | Q(**{f"{column}__contains": f"{name}:{pk}"})


def _block_cells(found: Values, kind: str, pk: int, other: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(("body", known, kind), pk, other) for known, block in blocks(found) if block["value"].get(kind) == pk
    )


def draft_cells(found: Values, kind: str, pk: int, other: int) -> tuple[Cell, ...]:
    """The values of a draft that name one, and are to name another."""
    cells = list(_block_cells(found, kind, pk, other))
    if kind == _WORK and found.get(_WORK) == pk:
        cells.append(Cell((_WORK,), pk, other))
    rows = found.get(TAGS)
    if kind == "tag" and isinstance(rows, list) and any(row.get("tag") == pk for row in rows):
        has_other = any(row.get("tag") == other for row in rows)
        named = [
            {**row, "tag": other} if row.get("tag") == pk else row
            for row in rows
            if not (has_other and row.get("tag") == pk)
        ]
        cells.append(Cell((TAGS,), rows, named))
    return tuple(cells)


def named_in_drafts(kind: str) -> set[int]:
    """The keys of all that the drafts in hand name; two queries.

    Wagtail's reference index knows what is live, and nothing of drafts.
    """
    in_hand = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    named: set[int] = set()
    for content in Revision.objects.filter(pk__in=in_hand).values_list("content", flat=True):
        found = document(Revision, content)
        chosen: list[Any] = [block["value"].get(kind) for _known, block in blocks(found)]
        chosen += [found.get(_WORK)] if kind == _WORK else []
        chosen += [row.get("tag") for row in found.get(TAGS) or []] if kind == "tag" else []
        named.update(key for key in chosen if isinstance(key, int))
    return named


def _last_revisions(posts: set[int]) -> dict[int, int]:
    return dict(Page.objects.filter(pk__in=posts, latest_revision__isnull=False).values_list("pk", "latest_revision"))
