"""The name index: a key for each name of a work, person, tag or live post, by which they are found in any script."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from blog.models import NameGram, NameKey, NameStart, Person, PersonName, PostPage, Tag, TagName, Work, WorkTitle
from blog.text.names import name_key, name_starts
from blog.text.typos import grams

KEY_LENGTH = 255
KINDS = ("work", "person", "tag", "post")


class Name(NamedTuple):
    """A name, its language (BCP 47; empty for the main one) and whether it is the main one."""

    text: str
    language: str
    main: bool


def index_names(things: Iterable[Work | Person | Tag]) -> None:
    """Write the keys of works, people and tags as their names are now, in place of those that are kept."""
    of_model: dict[type[Work | Person | Tag], list[int]] = {}
    for thing in things:
        of_model.setdefault(type(thing), []).append(thing.pk)
    for model, pks in of_model.items():
        _write(model._meta.model_name or "", _names(model, pks))


def index_titles(posts: Iterable[PostPage]) -> None:
    """Write the keys of live posts' titles as they are now."""
    _write("post", {post.pk: [Name(post.title, "", True)] for post in posts})


def _write(kind: str, names: Mapping[int, Sequence[Name]]) -> None:
    wanted = {pk: [name for name in of_one if name_key(name.text)] for pk, of_one in names.items()}
    with transaction.atomic(savepoint=False):
        kept: dict[int, list[Name]] = {}
        rows = NameKey.objects.filter(**{f"{kind}__in": wanted}).order_by("pk")
        for pk, *name in rows.values_list(f"{kind}_id", "name", "language", "main"):
            kept.setdefault(pk, []).append(Name(*name))
        changed = [pk for pk, of_one in wanted.items() if kept.get(pk, []) != of_one]
        if gone := [pk for pk in changed if pk in kept]:
            NameKey.objects.filter(**{f"{kind}__in": gone}).delete()
        write_keys([key_of(kind, pk, name) for pk in changed for name in wanted[pk]])


def key_of(kind: str, pk: int, name: Name) -> NameKey:
    """The key of one name of a thing, unsaved."""
    key = name_key(name.text)[:KEY_LENGTH]
    return NameKey(key=key, name=name.text, language=name.language, main=name.main, **{f"{kind}_id": pk})


def write_keys(keys: Sequence[NameKey]) -> None:
    """Save new keys with what they are found by."""
    starts, similar = [], []
    for key in NameKey.objects.bulk_create(keys, batch_size=500):
        kind = next(kind for kind in KINDS if getattr(key, f"{kind}_id"))
        length = len(key.key)
        for offset in name_starts(key.name) or [0]:
            start = key.key[offset : offset + NameStart.LENGTH]
            if start:
                starts.append(NameStart(name_key=key, start=start, offset=offset, kind=kind, length=length))
        similar += [NameGram(name_key=key, gram=gram, length=length) for gram in sorted(grams(key.name))]
    NameStart.objects.bulk_create(starts, batch_size=500)
    NameGram.objects.bulk_create(similar, batch_size=500)


def _names(model: type[Work | Person | Tag], pks: Sequence[int]) -> dict[int, list[Name]]:
    """All names of each, the main one first. Asked of the tables: an object may be older than its rows."""
    main = "title" if model is Work else "name"
    names = {
        pk: [Name(text, "", True)] for pk, text in model._default_manager.filter(pk__in=pks).values_list("pk", main)
    }
    others: QuerySet[Any]
    if model is Work:
        others = WorkTitle.objects.filter(work__in=pks).values_list("work", "title", "language")
    elif model is Person:
        others = PersonName.objects.filter(person__in=pks).values_list("person", "name", "language")
    else:
        others = TagName.objects.filter(tag__in=pks).values_list("tag", "name", "language")
    for pk, text, language in others:
        names[pk].append(Name(text, language, False))
    return names
