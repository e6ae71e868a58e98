"""Choosers of people, works and tags; the models are named by strings, because blocks stand below them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock


class _OptionalSnippetChooserBlock(SnippetChooserBlock):
    target = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(self.target, **{"required": False, **kwargs})

    def deconstruct(self) -> tuple[str, list, dict]:
        """How a migration writes the block: the class knows its target."""
        path, args, kwargs = super().deconstruct()
        return path, [], {name: value for name, value in kwargs.items() if name != "target_model"}


class PersonChooserBlock(_OptionalSnippetChooserBlock):
    """A person of the site."""

    target = "blog.Person"

    class Meta:
        label = _("Person")
        icon = "user"


class WorkChooserBlock(_OptionalSnippetChooserBlock):
    """A work of the site."""

    target = "blog.Work"

    class Meta:
        label = _("Work")
        icon = "media"


class TagChooserBlock(_OptionalSnippetChooserBlock):
    """A tag of the site."""

    target = "blog.Tag"

    class Meta:
        label = _("Tag")
        icon = "tag"
