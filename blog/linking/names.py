"""The name index: a key for each name of a work, person, tag or live post, by which they are found in any script."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from blog.models import NameGram, NameKey, NameStart, Person, PersonName, PostPage, Tag, Work, WorkTitle
from blog.text.names import name_key, name_starts
from blog.text.typos import grams

KEY_LENGTH = 255
KINDS = ("work", "person", "tag", "post")


class Name(NamedTuple):
    """A name, its language (BCP 47; empty for the main one) and whether it is the main one."""

    text: str
    language: str
    main: bool


def index_names(thing: Work | Person | Tag) -> None:
    """Write the keys of a work, person or tag as its names are now, in place of those that are kept."""
    _write(thing._meta.model_name or "", thing.pk, _names(thing))


def index_title(post: PostPage) -> None:
    """Write the key of a live post's title as it is now."""
    _write("post", post.pk, [Name(post.title, "", True)])


def _write(kind: str, pk: int, names: Sequence[Name]) -> None:
    names = [name for name in names if name_key(name.text)]
    with transaction.atomic():
        kept = NameKey.objects.filter(**{kind: pk})
        if list(kept.order_by("pk").values_list("name", "language", "main")) == names:
            return
        kept.delete()
        write_keys([key_of(kind, pk, name) for name in names])


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


def _names(thing: Work | Person | Tag) -> list[Name]:
    """All names, the main one first. Asked of the tables: the object may be older than its rows."""
    if isinstance(thing, Work):
        titles = WorkTitle.objects.filter(work=thing.pk).values_list("title", "language")
        return [Name(thing.title, "", True), *(Name(title, language, False) for title, language in titles)]
    if isinstance(thing, Person):
        names = PersonName.objects.filter(person=thing.pk).values_list("name", "language")
        return [Name(thing.name, "", True), *(Name(name, language, False) for name, language in names)]
    return [Name(thing.name, "", True)]
