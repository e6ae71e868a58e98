"""The addresses that the panel asks: the form as it stands is posted, and what follows from it is answered.

The unsaved form is asked about and not the draft that was saved last, so that the figures are those of what the editor
sees, also where saving is refused or switched off. The form is read as Wagtail's preview reads it.
"""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView

from blog.editor.glance.panel import glance_at

URL_NAME = "blog_glance"
URL_NAME_OF_NEW = "blog_glance_add"


class GlanceView(PreviewOnEditView):
    """The panel of a post that has been saved before."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        """The figures, and the panel as HTML; `readable` is false while the text itself has an error."""
        form = self.get_form(request.POST)
        self.validate_form(form)
        if "body" in form.errors:
            return JsonResponse({"readable": False})
        glance = glance_at(form.instance, request.user)
        return JsonResponse(
            {
                "readable": True,
                "words": glance.words,
                "minutes": glance.minutes,
                "safe_percent": glance.safe_percent,
                "html": render_to_string("blog/admin/glance_shown.html", {"glance": glance}, request),
            }
        )


class GlanceOfNewView(PreviewOnCreateView, GlanceView):
    """The panel of a post that has not been saved yet."""

    http_method_names = ("post",)
