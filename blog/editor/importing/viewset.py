"""The imports' line in the menu, and their addresses."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from blog.editor.importing import views
from blog.editor.importing.access import indexes_for
from blog.editor.importing.pasting import PasteView


class ImportMenuItem(MenuItem):
    """Shown to whoever may add posts."""

    def is_shown(self, request: Any) -> bool:
        """Whether there is an index page under which the user may add posts."""
        return bool(indexes_for(request.user))


class ImportViewSet(ViewSet):
    """Imports in the admin."""

    name = views.NAMESPACE
    url_prefix = "imports"
    icon = "blog-import"
    menu_label = _("Imports")
    menu_item_class = ImportMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, one import, one of its posts, and what is done with an import; and what is pasted into a review."""
        return [
            path("", views.RunsView.as_view(), name="index"),
            path("paste/", PasteView.as_view(), name="paste"),
            path("<int:pk>/", views.RunView.as_view(), name="run"),
            path("<int:pk>/<int:number>/", views.PostView.as_view(), name="post"),
            path("<int:pk>/write/", views.WriteView.as_view(), name="write"),
            path("<int:pk>/undo/", views.UndoView.as_view(), name="undo"),
            path("<int:pk>/delete/", views.DeleteView.as_view(), name="delete"),
        ]
