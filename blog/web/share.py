"""The addresses of the pictures that are shown where a post is shared; `blog.outlets.share_image` draws them."""

from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _

from blog.outlets.share_image import CONTENT_TYPE, draw, version
from blog.search.listing import as_outgoing, posts_of
from blog.web.publication import publication_of

# How long a picture is kept, in seconds: a day. One with other words on it has another address.
KEPT = 24 * 60 * 60


def share_image(index: Any, request: HttpRequest, slug: str) -> HttpResponseBase:
    """The picture of a live public post, drawn once.

    Raises:
        Http404: there is no live public post with this slug.
    """
    posts = as_outgoing(posts_of(index).cards().filter(slug=slug), request)
    if not posts:
        raise Http404(_("There is no such post."))
    post, blog = posts[0], publication_of(index, request)
    current = version(post, blog)
    response = HttpResponse(content_type=CONTENT_TYPE)
    response["ETag"] = f'"{current}"'
    patch_cache_control(response, public=True, max_age=KEPT)
    known = get_conditional_response(request, etag=response["ETag"], response=response)
    if known is not response:
        return known or response
    response.content = cache.get_or_set(f"blog.share_image.{current}", lambda: draw(post, blog), KEPT)
    return response
