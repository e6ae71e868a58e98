"""Who may import: whoever may add posts under an index page; and who sees whose imports."""

from typing import Any

from django.db.models import QuerySet

from blog.models import ImportRun
from blog.web.index_page import BlogIndexPage


def indexes_for(user: Any) -> list[BlogIndexPage]:
    """The index pages under which `user` may add posts."""
    return [
        index for index in BlogIndexPage.objects.order_by("path") if index.permissions_for_user(user).can_add_subpage()
    ]


def runs_for(user: Any) -> QuerySet:
    """The imports that `user` may see: their own, and all under an index page where they may publish."""
    indexes = indexes_for(user)
    edited = [index.pk for index in indexes if index.permissions_for_user(user).can_publish_subpage()]
    runs = ImportRun.objects.filter(index__in=[index.pk for index in indexes])
    return (runs.filter(user=user) | runs.filter(index__in=edited)).select_related("index", "user", "author")
