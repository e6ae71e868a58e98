"""The admin's lists: works, people and tags by any of their names, and all reviews wherever they stand in the tree."""

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import IndexView

from blog.editor.names import named_like
from blog.models import ReviewPage


class NamedIndexView(IndexView):
    """A list that is searched by all names."""

    is_searchable = True

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """What has the typed words in one of its names."""
        return named_like(queryset, self.search_query) if self.is_searching else queryset


class WorkIndexView(NamedIndexView):
    """Works with their titles and the number of their reviews."""

    def get_base_queryset(self) -> QuerySet:
        """Works with what the columns show."""
        return super().get_base_queryset().prefetch_related("titles").annotate(review_count=Count("reviews"))


class PersonIndexView(NamedIndexView):
    """People with their names and the number of their roles."""

    def get_base_queryset(self) -> QuerySet:
        """People with what the columns show."""
        return super().get_base_queryset().prefetch_related("names").annotate(role_count=Count("roles"))


class TagIndexView(NamedIndexView):
    """Tags with their synonyms."""

    def get_base_queryset(self) -> QuerySet:
        """Tags with what the columns show."""
        return super().get_base_queryset().prefetch_related("names")


class ReviewIndexView(PageIndexView):
    """Reviews of all blogs of the site."""

    default_ordering = "-latest_revision_created_at"

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """Reviews with what the columns show."""
        return super().annotate_queryset(pages).prefetch_related("author")


def _rating(review: ReviewPage) -> str:
    if review.rating_value is None:
        return review.rating_text
    figure = f"{review.rating_value.normalize():f}"
    return f"{figure}/{review.rating_scale}" if review.rating_scale else figure


class ReviewListingViewSet(PageListingViewSet):
    """All reviews in one list, drafts included."""

    name = "reviews"
    model = ReviewPage
    index_view_class = ReviewIndexView
    icon = "blog-review"
    menu_label = _("Reviews")
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("rating", label=_("Rating"), accessor=_rating, width="10%"),
        Column("author", label=_("Author"), accessor="author", width="15%"),
        Column("date", label=_("Date"), accessor="date", sort_key="date", width="12%"),
        DateColumn(
            "latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at", width="12%"
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
    ]
