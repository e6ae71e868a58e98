"""Search results and suggestions: any query string is answered, none with an error."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from blog.search.counts import count_choices
from blog.search.filter_form import filter_form
from blog.search.filters import read_filters
from blog.search.instead import instead
from blog.search.listing import documents_of
from blog.search.log import log_search
from blog.search.promotions import promotions_of
from blog.search.query import parse
from blog.search.results import ResultPaginator, find
from blog.search.suggestions import suggest_groups


def results(index: Any, request: HttpRequest, *, template: str) -> HttpResponseBase:
    """The posts that match `?query=` and the filters; all posts where nothing is asked for.

    The context has `query` as it was understood, without the filters that were typed in it; `results` (a page of
    `Result`), `promotions` and the keys of the posts among them, `promoted`; `filters`, `filter_form`, `notes` (what
    could not be understood); `corrected`, the name that may be meant; and `instead`: what else there is, where nothing
    was found.
    """
    query = parse(request.GET.get("query", ""))
    parameters = request.GET.copy()
    for name, value in query.filters:
        parameters.appendlist(name, value)
    documents = documents_of(index)
    filters = read_filters(parameters, documents)
    found = find(documents, query, filters)
    log_search(request, query.text, 0 if found.only_similar else len(found))
    promotions = promotions_of(query.text, documents, request) if "page" not in request.GET else []
    return index.render(
        request,
        template=template,
        context_overrides={
            "query": query.text,
            "results": ResultPaginator(found, request).get_page(request.GET.get("page")),
            "promotions": promotions,
            # They stand above the results already.
            "promoted": {promotion.post.pk for promotion in promotions if promotion.post},
            "corrected": found.corrected,
            "filters": filters,
            "filter_form": filter_form(count_choices(found.matching(documents), filters), filters, query),
            "notes": filters.notes,
            "instead": None if len(found) else instead(documents, request),
            "heading": _("Search"),
            "description": _("Search this blog by title, person, tag or word."),
        },
    )


def suggest(index: Any, request: HttpRequest) -> HttpResponseBase:
    """Suggestions for `?query=` as JSON.

    `{"query": …, "groups": [{"kind", "label", "items": [{"label", "native", "language", "url"}]}]}`; the groups are
    works, people, tags and posts, those without an item are left out.
    """
    query = parse(request.GET.get("query", ""))
    groups = suggest_groups(index, documents_of(index), query, request) if query.key else []
    return JsonResponse({"query": query.text, "groups": [asdict(group) for group in groups]})
