"""Indexing during a long run: each post once, when it is stored, and not at every save of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler

from blog.models import PostPage, ReviewPage


@contextmanager
def no_indexing_at_saves() -> Iterator[None]:
    """Within it, modelsearch leaves posts that are saved alone; whoever saves them calls `index_posts`.

    For commands only: it holds for the whole process, and a server's other threads save posts too.
    """
    models = [model for model in (PostPage, ReviewPage) if post_save.disconnect(post_save_signal_handler, sender=model)]
    try:
        yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
