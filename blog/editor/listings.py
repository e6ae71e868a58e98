"""The admin's lists of works, people and tags: by any of their names, with what is alike and what nothing uses."""

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from blog.editor.alike import ALIKE, ALIKE_ACTIONS
from blog.editor.names import named_like
from blog.editor.pictures import with_pictures
from blog.editor.things import may


class NamedIndexView(IndexView):
    """A list that is searched by all names."""

    is_searchable = True

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Wagtail's own, and the way to names that are alike."""
        buttons: list[Button] = list(super().header_more_buttons)
        if may(self.request.user, self.model, *ALIKE_ACTIONS):
            url = reverse(ALIKE, args=[self.model._meta.model_name])
            buttons.append(Button(_("Near-duplicates"), url=url, icon_name="copy", priority=20))
        return buttons

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """What has the typed words in one of its names."""
        return named_like(queryset, self.search_query) if self.is_searching else queryset


class WorkIndexView(NamedIndexView):
    """Works with their titles and the number of their reviews."""

    def get_base_queryset(self) -> QuerySet:
        """Works with what the columns show."""
        works = super().get_base_queryset().prefetch_related("titles")
        return with_pictures(works, "poster").annotate(review_count=Count("reviews"))


class PersonIndexView(NamedIndexView):
    """People with their names and the number of their roles."""

    def get_base_queryset(self) -> QuerySet:
        """People with what the columns show."""
        people = super().get_base_queryset().prefetch_related("names")
        return with_pictures(people, "portrait").annotate(role_count=Count("roles"))


class TagIndexView(NamedIndexView):
    """Tags with their synonyms and the number of their posts."""

    def get_base_queryset(self) -> QuerySet:
        """Tags with what the columns show."""
        tags = super().get_base_queryset().prefetch_related("names")
        return tags.annotate(post_count=Count("tagged_posts"))
