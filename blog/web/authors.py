"""The page of an author: who they are and what they signed."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from blog.models import Author
from blog.models.renditions import PORTRAIT_OUTSIDE
from blog.outlets import jsonld
from blog.outlets.pictures import picture
from blog.outlets.publication import Publication
from blog.search.listing import page_of_cards, posts_of
from blog.web.publication import publication_of


def author(index: Any, request: HttpRequest, slug: str) -> HttpResponseBase:
    """The posts that an author signed.

    Raises:
        Http404: no such author, or nothing public is signed by them.
    """
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    cards = page_of_cards(posts_of(index).by(found), request)
    if not cards.paginator.count:
        raise Http404(_("Nothing public is signed by this author."))
    return index.render(
        request,
        template="blog/author.html",
        context_overrides={
            "author": found,
            "posts": cards,
            "things": [_node(found, publication_of(index, request))],
            "heading": found.name,
            "description": found.bio or _("Posts by %(name)s.") % {"name": found.name},
        },
    )


def _node(author: Author, blog: Publication) -> jsonld.Node:
    return jsonld.person_node(
        name=author.name,
        url=blog.address("author", slug=author.slug),
        picture=picture(author.portrait, PORTRAIT_OUTSIDE, blog.url) if author.portrait else None,
        description=author.bio,
    )
