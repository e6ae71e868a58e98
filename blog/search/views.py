"""Search results and suggestions: any query string is answered, none with an error."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from blog.models.querysets import PostPageQuerySet
from blog.search.counts import count_choices
from blog.search.filter_form import filter_form
from blog.search.filters import Filters, Sort, read_filters
from blog.search.instead import instead
from blog.search.listing import posts_of
from blog.search.log import log_search
from blog.search.promotions import promotions_of
from blog.search.query import parse
from blog.search.results import Hit, ResultPaginator, find
from blog.search.suggestions import suggest_groups


def results(index: Any, request: HttpRequest, *, template: str) -> HttpResponseBase:
    """The posts that match `?query=` and the filters; all posts where nothing is asked for.

    The context has `query` as it was understood, `results` (a page of `Result`), `promotions`, `filters`,
    `filter_form`, `notes` (what of the query string could not be understood), and `instead`: what else there is, where
    nothing was found.
    """
    query = parse(request.GET.get("query", ""))
    public = posts_of(index)
    filters = read_filters(request.GET, public)
    found = find(public, query) if query.text else None
    matching = public if found is None else public.filter(pk__in=[hit.pk for hit in found])
    posts = filters.applied(matching)
    hits = _in_order(posts, found, filters)
    log_search(request, query.text, len(hits))
    return index.render(
        request,
        template=template,
        context_overrides={
            "query": query.text,
            "results": ResultPaginator(hits, posts, query, request).get_page(request.GET.get("page")),
            "promotions": promotions_of(query.text, public, request) if "page" not in request.GET else [],
            "filters": filters,
            "filter_form": filter_form(count_choices(index, matching, filters), filters, query),
            "notes": filters.notes,
            "instead": None if hits else instead(index, public, request),
            "heading": _("Search"),
            "description": _("Search this blog by title, person, tag or word."),
        },
    )


def _in_order(posts: PostPageQuerySet, found: list[Hit] | None, filters: Filters) -> list[Hit]:
    """What was found and passes the filters, in their order; all posts that pass where nothing was asked for."""
    if found is None:
        return [Hit(pk) for pk in filters.sorted(posts).values_list("pk", flat=True)]
    by_relevance = filters.sort in (None, Sort.RELEVANCE)
    if not found or (by_relevance and not filters.narrow):
        return found
    places = {pk: place for place, pk in enumerate(filters.sorted(posts).values_list("pk", flat=True))}
    passing = [hit for hit in found if hit.pk in places]
    return passing if by_relevance else sorted(passing, key=lambda hit: places[hit.pk])


def suggest(index: Any, request: HttpRequest) -> HttpResponseBase:
    """Suggestions for `?query=` as JSON.

    `{"query": …, "groups": [{"kind", "label", "items": [{"label", "native", "language", "url"}]}]}`; the groups are
    works, people, tags and posts, those without an item are left out.
    """
    query = parse(request.GET.get("query", ""))
    groups = suggest_groups(index, posts_of(index), query, request) if query.key else []
    return JsonResponse({"query": query.text, "groups": [asdict(group) for group in groups]})
