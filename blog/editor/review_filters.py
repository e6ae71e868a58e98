"""Filters of the list of all reviews. Each asks for keys of reviews, so that the list can be searched as well."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.models import Revision

from blog.models import Author, PostTag, ReviewPage, Tag, Work


def _scheduled() -> Q:
    """Reviews of which a draft waits for its time."""
    drafts = Revision.objects.filter(approved_go_live_at__isnull=False, base_content_type__model="page")
    return Q(pk__in=[int(pk) for pk in drafts.values_list("object_id", flat=True)])


_STATES: dict[str, tuple[Any, Callable[[], Q]]] = {
    "live": (_("Live"), lambda: Q(live=True)),
    "changed": (_("Live, with a newer draft"), lambda: Q(live=True, has_unpublished_changes=True)),
    "draft": (_("Draft"), lambda: Q(live=False)),
    "scheduled": (_("Scheduled"), _scheduled),
}
_LACKING: dict[str, tuple[Any, Callable[[], Q]]] = {
    "pitch": (_("Pitch"), lambda: Q(pitch="")),
    "rating": (_("Rating"), lambda: Q(rating_value=None, rating_text="")),
    "poster": (_("Poster"), lambda: Q(work__poster=None)),
    "tags": (_("Tags"), lambda: ~Q(Exists(PostTag.objects.filter(content_object=OuterRef("pk"))))),
    "safe": (_("Safe words"), lambda: Q(digest__safe_share=0)),
}


class ReviewFilterSet(PageFilterSet):
    """Reviews by state, what they lack, their work, author, tags and year."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(name, label) for name, (label, _condition) in _STATES.items()],
        method="_by_state",
        empty_label=_("Any"),
        widget=RadioSelect,
    )
    lacking = django_filters.MultipleChoiceFilter(
        label=_("Without"),
        choices=[(name, label) for name, (label, _condition) in _LACKING.items()],
        method="_by_lack",
        widget=CheckboxSelectMultiple,
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind of work"), choices=Work.Kind.choices, method="_by_kind", widget=CheckboxSelectMultiple
    )
    author = django_filters.ModelMultipleChoiceFilter(
        label=_("Author"), queryset=Author.objects.all(), method="_by_author", widget=CheckboxSelectMultiple
    )
    tag = django_filters.ModelChoiceFilter(label=_("Tag"), queryset=Tag.objects.all(), method="_by_tag")
    year = django_filters.NumberFilter(label=_("Year of the date"), method="_by_year")
    # What reviews cannot have, and what is in the way of what they can.
    has_child_pages = None
    edited_by = None

    class Meta:
        model = ReviewPage
        fields: list[str] = []

    def _of(self, reviews: QuerySet, condition: Q) -> QuerySet:
        return reviews.filter(pk__in=ReviewPage.objects.filter(condition).values("pk"))

    def _by_state(self, reviews: QuerySet, name: str, value: str) -> QuerySet:
        return self._of(reviews, _STATES[value][1]())

    def _by_lack(self, reviews: QuerySet, name: str, values: list[str]) -> QuerySet:
        for value in values:
            reviews = self._of(reviews, _LACKING[value][1]())
        return reviews

    def _by_kind(self, reviews: QuerySet, name: str, values: list[str]) -> QuerySet:
        return self._of(reviews, Q(work__kind__in=values)) if values else reviews

    def _by_author(self, reviews: QuerySet, name: str, values: list[Author]) -> QuerySet:
        return self._of(reviews, Q(author__in=values)) if values else reviews

    def _by_tag(self, reviews: QuerySet, name: str, value: Tag) -> QuerySet:
        return self._of(reviews, Q(pk__in=value.tagged_posts.values("content_object")))

    def _by_year(self, reviews: QuerySet, name: str, value: Any) -> QuerySet:
        # Of no other year can there be a date.
        return self._of(reviews, Q(date__year=int(value))) if 0 < value < 10_000 else reviews.none()
