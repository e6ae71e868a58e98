"""Search results and suggestions."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from blog.search.listing import page_of_cards, posts_of


def results(index: Any, request: HttpRequest, *, template: str) -> HttpResponseBase:
    """The posts that match `?query=`."""
    query = request.GET.get("query", "")
    return index.render(
        request,
        template=template,
        context_overrides={
            "query": query,
            "posts": page_of_cards(posts_of(index), request),
            "heading": _("Search"),
            "description": _("Search this blog."),
        },
    )


def suggest(index: Any, request: HttpRequest) -> HttpResponseBase:
    """Suggestions."""
    return JsonResponse({"groups": []})
