"""Bringing up to date what is derived from rows that were written without a signal."""

from collections.abc import Iterable

from django.db.models import Model
from wagtail.models import ReferenceIndex

from blog.linking.posts import derive, forget
from blog.models import PostPage
from blog.search.indexing import index_on_commit


def refresh_posts(pks: Iterable[int]) -> None:
    """Write anew what is derived of posts, and by what they are found; for those that are not live, nothing is kept."""
    keys = set(pks)
    posts = list(PostPage.objects.filter(pk__in=keys).specific())
    derive([post for post in posts if post.live])
    for post in posts:
        if not post.live:
            forget(post.pk)
        ReferenceIndex.create_or_update_for_object(post)
    index_on_commit(keys)


def refresh_references(things: Iterable[Model]) -> None:
    """Write anew what rows refer to, for Wagtail's pages of usage."""
    for thing in things:
        ReferenceIndex.create_or_update_for_object(thing)
