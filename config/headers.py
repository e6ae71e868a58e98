"""Headers of every answer, beside those of Django's SecurityMiddleware: content security policy, permissions, robots.

Our own middleware and not django-csp: two policies are chosen by address, which django-csp leaves to decorators on
views, and the admin's views are Wagtail's; the other headers would need a middleware all the same.
"""

from collections.abc import Callable
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control

from config.settings.policy import Policy

CSP = "Content-Security-Policy"

# What no page of a blog asks a device for. What players need (fullscreen, autoplay) is left to the browser's default:
# this site, and a frame that it opens for it.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "hid",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
    )
)


def header_of(policy: Policy) -> str:
    """A policy as the header's value."""
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())


class HeadersMiddleware:
    """Stands first, so that nothing answers without it: redirects, errors and static files included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.public = header_of(settings.CONTENT_SECURITY_POLICY)
        self.admin = header_of(settings.CONTENT_SECURITY_POLICY_ADMIN)

    @cached_property
    def admin_path(self) -> str:
        """Where the admin begins."""
        return reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer with its headers; those that a view has set itself stay."""
        response = self.get_response(request)
        # Django's own pages for developers are written with inline styles.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            # A document has a policy of Wagtail's, and a preview inside the admin came by here as a page of readers.
            in_admin = request.path.startswith(self.admin_path)
            response.headers.setdefault(CSP, self.admin if in_admin else self.public)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if settings.NOINDEX:
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
            # An editor's page has the user bar; no shared cache may hand it to somebody else.
            patch_cache_control(response, private=True)
        return response
