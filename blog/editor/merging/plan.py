"""What a merge will write: computed before anything is, so that what is shown is what is done."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ForeignKey, Model
from django.utils.functional import cached_property

from blog.editor.changing.rows import Values, label_of, own_columns, read_rows, table
from blog.editor.changing.undoing import whole_row
from blog.editor.changing.writes import Patch, Step, Write, as_record
from blog.editor.merging.mentions import patches
from blog.editor.things import Thing, main_name
from blog.models import (
    Mention,
    NameKey,
    OldSlug,
    Person,
    PersonName,
    PostTag,
    ReviewPage,
    Role,
    SearchDocument,
    Tag,
    TagName,
    Work,
    WorkLink,
    WorkRelation,
    WorkTitle,
)
from blog.text.names import name_key
from blog.text.scripts import has_native, native_language

# Derived from the others, and written anew.
DERIVED = (Mention, NameKey, SearchDocument)
# What makes two rows of these say the same: one of them is enough.
_SAME: dict[type[Model], tuple[str, ...]] = {
    Role: ("work_id", "person_id", "job", "character"),
    WorkLink: ("work_id", "url"),
    WorkRelation: ("work_id", "kind", "target_id"),
    PostTag: ("content_object_id", "tag_id"),
}
_NAMES: dict[type[Model], tuple[type[Model], str]] = {
    Work: (WorkTitle, "title"),
    Person: (PersonName, "name"),
    Tag: (TagName, "name"),
}
# What is not handed on: the name becomes another name, the slug an old one.
_ITS_OWN = ("id", "slug", "name", "title", "kind")


@dataclass(frozen=True)
class MergePlan:
    """All that a merge of one work, person or tag into another will write.

    Attributes:
        source: which goes.
        target: which stays.
        steps: in their order.
    """

    source: Thing
    target: Thing
    steps: tuple[Step, ...]

    @property
    def kind(self) -> str:
        """`work`, `person` or `tag`."""
        return str(self.source._meta.model_name)

    def writes(self, model: type[Model]) -> list[Write]:
        """What is written to the rows of a model."""
        label = label_of(model)
        return [step for step in self.steps if isinstance(step, Write) and step.model == label]

    def patches(self, model: type[Model]) -> list[Patch]:
        """What is written in live blocks (`PostPage`) or in drafts and earlier versions (`Revision`)."""
        label = label_of(model)
        return [step for step in self.steps if isinstance(step, Patch) and step.model == label]

    @cached_property
    def posts(self) -> set[int]:
        """The keys of all posts that are written to, or whose work is."""
        posts = {step.post for step in self.steps if isinstance(step, Patch)}
        posts |= {step.pk for step in self.writes(ReviewPage) if step.pk}
        posts |= {values["content_object_id"] for values in map(_values, self.writes(PostTag))}
        works = {values["work_id"] for values in map(_values, self.writes(Role)) if "work_id" in values}
        if self.kind == "person":
            works |= set(Role.objects.filter(person=self.source.pk).values_list("work", flat=True))
        if self.kind == "work":
            works |= {self.source.pk, self.target.pk}
        posts |= set(ReviewPage.objects.filter(work__in=works).values_list("pk", flat=True))
        if self.kind == "tag":
            posts |= set(PostTag.objects.filter(tag=self.source.pk).values_list("content_object", flat=True))
        return posts

    @cached_property
    def fingerprint(self) -> str:
        """Tells whether a plan that is made again is still the same."""
        written = json.dumps(as_record(self.steps), cls=DjangoJSONEncoder, sort_keys=True)
        return hashlib.blake2b(written.encode(), digest_size=16).hexdigest()


def _values(write: Write) -> Values:
    return {**(write.before or {}), **(write.after or {})}


def plan_merge(source: Thing, target: Thing) -> MergePlan:
    """What a merge of `source` into `target` will write.

    Args:
        source: a work, person or tag; it goes, and its name becomes another name of the target.
        target: another one of the same kind.
    """
    kind = str(source._meta.model_name)
    steps: list[Step] = []
    for model, column in _relations(type(source)):
        steps += _moves(model, column, source.pk, target.pk)
    steps += _names(source, target)
    steps += _facts(source, target)
    steps += patches(kind, source.pk, target.pk)
    steps.append(whole_row(source))
    owner: Values = {"work_id": None, "person_id": None, "tag_id": None, f"{kind}_id": target.pk}
    steps.append(Write(label_of(OldSlug), None, None, {"kind": kind, "slug": source.slug, **owner}))
    return MergePlan(source, target, tuple(steps))


def _relations(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """The foreign keys that lead to a model, those of other apps included; names and what is derived aside."""
    names, _column = _NAMES[model]
    for relation in model._meta.related_objects:
        field = relation.field
        if isinstance(field, ForeignKey) and relation.related_model not in (*DERIVED, names):
            yield field.model, field.attname


def _moves(model: Any, column: str, source: int, target: int) -> list[Write]:
    same = _SAME.get(model, ())
    ordered = "sort_order" in own_columns(model)
    rows = read_rows(model, table(model).filter(**{column: source}))
    kept = read_rows(model, table(model).filter(**{column: target}))
    said = {tuple(values[name] for name in same) for values in kept.values()} if same else set()
    # The rows of a target that are ordered within it; those of a person's roles are ordered within their works.
    within = ordered and column == "work_id"
    last = max((values["sort_order"] or 0 for values in kept.values()), default=-1) if within else 0
    writes = []
    for pk, values in sorted(rows.items(), key=lambda row: ((row[1].get("sort_order") or 0) if within else 0, row[0])):
        moved = {**values, column: target}
        key = tuple(moved[name] for name in same)
        to_itself = model is WorkRelation and moved["work_id"] == moved["target_id"]
        if to_itself or (same and key in said):
            writes.append(Write(label_of(model), pk, values, None))
            continue
        said.add(key)
        before, after = {column: source}, {column: target}
        if within:
            last += 1
            before["sort_order"], after["sort_order"] = values["sort_order"], last
        known_by = same if model is PostTag else ()
        if known_by:
            before, after = ({name: row[name] for name in known_by} for row in (values, moved))
        writes.append(Write(label_of(model), pk, before, after, known_by, ("sort_order",) if within else ()))
    return writes


def _names(source: Thing, target: Thing) -> list[Write]:
    """The names of the source as further names of the target, those aside that it has."""
    model, column = _NAMES[type(source)]
    owner = f"{source._meta.model_name}_id"
    kept = read_rows(model, table(model).filter(**{owner: target.pk}))
    keys = {name_key(values[column]) for values in kept.values()} | {name_key(main_name(target))}
    last = max((values["sort_order"] or 0 for values in kept.values()), default=-1)
    writes = []
    main = main_name(source)
    if name_key(main) not in keys:
        keys.add(name_key(main))
        last += 1
        writes.append(Write(label_of(model), None, None, _as_name(model, main, {owner: target.pk}, last), (), _LOOSE))
    rows = read_rows(model, table(model).filter(**{owner: source.pk}))
    for pk, values in sorted(rows.items(), key=lambda row: (row[1]["sort_order"] or 0, row[0])):
        if name_key(values[column]) in keys:
            writes.append(Write(label_of(model), pk, values, None))
            continue
        keys.add(name_key(values[column]))
        last += 1
        before = {owner: source.pk, "sort_order": values["sort_order"]}
        writes.append(Write(label_of(model), pk, before, {owner: target.pk, "sort_order": last}, (), _LOOSE))
    return writes


_LOOSE = ("sort_order",)


def _as_name(model: Any, name: str, owner: Values, sort_order: int) -> Values:
    language = native_language(name) or ""
    values: Values = {**owner, "sort_order": sort_order, "language": language}
    if model is not TagName:
        values["kind"] = model.Kind.NATIVE.value if has_native(name) else model.Kind.OTHER.value
    values["title" if model is WorkTitle else "name"] = name
    return values


def _facts(source: Thing, target: Thing) -> list[Write]:
    """What the source has and the target lacks."""
    model = type(source)
    columns = [column for column in own_columns(model) if column not in _ITS_OWN]
    had = read_rows(model, table(model).filter(pk=source.pk), columns)[source.pk]
    has = read_rows(model, table(model).filter(pk=target.pk), columns)[target.pk]
    handed_on = [column for column in columns if has[column] in (None, "") and had[column] not in (None, "")]
    if not handed_on:
        return []
    before, after = ({column: row[column] for column in handed_on} for row in (has, had))
    return [Write(label_of(model), target.pk, before, after)]
