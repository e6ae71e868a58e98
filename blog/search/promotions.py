"""Results that editors promote for a term with Wagtail's search promotions, in projects that have them installed."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from blog.models.documents import SearchDocumentQuerySet
from blog.search.listing import cards_of
from blog.spoilers.outgoing import Outgoing

APP = "wagtail.contrib.search_promotions"
MODEL = "wagtailsearchpromotions.SearchPromotion"


@dataclass(frozen=True, slots=True)
class Promotion:
    """A promoted result: a post, or the title and address of something else; `description` is the editor's."""

    description: str
    post: Outgoing | None = None
    title: str = ""
    url: str = ""


def promotions_of(text: str, documents: SearchDocumentQuerySet, request: HttpRequest) -> list[Promotion]:
    """What editors promote for a query, in their order; at most five queries of the database.

    Args:
        text: the query.
        documents: of the live public posts that may be shown. Other pages are shown if they are live and public.
        request: the current request.
    """
    if not text or not apps.is_installed(APP):
        return []
    model = apps.get_model(MODEL)
    picks = list(model.objects.filter(query__query_string=normalise_query_string(text)))
    keys = {pick.page_id for pick in picks if pick.page_id}
    post_of = cards_of(documents.filter(pk__in=keys).values_list("pk", flat=True), request) if keys else {}
    others = keys - set(post_of)
    page_of = {page.pk: page for page in Page.objects.live().public().filter(pk__in=others)} if others else {}
    promotions = (_promotion(pick, post_of, page_of, request) for pick in picks)
    return [promotion for promotion in promotions if promotion is not None]


def _promotion(
    pick: Any, post_of: dict[int | None, Outgoing], page_of: dict[int, Page], request: HttpRequest
) -> Promotion | None:
    if pick.page_id in post_of:
        return Promotion(pick.description, post=post_of[pick.page_id])
    if pick.page_id:
        page = page_of.get(pick.page_id)
        url = page.get_url(request) if page else None
        return Promotion(pick.description, title=page.title, url=url) if page and url else None
    return Promotion(
        pick.description, title=pick.external_link_text or pick.external_link_url, url=pick.external_link_url
    )
