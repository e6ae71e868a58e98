"""The newest draft of a post, for whoever has a link to it: never cached, never listed, and nothing leads to it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from blog.models import DraftLink

_GONE = 410
_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # The address is the key: whatever the draft links to must not learn it.
    "Referrer-Policy": "no-referrer",
}


def draft(index: Any, request: HttpRequest, token: str) -> HttpResponseBase:
    """The draft as its page, or a page that says that the link has ended; published meanwhile, the post itself.

    Raises:
        Http404: this site has made no such link, or it leads to a post of another blog.
    """
    link = DraftLink.objects.by_token(token)
    if link is None or link.page.get_parent().pk != index.pk:
        raise Http404(_("There is no such draft."))
    return _unlisted(_shown(index, request, link))


def _shown(index: Any, request: HttpRequest, link: DraftLink) -> HttpResponse:
    if not link.is_open:
        context = {**index.get_context(request), "locked": True, "heading": _("This link has ended")}
        return TemplateResponse(request, "blog/draft_ended.html", context, status=_GONE)
    if link.page.live and not link.page.has_unpublished_changes:
        return redirect(link.page.get_url(request))
    post = link.page.specific.get_latest_revision_as_object()
    # As in an editor's preview: the text as it is now, and none of the owner's scripts, which would tell the address.
    request.is_preview = True  # type: ignore[attr-defined]
    # `locked`: the page says nothing of itself to search engines.
    context = {**post.get_context(request), "draft_link": link, "locked": True}
    return TemplateResponse(request, post.get_template(request), context)


def _unlisted(response: HttpResponse) -> HttpResponse:
    for name, value in _HEADERS.items():
        response[name] = value
    return response
