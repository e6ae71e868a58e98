"""Panels of the editor that show what no field holds. They know no model: what they show, the page says."""

from typing import Any

from django.forms import Media
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static


class LeavingPanel(Panel):
    """What of a post leaves its page, as it was last saved; the page's `leaving()` says it."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on the form of one post."""

        template_name = "blog/admin/leaving_panel.html"

        def is_shown(self) -> bool:
            """Where there is something to show: once the post has been saved."""
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What the template is given."""
            return {**super().get_context_data(parent_context), "leaving": self.instance.leaving()}


class PastePanel(Panel):
    """A button that reads a whole draft, pasted from elsewhere, as sections and adds them to the body below it."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on the form of one post."""

        template_name = "blog/admin/paste_panel.html"

        @property
        def media(self) -> Media:
            """The script that takes what is pasted, and the look of sections beside their source."""
            return Media(
                js=[versioned_static("blog/admin/pasting.js")],
                css={"all": [versioned_static("blog/admin/importing.css")]},
            )
