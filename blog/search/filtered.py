"""A list of posts with its filter form, as index, date, tag and person pages show it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest

from blog import conf
from blog.models import PostPage
from blog.models.documents import SearchDocumentQuerySet
from blog.search.counts import count_choices
from blog.search.filter_form import filter_form
from blog.search.filters import Filters, read_filters
from blog.search.listing import as_outgoing


def filtered_list(
    documents: SearchDocumentQuerySet, request: HttpRequest, *, fixed: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the template of a list is given: `posts` (a page of cards), `filters`, `filter_form`, `counts`, `notes`.

    Args:
        documents: of the public posts of the list, before filters.
        request: the current request.
        fixed: what the page itself is about, by parameter: `{"tag": "grief"}`.
    """
    fixed = fixed or {}
    filters = _read(request, documents, fixed)
    counts = count_choices(documents, filters)
    form = filter_form(counts, filters, fixed=fixed)
    return {
        "posts": DocumentPaginator(documents, filters, request, counts.total).get_page(request.GET.get("page")),
        "filters": filters,
        "filter_form": form,
        "counts": counts,
        "notes": filters.notes,
    }


class DocumentPaginator(Paginator):
    """Hands out the cards of the posts of one page of documents, whose number is known; two queries a page."""

    def __init__(self, documents: SearchDocumentQuerySet, filters: Filters, request: HttpRequest, count: int) -> None:
        super().__init__(filters.sorted(filters.narrowed(documents)).values("pk"), conf.posts_per_page())
        self.order = filters.order("search_document__")
        self.request = request
        # In place of the property, which would ask.
        self.__dict__["count"] = count

    def _get_page(self, keys: SearchDocumentQuerySet, *args: Any, **kwargs: Any) -> PaginatorPage:
        posts = PostPage.objects.live().filter(pk__in=keys).order_by(*self.order)
        return super()._get_page(as_outgoing(posts.cards(), self.request), *args, **kwargs)  # type: ignore[misc]


def _read(request: HttpRequest, documents: SearchDocumentQuerySet, fixed: Mapping[str, str]) -> Filters:
    # Further tags may be chosen on a tag's page; its own is on already.
    filters = read_filters(request.GET, documents, fixed=set(fixed) - {"tag"})
    return replace(filters, tags=tuple(tag for tag in filters.tags if tag.slug != fixed.get("tag")))
