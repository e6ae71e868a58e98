"""The admin's list of all reviews, wherever they stand in the tree, drafts included."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Revision

from blog.editor.changing.rows import document
from blog.editor.counting import counted
from blog.editor.review_filters import ReviewFilterSet
from blog.editor.starting import URL_NAME as WRITE_URL_NAME
from blog.models import PostDigest, ReviewPage
from blog.models.renditions import POSTER_FILTERS, renditions_of

# Orders by columns that no search index holds.
_NOT_WHILE_SEARCHING = {"words", "safe_share", "rating_value"}


class ReviewIndexView(IndexView):
    """Reviews of all blogs of the site."""

    default_ordering = "-latest_revision_created_at"

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """Reviews with what the columns show; as many queries for ten of them as for a thousand."""
        digests = PostDigest.objects.only("words", "safe_share")
        return (
            super()
            .annotate_queryset(pages)
            .prefetch_related(
                "author",
                "work__titles",
                "work__poster",
                renditions_of("work__poster", POSTER_FILTERS),
                Prefetch("digest", digests),
            )
        )

    def get_valid_orderings(self) -> list[str]:
        """Without those that a search of the list cannot be ordered by."""
        orderings = super().get_valid_orderings()
        if not self.is_searching:
            return orderings
        return [ordering for ordering in orderings if ordering.lstrip("-") not in _NOT_WHILE_SEARCHING]

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """By words and share too, which are kept beside the live post."""
        name = (self.ordering or "").lstrip("-")
        if name in ("words", "safe_share"):
            sign = "-" if self.ordering.startswith("-") else ""
            return queryset.order_by(f"{sign}digest__{name}", "pk")
        return super().order_queryset(queryset)

    def get_table(self, object_list: Any) -> Any:
        """The table, its reviews with their words: of those that are not live, the words of the draft."""
        reviews = list(object_list)
        drafts = {review.latest_revision_id: review for review in reviews if review.kept_digest() is None}
        contents = Revision.objects.filter(pk__in=[pk for pk in drafts if pk]).values_list("pk", "content")
        for review in reviews:
            digest = review.kept_digest()
            review.counted = (digest.words, digest.safe_share) if digest else (0, None)
        for pk, content in contents:
            drafts[pk].counted = counted(document(Revision, content))
        return super().get_table(reviews)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Bulk actions are those of reviews; the script knows what to call them."""
        context = super().get_context_data(**kwargs)
        context["model_opts"] = ReviewPage._meta
        context["item_type"] = "PAGE"
        return context


class _PosterColumn(BaseColumn):
    cell_template_name = "blog/admin/poster_cell.html"


class _TitleColumn(PageTitleColumn):
    cell_template_name = "blog/admin/review_title_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """With what other columns say, for narrow screens."""
        words, safe = _words(instance), _safe(instance)
        figures = {"rating": _rating(instance), "words": words, "safe": safe}
        return {**super().get_cell_context_data(instance, parent_context), **figures}


def _rating(review: ReviewPage) -> str:
    if review.rating_value is None:
        return review.rating_text
    figure = f"{review.rating_value.normalize():f}"
    return f"{figure}/{review.rating_scale}" if review.rating_scale else figure


def _words(review: Any) -> str:
    return f"{review.counted[0]:,}".replace(",", "\u202f") if review.counted[0] else ""


def _safe(review: Any) -> str:
    share = review.counted[1]
    return "" if share is None else f"{share:.0%}".replace("%", "\u202f%")


# Columns for which a telephone has no room; what they say stands below the title there.
_WIDE = "desk__wide"


class ReviewListingViewSet(PageListingViewSet):
    """All reviews in one list, drafts included."""

    name = "reviews"
    model = ReviewPage
    index_view_class = ReviewIndexView
    filterset_class = ReviewFilterSet
    icon = "blog-review"
    menu_label = _("Reviews")

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """What every view is given: a new review begins with its work."""
        return super().get_common_view_kwargs(**{"add_url_name": WRITE_URL_NAME, **kwargs})

    columns = [
        BulkActionsColumn("bulk_actions"),
        _PosterColumn("poster", label=_("Poster"), width="4rem", classname=_WIDE),
        _TitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("rating", label=_("Rating"), accessor=_rating, sort_key="rating_value", width="8%", classname=_WIDE),
        Column("date", label=_("Date"), accessor="date", sort_key="date", width="10%", classname=_WIDE),
        Column("words", label=_("Words"), accessor=_words, sort_key="words", width="8%", classname=_WIDE),
        Column("safe_share", label=_("Safe"), accessor=_safe, sort_key="safe_share", width="8%", classname=_WIDE),
        DateColumn(
            "latest_revision_created_at",
            label=_("Updated"),
            sort_key="latest_revision_created_at",
            width="10%",
            classname=_WIDE,
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
    ]
