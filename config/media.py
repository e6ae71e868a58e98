"""Uploaded files, for a site on one machine; a proxy that serves `/media/` itself never asks here."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

MONTH = 30 * 24 * 60 * 60


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with an image's file; browsers may keep it for a month, because a changed image has a new name.

    Raises:
        Http404: no such file, or a document: those are served by Wagtail's own view, which asks who may read them.
    """
    parts = PurePosixPath(path.lstrip("/")).parts
    # `serve` follows `..`, which would lead from another folder into this one.
    if ".." in parts or parts[:1] == ("documents",):
        raise Http404("Documents have an address of their own.")
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    patch_cache_control(response, public=True, max_age=MONTH)
    return response
