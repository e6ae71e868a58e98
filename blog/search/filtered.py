"""A list of posts with its filter form, as index, date, tag and person pages show it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from blog.models.documents import SearchDocumentQuerySet
from blog.models.querysets import PostPageQuerySet
from blog.search.counts import count_choices
from blog.search.filter_form import filter_form
from blog.search.filters import Filters, read_filters
from blog.search.listing import documents_among, page_of_cards


def filtered_list(
    index: Page, posts: PostPageQuerySet, request: HttpRequest, *, fixed: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the template of a list is given: `posts` (a page of cards), `filters`, `filter_form` and `notes`.

    Args:
        index: the index page.
        posts: the posts of the list, before filters.
        request: the current request.
        fixed: what the page itself is about, by parameter: `{"tag": "grief"}`.
    """
    fixed = fixed or {}
    documents = documents_among(posts)
    filters = _read(request, documents, fixed)
    form = filter_form(count_choices(documents, filters), filters, fixed=fixed)
    return {
        "posts": page_of_cards(filters.sorted(filters.applied(posts)), request, count=form.count),
        "filters": filters,
        "filter_form": form,
        "notes": filters.notes,
    }


def _read(request: HttpRequest, documents: SearchDocumentQuerySet, fixed: Mapping[str, str]) -> Filters:
    # Further tags may be chosen on a tag's page; its own is on already.
    filters = read_filters(request.GET, documents, fixed=set(fixed) - {"tag"})
    return replace(filters, tags=tuple(tag for tag in filters.tags if tag.slug != fixed.get("tag")))
