"""`/robots.txt`: search engines are welcome to everything but the admin and the endless combinations of search.

On a site that they must not find they are welcome to nothing.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with the rules and the sitemap's address (RFC 9309)."""
    if settings.NOINDEX:
        return _text(["User-agent: *", "Disallow: /"])
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('search')}?",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return _text(lines)


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
