"""Choosers of people, works and tags; the models are named by strings, because blocks stand below them."""

from collections.abc import Iterable
from typing import Any

from django.forms import Widget
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from blog.blocks.fetching import FetchedChoice, fetched_choices


class _OptionalSnippetChooserBlock(FetchedChoice, SnippetChooserBlock):
    target = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(self.target, **{"required": False, **kwargs})

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        """The chosen rows, from what was fetched for the whole stream where it was; None for what is gone."""
        fetched = fetched_choices(self.target)
        if fetched is None:
            return super().bulk_to_python(values)
        return [fetched.get(value) if value is not None else None for value in values]

    def deconstruct(self) -> tuple[str, list, dict]:
        """How a migration writes the block: the class knows its target."""
        path, _args, kwargs = super().deconstruct()
        return path, [], {name: value for name, value in kwargs.items() if name != "target_model"}


# The field of the form with the reviewed work. Where a form has none, what has no value: the chooser asks it for one.
_WORK_FIELD = "#id_work, body:not(:has(#id_work))"


class PersonChooserBlock(_OptionalSnippetChooserBlock):
    """A person of the site; the chooser begins with those who have a part in the work that is reviewed."""

    target = "blog.Person"

    @cached_property
    def widget(self) -> Widget:
        """The chooser, which is told the work."""
        widget = super().widget
        widget.linked_fields = {"work": _WORK_FIELD}
        return widget

    class Meta:
        label = _("Person")
        icon = "blog-person"


class WorkChooserBlock(_OptionalSnippetChooserBlock):
    """A work of the site."""

    target = "blog.Work"

    class Meta:
        label = _("Work")
        icon = "blog-work"


class TagChooserBlock(_OptionalSnippetChooserBlock):
    """A tag of the site."""

    target = "blog.Tag"

    class Meta:
        label = _("Tag")
        icon = "blog-tag"
