"""What a change writes, so that it can be taken back: rows that are added, removed or set, and values in drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from wagtail.models import Revision

from blog.editor.changing.cells import Cell, set_value
from blog.editor.changing.rows import (
    Values,
    model_of,
    new_row,
    read_document,
    table,
    write_document,
    write_row,
)


@dataclass(frozen=True, slots=True)
class Write:
    """What happens to one row of a table.

    Attributes:
        model: `app.model`.
        pk: the row's key; None for a row that is added, until it is there.
        before: the columns that are written as they were; all of a row that is removed; None of one that is added.
        after: as they are written; None for a row that is removed.
        known_by: columns by which the row is known where it was written anew under another key.
        loose: columns that an editor may have changed since without being in the way of taking this back.
    """

    model: str
    pk: int | None
    before: Values | None
    after: Values | None
    known_by: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Patch:
    """What happens to values in the document of a post, live (`blog.postpage`) or in a draft (`wagtailcore.revision`).

    Attributes:
        later: the key of the post's last revision, where revisions that are made later have these values from here;
            None where they have not.
        post: whose document it is.
    """

    model: str
    pk: int
    post: int
    cells: tuple[Cell, ...]
    later: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was made on top of another one of a post, so that whoever edits the post is told.

    Attributes:
        post: the key of the page.
        pk: the new revision.
        page_before: the columns of the page that lead to the last revision, as they were.
        page_after: as they are with the new one.
        cells: what in it differs from the revision before.
    """

    post: int
    pk: int
    page_before: Values = field(default_factory=dict)
    page_after: Values = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()


Step = Write | Patch | Draft
_STEPS: dict[str, type[Write] | type[Patch] | type[Draft]] = {"write": Write, "patch": Patch, "draft": Draft}


def as_record(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Steps as JSON holds them."""
    return [{"step": type(step).__name__.lower(), **asdict(step)} for step in steps]


def from_record(record: Iterable[dict[str, Any]]) -> list[Step]:
    """Steps as they were kept."""
    return [_step(dict(kept)) for kept in record]


def _step(kept: dict[str, Any]) -> Step:
    kind = _STEPS[kept.pop("step")]
    if "cells" in kept:
        kept["cells"] = tuple(Cell(tuple(cell["path"]), cell["before"], cell["after"]) for cell in kept["cells"])
    for name in ("known_by", "loose"):
        if name in kept:
            kept[name] = tuple(kept[name])
    return kind(**kept)


def perform(steps: Sequence[Step]) -> list[Step]:
    """Do what the steps say, in their order; the steps with the keys of the rows that were added.

    No signal is sent: whoever performs brings what is derived up to date afterwards.
    """
    return [_perform(step) for step in steps]


def _perform(step: Step) -> Step:
    if isinstance(step, Patch):
        _patch(step)
        return step
    if isinstance(step, Draft):
        # Made before the record is, because its key is in it.
        return step
    model = model_of(step.model)
    if step.before is None and step.after is not None:
        return replace(step, pk=new_row(model, step.after).pk)
    if step.pk is not None and step.after is None:
        table(model).get(pk=step.pk).delete()
    elif step.pk is not None and step.after is not None:
        write_row(model, step.pk, step.after)
    return step


def _patch(step: Patch) -> None:
    model = model_of(step.model)
    document = read_document(model, step.pk)
    if document is None:
        return
    for cell in step.cells:
        set_value(document, cell.path, cell.after)
    write_document(model, step.pk, document)


def revisions_of(post: int) -> Any:
    """The revisions of a page."""
    page = model_of("wagtailcore.page")
    return Revision.objects.filter(base_content_type__app_label=page._meta.app_label).filter(
        base_content_type__model=page._meta.model_name, object_id=str(post)
    )
