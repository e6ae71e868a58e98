"""Writing posts to the search index, at once or when the transaction is through."""

import threading
from collections.abc import Iterable

from django.db import transaction

from blog.models import PostPage
from blog.search.backend import blog_backend

_AT_ONCE = 200


class _Waiting(threading.local):
    """The posts that this thread will index when its transaction is through."""

    def __init__(self) -> None:
        self.posts: set[int] = set()


_waiting = _Waiting()


def index_on_commit(posts: Iterable[int]) -> None:
    """Index posts when the current transaction is through, each once however often it is named.

    An error then is logged: what an editor saved is saved, and `update_index` repairs the index.
    """
    _waiting.posts.update(posts)
    if _waiting.posts:
        # Registered each time, since a transaction that is rolled back forgets it; the first that runs empties the set.
        transaction.on_commit(_index_waiting, robust=True)


def _index_waiting() -> None:
    pks, _waiting.posts = _waiting.posts, set()
    index_posts(pks)


def index_posts(pks: Iterable[int]) -> None:
    """Index posts now; those that are gone are passed over."""
    ordered = sorted(pks)
    backend = blog_backend()
    for start in range(0, len(ordered), _AT_ONCE):
        of_type: dict[type, list[PostPage]] = {}
        for post in PostPage.objects.filter(pk__in=ordered[start : start + _AT_ONCE]).specific():
            of_type.setdefault(type(post), []).append(post)
        for model, posts in of_type.items():
            backend.add_bulk(model, posts)
