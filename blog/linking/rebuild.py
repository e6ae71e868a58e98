"""Rebuilding everything derived from the tables it is derived from."""

from dataclasses import dataclass

from django.db import transaction

from blog.linking.names import index_names
from blog.linking.posts import derive
from blog.models import Mention, NameKey, Person, PostDigest, PostPage, Tag, Work


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
        posts = 0
        for post in live.select_related("reviewpage__work").iterator(chunk_size=200):
            derive(post)
            posts += 1
        names = 0
        for model in (Work, Person, Tag):
            for thing in model.objects.iterator(chunk_size=500):
                index_names(thing)
                names += 1
    return Rebuilt(posts, names)
