"""The report of what readers search for: the most wanted terms, and those that find nothing."""

from typing import Any

import django_filters
from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from blog.models import SearchTerm

URL_NAME = "blog_search_terms"
RESULTS_URL_NAME = "blog_search_terms_results"


class SearchTermFilterSet(WagtailFilterSet):
    """Terms of some days, and those that found nothing when they were last searched for."""

    day = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)
    nothing = django_filters.ChoiceFilter(
        label=_("Result"),
        choices=[("nothing", _("Found nothing")), ("something", _("Found something"))],
        method="_found",
    )

    class Meta:
        model = SearchTerm
        fields: list[str] = []

    def _found(self, terms: QuerySet, name: str, value: str) -> QuerySet:
        return terms.filter(last_found=0) if value == "nothing" else terms.filter(last_found__gt=0)


class SearchTermReportView(ReportView):
    """Terms with how often they were searched for, when last, and what was found then."""

    page_title = _("Searches")
    header_icon = "search"
    index_url_name = URL_NAME
    index_results_url_name = RESULTS_URL_NAME
    model = SearchTerm
    filterset_class = SearchTermFilterSet
    permission_policy = ModelPermissionPolicy(SearchTerm)
    any_permission_required = ["view"]
    is_searchable = True
    search_fields = ["term"]
    default_ordering = "-total"
    columns = [
        Column("term", label=_("Term"), sort_key="term"),
        NumberColumn("total", label=_("Searches"), sort_key="total"),
        NumberColumn("last_found", label=_("Found last"), sort_key="last_found"),
        Column("last_day", label=_("Last searched"), sort_key="last_day"),
    ]
    list_export = ["term", "total", "last_found", "last_day"]
    export_headings = {
        "term": _("Term"),
        "total": _("Searches"),
        "last_found": _("Found last"),
        "last_day": _("Last searched"),
    }

    def get_base_queryset(self) -> QuerySet:
        """A row a term."""
        last = SearchTerm.objects.filter(term=OuterRef("term")).order_by("-day").values("found")[:1]
        terms = SearchTerm.objects.values("term")
        return terms.annotate(total=Sum("searches"), last_day=Max("day"), last_found=Subquery(last))

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """The filters narrow these rows."""
        return {**super().get_filterset_kwargs(), "queryset": self.get_base_queryset()}


class SearchTermMenuItem(MenuItem):
    """The report's line in the menu, for whoever may view it."""

    def is_shown(self, request: Any) -> bool:
        """Whether the user may see the terms."""
        return SearchTermReportView.permission_policy.user_has_permission(request.user, "view")
