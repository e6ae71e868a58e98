"""A post's own page: how it is fetched, and what stands around it."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from blog.models import PostPage
from blog.search.listing import posts_of
from blog.web.related import Related, related_posts
from blog.web.routes import index_of

_ROWS = (
    *("title_rows", "tag_rows", "role_rows", "link_rows", "rating_rows", "previous_rows", "next_rows"),
    *("people_rows", "tag_post_rows", "forward_rows", "backward_rows", "again_rows"),
)


@dataclass(frozen=True, slots=True)
class PostLink:
    """Another post by its title and address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The posts before and after a post by date, None at either end."""

    previous: PostLink | None
    next: PostLink | None


def post_with_head(index: Any, slug: str) -> PostPage | None:
    """The live post of an index page with this slug, as its own type, with all that its page needs; None without one.

    A private one too: whether this reader may see it is asked before it is served.
    """
    siblings = posts_of(index).order_by()
    post = PostPage.objects.child_of(index).live().heads(among=siblings).filter(slug=slug).first()
    if post is None or post.review is None:
        return post
    review = post.review
    # The review was joined to the post: what came along with the post belongs to it.
    review.__dict__.update({name: post.__dict__[name] for name in _ROWS})
    for name in ("author", "digest"):
        if name in post._state.fields_cache:
            review._state.fields_cache[name] = post._state.fields_cache[name]
    return review


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands after a post: its neighbours by date, and the posts that it has most in common with."""

    neighbours: Neighbours = Neighbours(None, None)
    related: tuple[Related, ...] = ()


def surroundings(post: PostPage, request: HttpRequest) -> Surroundings:
    """What leads on from a post, among the live public posts of the same index page."""
    index = index_of(request, post)
    if "previous_rows" not in post.__dict__:
        kept = post_with_head(index, post.slug) if index is not None else None
        if kept is None:
            return Surroundings()
        post = kept
    url = index.get_url(request)
    rows = post.__dict__
    near = Neighbours(_link(rows["previous_rows"], url), _link(rows["next_rows"], url))
    return Surroundings(near, _with_works(related_posts(rows, url), index, request))


def _with_works(related: list[Related], index: Any, request: HttpRequest) -> tuple[Related, ...]:
    """The same posts with what they review, posters and all: two queries, or none where there is no post."""
    slugs = [post.slug for post in related]
    cards = posts_of(index).order_by().filter(slug__in=slugs).cards() if slugs else []
    works = {card.slug: card.facts(request).work for card in cards}
    return tuple(replace(post, work=works.get(post.slug)) for post in related)


def _link(rows: list[dict[str, str]], index_url: str) -> PostLink | None:
    return PostLink(rows[0]["title"], f"{index_url}{rows[0]['slug']}/") if rows else None
