"""Search results and suggestions: any query string is answered, none with an error."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from blog.models.querysets import PostPageQuerySet
from blog.search.filters import Filters, Sort, read_filters
from blog.search.listing import posts_of
from blog.search.log import log_search
from blog.search.promotions import promotions_of
from blog.search.query import Query, parse
from blog.search.results import Hit, ResultPaginator, find
from blog.search.suggestions import suggest_groups


def results(index: Any, request: HttpRequest, *, template: str) -> HttpResponseBase:
    """The posts that match `?query=` and the filters; all posts where nothing is asked for.

    The context has `query` as it was understood, `results` (a page of `Result`), `promotions`, `filters`, and `notes`:
    what of the query string could not be understood.
    """
    query = parse(request.GET.get("query", ""))
    public = posts_of(index)
    filters = read_filters(request.GET, public)
    posts = filters.applied(public)
    hits = _hits(posts, query, filters)
    log_search(request, query.text, len(hits))
    return index.render(
        request,
        template=template,
        context_overrides={
            "query": query.text,
            "results": ResultPaginator(hits, posts, query, request).get_page(request.GET.get("page")),
            "promotions": promotions_of(query.text, public, request) if "page" not in request.GET else [],
            "filters": filters,
            "notes": filters.notes,
            "heading": _("Search"),
            "description": _("Search this blog by title, person, tag or word."),
        },
    )


def _hits(posts: PostPageQuerySet, query: Query, filters: Filters) -> list[Hit]:
    if not query.text:
        return [Hit(pk) for pk in filters.sorted(posts).values_list("pk", flat=True)]
    hits = find(posts, query)
    if filters.sort in (None, Sort.RELEVANCE) or not hits:
        return hits
    places = {pk: place for place, pk in enumerate(filters.sorted(posts).values_list("pk", flat=True))}
    return sorted((hit for hit in hits if hit.pk in places), key=lambda hit: places[hit.pk])


def suggest(index: Any, request: HttpRequest) -> HttpResponseBase:
    """Suggestions for `?query=` as JSON.

    `{"query": …, "groups": [{"kind", "label", "items": [{"label", "native", "language", "url"}]}]}`; the groups are
    works, people, tags and posts, those without an item are left out.
    """
    query = parse(request.GET.get("query", ""))
    groups = suggest_groups(index, posts_of(index), query, request) if query.key else []
    return JsonResponse({"query": query.text, "groups": [asdict(group) for group in groups]})
