"""Undoing an import: what the run made goes, unless somebody has changed it or uses it since; then it is said why."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Model
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from blog.models import Author, ImportRun, Person, PostPage, Role, Tag, Work
from blog.models.derived import Mention, NameGram, NameKey, NameStart

# In this order: a person's parts go with their works, and those who play in none are left over.
_THINGS: dict[str, type[Model]] = {"roles": Role, "works": Work, "people": Person, "authors": Author, "tags": Tag}
_DERIVED = (Mention, NameGram, NameKey, NameStart, ImportRun)
# Under which name a stored draft, and a block in it, has the key of each kind of thing.
_CHOSEN_AS = {Author: "author", Person: "person", Tag: "tag", Work: "work"}
_OF_A_DRAFT = ("author", "tagged_items", "work")


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that the run made and that stays: what it is, what it is called, why; `page` is a post's key."""

    kind: str
    name: str
    reason: str
    page: int | None = None


def as_it_is(model: type[Model], keys: Iterable[int]) -> list[list[Any]]:
    """Each row's key with a digest of the row and of what is part of it."""
    things: Any = model
    return [[thing.pk, _digest(thing)] for thing in things._default_manager.filter(pk__in=list(keys)).order_by("pk")]


def undo(run: ImportRun, user: Any) -> list[Kept]:
    """Delete what `run` made, in one transaction.

    A post goes if it is a draft that nobody has saved, moved or sent to anybody since. A work, person, author, tag or
    part that the run made goes if it is as the run made it and nothing else names it. What `user` may not delete stays.

    Returns:
        What stays, and why.
    """
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        kept: list[Kept] = []
        left: dict[str, list[list[Any]]] = {"posts": []}
        for pk, revision in run.made.get("posts", []):
            page = PostPage.objects.select_for_update().filter(pk=pk).first()
            if page is None:
                continue
            reason = _why_post_stays(page, revision, run, user)
            if reason is None:
                log(instance=page, action="wagtail.delete", user=user, deleted=True)
                page.specific.delete()
                continue
            kept.append(Kept(_("post"), page.get_latest_revision_as_object().title, reason, page.pk))
            left["posts"].append([pk, revision])
        drafts = _chosen_in_drafts()
        for name, model in _THINGS.items():
            left[name] = list(_undone(model, run.made.get(name, []), drafts, kept))
        run.made = left
        run.kept = [[each.kind, each.name, each.reason, each.page] for each in kept]
        run.undone_at = timezone.now()
        run.save(update_fields=["made", "kept", "undone_at"])
    return kept


def _undone(
    model: type[Model], made: Iterable[list[Any]], drafts: Mapping[str, set[int]], kept: list[Kept]
) -> Iterator[list[Any]]:
    """Delete the rows of a kind that may go; those that stay, as they were noted."""
    things: Any = model
    for pk, digest in made:
        thing = things._default_manager.filter(pk=pk).first()
        if thing is None:
            continue
        reason = _why_stays(thing, digest, drafts)
        if reason is None:
            thing.delete()
        else:
            kept.append(Kept(str(model._meta.verbose_name), str(thing), reason))
            yield [pk, digest]


def _why_post_stays(page: PostPage, revision: int, run: ImportRun, user: Any) -> str | None:
    if page.live:
        return _("it has been published")
    if page.latest_revision_id != revision:
        return _("it has been edited since")
    if page.current_workflow_state is not None:
        return _("it has been sent for review")
    if page.get_parent().pk != run.index.pk:
        return _("it has been moved")
    if page.locked:
        return _("it is locked")
    if not page.permissions_for_user(user).can_delete():
        return _("you may not delete it")
    return None


def _why_stays(thing: Model, digest: str, drafts: Mapping[str, set[int]]) -> str | None:
    if _digest(thing) != digest:
        return _("it has been changed since")
    if _is_referred_to(thing) or thing.pk in drafts.get(_CHOSEN_AS.get(type(thing), ""), ()):
        return _("it is used elsewhere")
    return None


def _is_referred_to(thing: Model) -> bool:
    """Whether a row that is no part of `thing` and not derived from it names it, or a block of a post chooses it."""
    for relation in thing._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or not relation.auto_created or relation.concrete:
            continue
        field: Any = getattr(relation, "field", None)
        other: Any = relation.related_model
        if not isinstance(field, models.ForeignKey) or isinstance(field, ParentalKey) or other in _DERIVED:
            continue
        if other._base_manager.filter(**{field.name: thing.pk}).exists():
            return True
    references = ReferenceIndex.get_references_to(thing)
    return references.filter(model_path__startswith="body.").exists()


def _chosen_in_drafts() -> dict[str, set[int]]:
    """The keys that posts choose in drafts: of those the database's own references know nothing."""
    chosen: dict[str, set[int]] = {name: set() for name in _CHOSEN_AS.values()}
    latest = PostPage.objects.filter(has_unpublished_changes=True).values("latest_revision")
    for content in Revision.objects.filter(pk__in=latest).values_list("content", flat=True).iterator(chunk_size=50):
        _gather([{name: content.get(name) for name in _OF_A_DRAFT}, json.loads(content.get("body") or "[]")], chosen)
    return chosen


def _gather(value: Any, chosen: dict[str, set[int]]) -> None:
    if isinstance(value, list):
        for child in value:
            _gather(child, chosen)
    elif isinstance(value, dict):
        for name, child in value.items():
            if name in chosen and isinstance(child, int):
                chosen[name].add(child)
            _gather(child, chosen)


def _digest(thing: Model) -> str:
    data = thing.serializable_data() if isinstance(thing, ClusterableModel) else model_to_dict(thing)
    text = json.dumps(data, sort_keys=True, cls=DjangoJSONEncoder, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
