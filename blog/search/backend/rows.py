"""How posts are written to Wagtail's index: no more often worked out, and no more of it read, than it takes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.models import prefetch_related_objects

from blog.models import PostPage


class QuickRows:
    """A mixin for an index of modelsearch."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: no score is multiplied by a norm, and working it out reads the whole index for each object."""

    def add_items(self, model: type, objs: Sequence[Any]) -> None:
        """Index objects."""
        if not issubclass(model, PostPage):
            super().add_items(model, objs)  # type: ignore[misc]
            return
        # Read for this alone, here as by `update_index`: no post that is saved again keeps what is fetched.
        prefetch_related_objects(objs, *model.indexed_with)
        with _worked_out(objs):
            super().add_items(model, objs)  # type: ignore[misc]


@contextmanager
def _worked_out(posts: Sequence[PostPage]) -> Iterator[None]:
    """Posts with their names and their text worked out once: modelsearch asks for each value three times a row."""
    names = ("search_names", "search_text")
    for post in posts:
        post.__dict__.update({name: getattr(post, name)() for name in names})
    try:
        yield
    finally:
        for post in posts:
            for name in names:
                post.__dict__.pop(name, None)
