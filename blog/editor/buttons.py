"""What can be done to a work, person or tag from its line in a list, and from its form."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from blog.editor.merging.views import MERGE, MergeView
from blog.editor.renaming import RENAME, RenameView
from blog.editor.things import KINDS, may


def thing_buttons(thing: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """The buttons of one line, for whoever may."""
    kind = str(thing._meta.model_name)
    model = KINDS.get(kind)
    if model is None or not isinstance(thing, model):
        return
    if may(user, model, *RenameView.actions):
        yield Button(_("Rename"), url=reverse(RENAME, args=[kind, thing.pk]), icon_name="edit", priority=15)
    if may(user, model, *MergeView.actions):
        yield Button(_("Merge into another"), url=reverse(MERGE, args=[kind, thing.pk]), icon_name="copy", priority=25)
