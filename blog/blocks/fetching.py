"""Reading a stream: what its choosers name is fetched in one query a model, however many blocks name something."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db.models import Model
from wagtail.blocks import StreamValue

# The children of blocks that choose something, and what they choose. Pictures come along.
CHOSEN = {"person": "blog.Person", "work": "blog.Work", "tag": "blog.Tag"}
_JOINED = {"blog.Person": ("portrait",), "blog.Work": ("poster",)}

Fetched = Mapping[str, Mapping[int, Model]]

_fetched: ContextVar[Fetched | None] = ContextVar("blog_fetched_choices", default=None)


def fetched_choices(target: str) -> Mapping[int, Model] | None:
    """What was fetched of a model for the stream that is being read; None while none is, or nothing was."""
    fetched = _fetched.get()
    return None if fetched is None else fetched.get(target, {})


def blocks_of(body: StreamValue) -> list[StreamValue.StreamChild]:
    """All blocks of a stream, read."""
    with _choices_of(body):
        return list(body)


@contextmanager
def _choices_of(body: StreamValue) -> Iterator[None]:
    keys: dict[str, set[int]] = {}
    for child in body.raw_data:
        value = child["value"]
        if isinstance(value, Mapping):
            for name, target in CHOSEN.items():
                if isinstance(value.get(name), int):
                    keys.setdefault(target, set()).add(value[name])
    fetched = {target: _fetch(target, chosen) for target, chosen in keys.items()}
    token = _fetched.set(fetched)
    try:
        yield
    finally:
        _fetched.reset(token)


def _fetch(target: str, keys: set[int]) -> dict[int, Model]:
    return apps.get_model(target).objects.select_related(*_JOINED.get(target, ())).in_bulk(keys)
