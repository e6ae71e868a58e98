"""Rows before and after something that Wagtail does: what it wrote is the difference."""

from collections.abc import Iterable

from django.db.models import Model, Q
from wagtail.models import Page, Revision, TaskState, WorkflowState

from blog.editor.changing.rows import Values, label_of, own_columns, read_rows, table
from blog.editor.changing.writes import Write
from blog.models import ExternalRating, PostPage, PostTag, ReviewPage, WatchlistEntry

Snapshot = dict[type[Model], dict[int, Values]]

# Of a revision its content stays as it is, and is large.
_REVISION_COLUMNS = tuple(column for column in own_columns(Revision) if column != "content")


def snapshot_of(posts: Iterable[int]) -> Snapshot:
    """All rows that publishing these posts may write to; the number of queries is that of the tables."""
    pks = list(posts)
    keys = [str(pk) for pk in pks]
    works = ReviewPage.objects.filter(pk__in=pks).values("work")
    page = Q(base_content_type__app_label=Page._meta.app_label, base_content_type__model=Page._meta.model_name)
    flows = table(WorkflowState).filter(page, object_id__in=keys)
    tables: list[tuple[type[Model], Q]] = [
        # Revisions first, since pages lead to them: undone in the other order, nothing leads to what is not there.
        (Revision, page & Q(object_id__in=keys)),
        (WorkflowState, Q(pk__in=flows.values("pk"))),
        (TaskState, Q(workflow_state__in=flows.values("pk"))),
        (Page, Q(pk__in=pks)),
        (PostPage, Q(pk__in=pks)),
        (ReviewPage, Q(pk__in=pks)),
        (PostTag, Q(content_object__in=pks)),
        (ExternalRating, Q(review__in=pks)),
        (WatchlistEntry, Q(work__in=works) | Q(review__in=pks)),
    ]
    return {
        model: read_rows(model, table(model).filter(rows), _REVISION_COLUMNS if model is Revision else None)
        for model, rows in tables
    }


def difference(before: Snapshot, after: Snapshot) -> list[Write]:
    """What was written between two snapshots of the same posts."""
    writes = []
    for model, rows in before.items():
        label, now = label_of(model), after[model]
        for pk in sorted(rows.keys() | now.keys()):
            was, is_now = rows.get(pk), now.get(pk)
            if was is None or is_now is None:
                writes.append(Write(label, pk, was, is_now))
                continue
            changed = [column for column in was if was[column] != is_now[column]]
            if changed:
                then, later = ({column: row[column] for column in changed} for row in (was, is_now))
                writes.append(Write(label, pk, then, later))
    return writes
