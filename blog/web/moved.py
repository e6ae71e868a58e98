"""Addresses that lead on: a work, person or tag that has another slug now answers at its old ones with 301."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from blog.models import OldSlug

# What has such a page: by the route's name, and by what stands first in the addresses of feeds.
_KINDS = {"people": "person", "works": "work", "tag": "tag", "person": "person", "work": "work", "theme": "tag"}


def or_moved(
    index: Any, request: HttpRequest, route: str, view: Callable[..., HttpResponseBase], *, slug: str, **kwargs: Any
) -> HttpResponseBase:
    """What a view answers; where nothing has the slug, the way on to what had it, if that has an answer.

    The tables are asked for old slugs only where the view finds nothing, and the view itself says whether the thing
    that had the slug has a page: nobody learns the new name of what is not public.

    Args:
        index: the index page.
        request: the current request; what it asks for in its query goes along.
        route: the route's name.
        view: takes the index page, the request, and the arguments of the route.
        slug: as it stands in the address.
        kwargs: further arguments of the route; `kind` where the route is of several.

    Raises:
        Http404: nothing public has or had the slug.
    """
    try:
        return view(index, request, slug=slug, **kwargs)
    except Http404:
        kind = _KINDS.get(kwargs.get("kind", route))
        if kind is None:
            raise
        now = OldSlug.objects.filter(kind=kind, slug=slug).values_list(f"{kind}__slug", flat=True).first()
        if now is None or now == slug:
            raise
        view(index, request, slug=now, **kwargs)
        query = request.META.get("QUERY_STRING", "")
        address = index.route_url(request, route, slug=now, **kwargs)
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
