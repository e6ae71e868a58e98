"""The site's search: that of its first index page, under an address of its own."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.search import views
from blog.web.routes import index_of


@require_safe
def results(request: HttpRequest) -> HttpResponseBase:
    """Search results.

    Raises:
        Http404: the site has no index page yet, or it is private: then its own search asks for the password.
    """
    return views.results(_index(request), request, template="search/search.html")


@require_safe
def suggest(request: HttpRequest) -> HttpResponseBase:
    """Suggestions for what is being typed, as JSON.

    Raises:
        Http404: the site has no index page yet, or it is private: then its own search asks for the password.
    """
    return views.suggest(_index(request), request)


def _index(request: HttpRequest):
    index = index_of(request)
    if index is None or index.get_view_restrictions().exists():
        raise Http404(_("There is no blog to search yet."))
    return index
