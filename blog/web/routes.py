"""Which index page a request is about."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Page, Site

# Where the answer is kept on a request.
INDEX_ATTRIBUTE = "_blog_index"


def index_of(request: HttpRequest | None, page: Page | None = None) -> Any:
    """The index page that a page belongs to: itself, its parent, or else the first live one of the site.

    Args:
        request: the current request; the answer is kept on it.
        page: the page that is shown, if any.

    Returns:
        A `BlogIndexPage`, or None on a site without one.
    """
    kept = getattr(request, INDEX_ATTRIBUTE, None)
    if kept is not None:
        return kept
    model = apps.get_model("blog", "BlogIndexPage")
    index = page if isinstance(page, model) else None
    if index is None:
        index = _nearest(model, request, page)
    if request is not None and index is not None:
        setattr(request, INDEX_ATTRIBUTE, index)
    return index


def _nearest(model: type[Page], request: HttpRequest | None, page: Page | None) -> Page | None:
    if page is not None and page.path:
        ancestor = model.objects.live().ancestor_of(page).order_by("-depth").first()
        if ancestor is not None:
            return ancestor
    site = Site.find_for_request(request) if request is not None else None
    indexes = model.objects.live().order_by("path")
    if site is not None:
        indexes = indexes.descendant_of(site.root_page, inclusive=True)
    return indexes.first()
