"""Panels of the editor that show what no field holds. They know no model: what they show, the page says."""

from typing import Any

from django.forms import Media
from django.urls import reverse
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


class GlancePanel(Panel):
    """The figures of a post as it stands in the form, what is missing, hints, and the cast of its work.

    Its script posts the form to an address of `blog.editor.glance` and shows the answer.
    """

    class BoundPanel(Panel.BoundPanel):
        """The panel on the form of one post, saved or new."""

        template_name = "blog/admin/glance_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What the template is given: where to ask, and where once the post has been saved."""
            meta, pk = self.instance._meta, self.instance.pk
            if pk is not None:
                url = reverse("blog_glance", args=[pk])
            else:
                url = reverse("blog_glance_add", args=[meta.app_label, meta.model_name, self.form.parent_page.pk])
            later = reverse("blog_glance", args=[0]).replace("/0/", "/{}/")
            return {**super().get_context_data(parent_context), "url": url, "url_once_saved": later}

        @property
        def media(self) -> Media:
            """The panel's script and style."""
            return Media(
                js=[versioned_static("blog/admin/glance.js")], css={"all": [versioned_static("blog/admin/glance.css")]}
            )
