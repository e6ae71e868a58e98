"""Finding works, people and tags in the admin: by any of their names, blanks, hyphens and marks forgiven."""

from django.db.models import QuerySet

from blog.linking.names import KEY_LENGTH
from blog.models import NameKey
from blog.text.names import name_key


def named_like(things: QuerySet, query: str) -> QuerySet:
    """The works, people or tags one of whose names has the query in it; all of them for an empty query.

    Args:
        things: of one of the three models, in any order, which is kept.
        query: part of a name in any script, as somebody typed it.
    """
    key = name_key(query)
    if not key:
        return things
    if len(key) > KEY_LENGTH:
        return things.none()
    field = things.model._meta.model_name
    return things.filter(pk__in=NameKey.objects.filter(key__contains=key, **{f"{field}__isnull": False}).values(field))


def namesake(thing_type: type, name: str) -> object | None:
    """A work, person or tag that already has this name, perhaps written a little differently; None without one."""
    field = thing_type._meta.model_name  # type: ignore[attr-defined]
    key = NameKey.objects.filter(key=name_key(name)[:KEY_LENGTH], **{f"{field}__isnull": False}).first()
    return getattr(key, field, None)
