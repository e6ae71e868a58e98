"""The name index: a key for each name of a work, person or tag, by which they are found in any script."""

from collections.abc import Iterator

from django.db import transaction

from blog.models import NameKey, Person, PersonName, Tag, Work, WorkTitle
from blog.text.names import name_key

KEY_LENGTH = 255


def index_names(thing: Work | Person | Tag) -> None:
    """Write the keys of a work, person or tag as its names are now, in place of those that are kept."""
    field = thing._meta.model_name
    with transaction.atomic():
        NameKey.objects.filter(**{field: thing.pk}).delete()
        NameKey.objects.bulk_create(_keys(thing))


def _keys(thing: Work | Person | Tag) -> Iterator[NameKey]:
    field = f"{thing._meta.model_name}_id"
    for position, (name, language) in enumerate(_names(thing)):
        key = name_key(name)[:KEY_LENGTH]
        if key:
            yield NameKey(key=key, name=name, language=language, main=position == 0, **{field: thing.pk})


def _names(thing: Work | Person | Tag) -> list[tuple[str, str]]:
    """All names with their language, the main one first. Asked of the tables: the object may be older than its rows."""
    if isinstance(thing, Work):
        titles = WorkTitle.objects.filter(work=thing.pk)
        return [(thing.title, ""), *titles.values_list("title", "language")]
    if isinstance(thing, Person):
        names = PersonName.objects.filter(person=thing.pk)
        return [(thing.name, ""), *names.values_list("name", "language")]
    return [(thing.name, "")]
