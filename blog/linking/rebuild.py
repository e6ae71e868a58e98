"""Rebuilding everything derived from the tables it is derived from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from blog.linking.names import index_names
from blog.linking.posts import derive
from blog.models import Mention, NameKey, Person, PostDigest, PostPage, Tag, Work

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many live posts and how many works, people and tags the rows were rebuilt for."""

    posts: int
    names: int


def rebuild() -> Rebuilt:
    """Write all derived rows anew, in one transaction; rows whose post is no longer live go."""
    with transaction.atomic():
        live = PostPage.objects.live()
        NameKey.objects.all().delete()
        PostDigest.objects.exclude(post__in=live).delete()
        Mention.objects.exclude(post__in=live).delete()
        posts = names = 0
        for some in _chunks(live.select_related("reviewpage__work")):
            derive(some)
            posts += len(some)
        for rows in (Work.objects.all(), Person.objects.all(), Tag.objects.all()):
            for things in _chunks(rows):
                index_names(things)
                names += len(things)
    return Rebuilt(posts, names)


def _chunks(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """All rows, some at a time."""
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), _AT_ONCE):
        yield list(rows.filter(pk__in=pks[start : start + _AT_ONCE]))
