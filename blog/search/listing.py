"""Lists of posts: those of an index page, and pages of cards, each post as `Outgoing`."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

from blog import conf
from blog.blocks.text import with_addresses
from blog.models import PostPage, SearchDocument
from blog.models.documents import SearchDocumentQuerySet
from blog.models.querysets import PostPageQuerySet
from blog.spoilers.outgoing import Outgoing, outgoing


def posts_of(index: Any) -> PostPageQuerySet:
    """The live public posts of an index page, newest first."""
    return PostPage.objects.live().public().under(index).newest()


def documents_of(index: Any) -> SearchDocumentQuerySet:
    """What search knows of the live public posts of an index page."""
    return SearchDocument.objects.public().under(index)


class CardPaginator(Paginator):
    """Hands out `Outgoing` objects for the posts of one page of a list."""

    def __init__(self, posts: PostPageQuerySet, request: HttpRequest, *, count: int | None = None) -> None:
        super().__init__(posts.cards(), conf.posts_per_page())
        self.posts = posts
        self.request = request
        self.known_count = count

    @cached_property
    def count(self) -> int:
        """How many posts there are; not asked again where it is known."""
        return self.known_count if self.known_count is not None else self.posts.order_by().count()

    def _get_page(self, posts: Iterable[PostPage], *args: Any, **kwargs: Any) -> PaginatorPage:
        return super()._get_page(as_outgoing(posts, self.request), *args, **kwargs)  # type: ignore[misc]


def cards_of(posts: Collection[int], request: HttpRequest) -> dict[int | None, Outgoing]:
    """The cards of posts that have just been found to be public, by their keys; two queries, none for no post.

    A post that was unpublished in between is left out.
    """
    found = as_outgoing(PostPage.objects.live().filter(pk__in=posts).cards(), request) if posts else []
    return {card.pk: card for card in found}


def as_outgoing(
    posts: Iterable[PostPage], request: HttpRequest | None, *, with_contents: bool = False
) -> list[Outgoing]:
    """What cards show of each post; `with_contents` with the addresses that links in the safe text have now."""
    found = [outgoing(post, request=request) for post in posts]
    if not with_contents or not found:
        return found
    contents = with_addresses([post.safe_html for post in found])
    return [replace(post, safe_html=html) for post, html in zip(found, contents, strict=True)]


def page_of_cards(posts: PostPageQuerySet, request: HttpRequest, *, count: int | None = None) -> PaginatorPage:
    """The page of cards that `?page=` asks for, the nearest one where it asks for none that exists.

    Args:
        posts: an ordered queryset of posts.
        request: the current request.
        count: how many posts there are, where that is known already.
    """
    return CardPaginator(posts, request, count=count).get_page(request.GET.get("page"))
