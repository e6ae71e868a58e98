"""The reference site's search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search at /search/."""

    name = "search"
    verbose_name = _("Search")
