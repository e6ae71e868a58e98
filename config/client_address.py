"""Whose request is it? Sign-in protection counts failures by client address, which proxies hide."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """Return the address that the outermost of our own proxies saw.

    Each proxy appends the address it saw to `X-Forwarded-For`; only as many entries from the end as there are
    proxies of ours (`settings.PROXIES`) can be believed, what stands before them is the client's own claim.
    """
    if settings.PROXIES:
        seen = [entry.strip() for entry in request.headers.get("X-Forwarded-For", "").split(",") if entry.strip()]
        if len(seen) >= settings.PROXIES:
            return seen[-settings.PROXIES]
    return request.META.get("REMOTE_ADDR")
