"""Reading a stream, stored or from a form: what its choosers name is fetched in one query a model.

However many blocks name something, and however often the form asks for it.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model_string

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
def choices_in_form(data: Mapping[str, str], prefix: str) -> Iterator[None]:
    """While the form of a stream is read: what its choosers name is fetched.

    Args:
        data: the form's data.
        prefix: what the names of the stream's fields begin with.
    """
    keys: dict[str, set[int]] = {}
    for name in data:
        found = _FIELD.search(name) if name.startswith(f"{prefix}-") else None
        if found and _KEY.fullmatch(data[name]):
            target = CHOSEN[found["chosen"]] if found["chosen"] else get_image_model_string()
            keys.setdefault(target, set()).add(int(data[name]))
    with _fetching(keys):
        yield


# The names of choosers' fields end so: a child of a block, the picture of one, a picture of a gallery.
_FIELD = re.compile(rf"-\d+-value-(?:(?P<chosen>{'|'.join(CHOSEN)})|image-image|images-\d+-value-image)$")
# No database has longer keys.
_KEY = re.compile(r"[0-9]{1,18}")


class FetchedChoice:
    """What a chooser block does in a form: what was fetched for the whole stream is taken from there.

    Wagtail's own asks the database for each chosen thing, and again when the form is checked.
    """

    def value_from_form(self, value: Any) -> Any:
        """The chosen row; None for what is gone."""
        fetched = fetched_choices(self._label)
        if fetched is None or not isinstance(value, str | int):
            return super().value_from_form(value)  # type: ignore[misc]
        return fetched.get(int(value)) if _KEY.fullmatch(str(value)) else None

    def clean(self, value: Any) -> Any:
        """The row as it is: it came from the database. That nothing was chosen is checked as ever."""
        return value if isinstance(value, Model) else super().clean(value)  # type: ignore[misc]

    @property
    def _label(self) -> str:
        return str(self.model_class._meta.label)  # type: ignore[attr-defined]


@contextmanager
def _choices_of(body: StreamValue) -> Iterator[None]:
    keys: dict[str, set[int]] = {}
    for child in body.raw_data:
        value = child["value"]
        if isinstance(value, Mapping):
            for name, target in CHOSEN.items():
                if isinstance(value.get(name), int):
                    keys.setdefault(target, set()).add(value[name])
    with _fetching(keys):
        yield


@contextmanager
def _fetching(keys: Mapping[str, set[int]]) -> Iterator[None]:
    fetched = {target: _fetch(target, chosen) for target, chosen in keys.items()}
    token = _fetched.set(fetched)
    try:
        yield
    finally:
        _fetched.reset(token)


def _fetch(target: str, keys: set[int]) -> dict[int, Model]:
    return apps.get_model(target).objects.select_related(*_JOINED.get(target, ())).in_bulk(keys)
