"""Doing a merge, and undoing it."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.editor.changing.refreshing import refresh_posts, refresh_references
from blog.editor.changing.undoing import CannotUndoError, undo_steps
from blog.editor.changing.writes import as_record, from_record, perform
from blog.editor.merging.plan import MergePlan
from blog.editor.things import KINDS, Thing
from blog.models import Change, Person, Role, WatchlistEntry, Work


def merge(plan: MergePlan, user: Any) -> Change:
    """Write what the plan says; the change by which it can be undone.

    Args:
        plan: made in the same transaction, so that it is still true.
        user: who does it.
    """
    with transaction.atomic():
        posts = plan.posts
        works = _works_of(plan.source)
        source = plan.source.pk
        steps = perform(plan.steps)
        change = Change.objects.create(
            kind=Change.Kind.MERGE,
            summary=_("“%(source)s” into “%(target)s”") % {"source": plan.source, "target": plan.target},
            user=user,
            record={
                "thing": plan.kind,
                "source": source,
                "target": plan.target.pk,
                "posts": sorted(posts),
                "works": sorted(works),
                "steps": as_record(steps),
            },
        )
        _refresh(change)
    return change


def _works_of(source: Thing) -> set[int]:
    if isinstance(source, Person):
        return set(Role.objects.filter(person=source.pk).values_list("work", flat=True))
    return {source.pk} if isinstance(source, Work) else set()


def undo_merge(change: Change, user: Any) -> int:
    """Put everything back as it was before a merge; how many places had nothing left to give back.

    What was edited since and has nothing to do with it stays as it is.

    Raises:
        CannotUndoError: what was edited since is in the way; nothing is changed then.
    """
    record = change.record
    reasons = list(_later_merges(change))
    if not reasons and not KINDS[record["thing"]]._base_manager.filter(pk=record["target"]).exists():
        reasons.append(_("What it was merged into was deleted since."))
    if reasons:
        raise CannotUndoError(reasons)
    with transaction.atomic():
        left = undo_steps(from_record(record["steps"]))
        change.undone_at = timezone.now()
        change.undone_by = user
        change.save(update_fields=["undone_at", "undone_by"])
        _refresh(change)
    return left


def _later_merges(change: Change) -> list[str]:
    """Merges since then that took its target further: they come first."""
    later = Change.objects.filter(kind=Change.Kind.MERGE, pk__gt=change.pk, undone_at=None)
    return [
        _("Undo the later merge first: %(merge)s.") % {"merge": other.summary}
        for other in later
        if other.record["thing"] == change.record["thing"] and other.record["source"] == change.record["target"]
    ]


def _refresh(change: Change) -> None:
    record = change.record
    model = KINDS[record["thing"]]
    for pk in (record["target"], record["source"]):
        try:
            # Saved as an editor would, so that whatever follows the saving of a name follows this one.
            model._base_manager.get(pk=pk).save()
        except ObjectDoesNotExist:
            continue
    refresh_posts(record["posts"])
    refresh_references(Work.objects.filter(pk__in=record["works"]))
    if record["thing"] == "work":
        refresh_references(WatchlistEntry.objects.filter(work__in=[record["source"], record["target"]]))
