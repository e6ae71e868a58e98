"""Taking a change back: every value as it was, whatever else was edited since; or nothing at all, with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import ForeignKey, Model, UniqueConstraint
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from blog.editor.changing.cells import TAGS, Cell, Gone, give_back, set_value, tags_given_back, value_at
from blog.editor.changing.rows import (
    Values,
    field_of,
    label_of,
    model_of,
    new_row,
    own_columns,
    read_document,
    read_rows,
    table,
    write_document,
    write_row,
)
from blog.editor.changing.writes import Draft, Patch, Step, Write, revisions_of
from blog.models import PostPage, PostTag, ReviewPage

# The name of the address where a change is undone.
UNDO = "blog_undo"
# More reasons than these say nothing new.
MOST_REASONS = 8


class CannotUndoError(Exception):
    """What was edited since is in the way; nothing was changed.

    Attributes:
        reasons: what is in the way, a sentence each.
    """

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = list(dict.fromkeys(reasons))[:MOST_REASONS]


@dataclass(slots=True)
class _Undoing:
    reasons: list[str]
    left: int = 0


def undo_steps(steps: Sequence[Step]) -> int:
    """Take steps back, the last one first; how many of them had nothing left to give back (it was deleted since).

    Raises:
        CannotUndoError: something that was written has another value now, or what comes back has no place any more.
    """
    undoing = _Undoing([])
    with transaction.atomic():
        for step in reversed(steps):
            if isinstance(step, Write):
                _take_back(step, undoing)
            elif isinstance(step, Patch):
                _patch_back(step, undoing)
            else:
                _drop(step)
        if undoing.reasons:
            raise CannotUndoError(undoing.reasons)
    return undoing.left


def _take_back(step: Write, undoing: _Undoing) -> None:
    model = model_of(step.model)
    if step.after is None:
        _insert(model, step.before or {}, undoing)
        return
    pk = _row_of(model, step)
    if pk is None:
        undoing.left += 1
        return
    now = read_rows(model, table(model).filter(pk=pk), list(step.after))[pk]
    before = step.before
    for column, value in step.after.items():
        if column in step.loose or now[column] == value or (before is not None and now[column] == before[column]):
            continue
        undoing.reasons.append(
            _("%(thing)s has another value since: %(field)s.")
            % {"thing": name_of(model, pk), "field": field_of(model, column).verbose_name}
        )
        return
    if before is None:
        table(model).filter(pk=pk)._raw_delete(table(model).db)
    else:
        write_row(model, pk, before)


def _row_of(model: type[Model], step: Write) -> int | None:
    rows = table(model)
    if rows.filter(pk=step.pk).exists():
        return step.pk
    if not step.known_by or step.after is None:
        return None
    return rows.filter(**{column: step.after[column] for column in step.known_by}).values_list("pk", flat=True).first()


def _insert(model: type[Model], values: Values, undoing: _Undoing) -> None:
    values = dict(values)
    for field in model._meta.local_concrete_fields:
        target = values.get(field.attname)
        if isinstance(field, ForeignKey) and target is not None:
            if field.related_model._base_manager.filter(pk=target).exists():
                continue
            if not field.null:
                # What it belonged to was deleted since, and would have taken it along.
                undoing.left += 1
                return
            values[field.attname] = None
    for columns in _unique(model):
        wanted = {column: values[column] for column in columns}
        if None in wanted.values():
            continue
        taken = table(model).filter(**wanted).first()
        if taken is not None:
            undoing.reasons.append(
                _("%(field)s “%(value)s” belongs to %(thing)s now.")
                % {
                    "field": str(field_of(model, columns[-1]).verbose_name).capitalize(),
                    "value": values[columns[-1]],
                    "thing": name_of(model, taken.pk),
                }
            )
            return
    new_row(model, values)


def _unique(model: type[Model]) -> list[tuple[str, ...]]:
    fields = [(field.attname,) for field in model._meta.local_concrete_fields if field.unique]
    together = [
        tuple(field_of(model, name).attname for name in constraint.fields)
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and constraint.condition is None
    ]
    return fields + [columns for columns in together if columns]


def _patch_back(step: Patch, undoing: _Undoing) -> None:
    model = model_of(step.model)
    found = read_document(model, step.pk)
    if found is None:
        undoing.left += 1
    elif model is Revision:
        # A draft that is saved again and again is written over: what it says now is what its editor means.
        if sum(give_back(found, cell) for cell in step.cells):
            write_document(model, step.pk, found)
    else:
        for cell in step.cells:
            _live_cell_back(found, cell, step.pk, undoing)
        write_document(model, step.pk, found)
    if step.later is not None:
        give_back_later(step.post, step.cells, after=step.later)


def _live_cell_back(found: dict[str, Any], cell: Cell, post: int, undoing: _Undoing) -> None:
    try:
        now = value_at(found, cell.path)
    except Gone:
        undoing.left += 1
        return
    if now not in (cell.after, cell.before):
        undoing.reasons.append(
            _("A section of “%(post)s” has another value since: %(field)s.")
            % {"post": Page.objects.get(pk=post).title, "field": cell.path[-1]}
        )
    else:
        set_value(found, cell.path, cell.before)


def give_back_later(post: int, cells: Sequence[Cell], *, after: int) -> None:
    """Give values back in revisions of a post that were made after a change, and on the post where one is live."""
    for pk in revisions_of(post).filter(pk__gt=after).values_list("pk", flat=True):
        _give_back_in(Revision, pk, cells)
    if not Page.objects.filter(pk=post, live_revision__gte=after).exists():
        return
    _give_back_in(PostPage, post, [cell for cell in cells if len(cell.path) > 1])
    for cell in cells:
        if cell.path == ("work",):
            ReviewPage.objects.filter(pk=post, work=cell.after).update(work=cell.before)
        elif cell.path == (TAGS,):
            _give_back_live_tags(post, cell)


def _give_back_in(model: type[Model], pk: int, cells: Sequence[Cell]) -> None:
    found = read_document(model, pk)
    if found is not None and sum(give_back(found, cell) for cell in cells):
        write_document(model, pk, found)


def _give_back_live_tags(post: int, cell: Cell) -> None:
    rows = PostTag.objects.filter(content_object=post).order_by("pk")
    now = list(rows.values("pk", "tag"))
    then = tags_given_back(now, cell.before, cell.after)
    kept = {row["pk"]: row["tag"] for row in then if row["pk"] is not None}
    for row in now:
        if row["pk"] not in kept:
            rows.filter(pk=row["pk"]).delete()
        elif kept[row["pk"]] != row["tag"]:
            rows.filter(pk=row["pk"]).update(tag=kept[row["pk"]])
    new_tags = [row["tag"] for row in then if row["pk"] is None]
    PostTag.objects.bulk_create(PostTag(content_object_id=post, tag_id=tag) for tag in new_tags)


def _drop(step: Draft) -> None:
    page = {column: step.page_after[column] for column in step.page_after}
    now = read_rows(Page, table(Page).filter(pk=step.post), list(page)).get(step.post)
    if now is None:
        return
    if now == page and not table(Page).filter(pk=step.post, live_revision=step.pk).exists():
        write_row(Page, step.post, step.page_before)
        table(Revision).filter(pk=step.pk).delete()
    else:
        # Somebody went on from it: the draft stays, and with it whatever was written since.
        give_back_later(step.post, step.cells, after=step.pk - 1)


def name_of(model: type[Model], pk: int) -> str:
    """A row as an editor knows it: what it is, and its name."""
    row = table(model).filter(pk=pk).first()
    return f"{str(model._meta.verbose_name).capitalize()} “{row}”"


def whole_row(instance: Model) -> Write:
    """The removal of a row."""
    model = type(instance)
    values = read_rows(model, table(model).filter(pk=instance.pk), own_columns(model))[instance.pk]
    return Write(label_of(model), instance.pk, values, None)
