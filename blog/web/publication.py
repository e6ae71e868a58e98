"""The blog as outlets name it: from its index page and the owner's settings."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from blog.models import BlogSettings
from blog.outlets.pictures import picture
from blog.outlets.publication import Publication

LOGO = "max-400x80"
# The size that social networks ask for.
SHARED = "format-jpeg|fill-1200x630"

_KEPT = "_blog_publication"


def publication_of(index: Any, request: HttpRequest) -> Publication:
    """What outlets say of the blog of an index page; the answer is kept on the request."""
    kept: tuple[Any, Publication] | None = getattr(request, _KEPT, None)
    if kept is None or kept[0] != index:
        kept = (index, _publication(index, request))
        setattr(request, _KEPT, kept)
    return kept[1]


def _publication(index: Any, request: HttpRequest) -> Publication:
    settings = BlogSettings.for_request(request)
    url = index.get_full_url(request)
    name = settings.name or index.title
    return Publication(
        name=name,
        description=index.introduction or settings.tagline,
        language=get_language() or "",
        url=url,
        address=lambda route, **kwargs: url + index.reverse_subpage(route, kwargs=kwargs),
        logo=picture(settings.logo, LOGO, url, name) if settings.logo else None,
        share_image=picture(settings.share_image, SHARED, url, name) if settings.share_image else None,
    )
