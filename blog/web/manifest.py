"""The web app manifest (https://www.w3.org/TR/appmanifest/): what a blog is called and looks like on a home screen."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, get_language_bidi

from blog.models import BlogSettings

# Paper and accent by day, as in blog/css/site.css; a manifest knows one scheme.
PAPER, ACCENT = "#f9f5f0", "#7d1230"
# How long it is kept, in seconds: a day.
KEPT = 24 * 60 * 60


def manifest(index: Any, request: HttpRequest) -> HttpResponseBase:
    """The manifest of a blog, with its name and tagline."""
    site = BlogSettings.for_request(request)
    name = site.name or index.title
    address = index.get_url(request)
    response = JsonResponse(
        {
            "id": address,
            "name": name,
            "short_name": name,
            **({"description": site.tagline} if site.tagline else {}),
            "lang": get_language(),
            "dir": "rtl" if get_language_bidi() else "ltr",
            "start_url": address,
            "scope": "/",
            "display": "minimal-ui",
            "background_color": PAPER,
            "theme_color": ACCENT,
            "icons": [
                {"src": static("blog/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": static("blog/icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
                {
                    "src": static("blog/icons/mask-512.png"),
                    "sizes": "512x512",
                    "type": "image/png",
                    "purpose": "maskable",
                },
            ],
        },
        content_type="application/manifest+json",
    )
    patch_cache_control(response, public=True, max_age=KEPT)
    return response
