"""The addresses of feeds: which posts, under which title; `blog.outlets.feeds` writes them."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from blog import conf
from blog.models import BlogSettings
from blog.models.querysets import PostPageQuerySet
from blog.outlets.feeds import FeedHead, rss
from blog.search.listing import as_outgoing, posts_of
from blog.search.public import public_authors, public_people, public_tags, public_works


def whole(index: Any, request: HttpRequest) -> HttpResponseBase:
    """The newest posts."""
    return _feed(index, request, posts_of(index), subject="", url=index.get_full_url(request))


def of(index: Any, request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """The newest posts of a tag, person, work or author.

    Args:
        index: the index page.
        request: the current request.
        kind: the first segment of the address: `tag`, `people`, `works` or `by`.
        slug: whose posts.

    Raises:
        Http404: nothing has this slug, or nothing public names it; as for the page that the feed belongs to.
    """
    public, route, method = _KINDS[kind]
    posts = posts_of(index)
    found: Any = get_object_or_404(public(posts), slug=slug)
    posts = getattr(posts, method)(found)
    url = index.get_full_url(request) + index.reverse_subpage(route, kwargs={"slug": slug})
    return _feed(index, request, posts, subject=getattr(found, "name", "") or found.title, url=url)


_KINDS: dict[str, tuple[Callable[[PostPageQuerySet], QuerySet], str, str]] = {
    "tag": (public_tags, "tag", "tagged"),
    "people": (public_people, "person", "naming"),
    "works": (public_works, "work", "of_work"),
    "by": (public_authors, "author", "by"),
}


def _feed(index: Any, request: HttpRequest, posts: PostPageQuerySet, *, subject: str, url: str) -> HttpResponseBase:
    name = BlogSettings.for_request(request).name or index.title
    head = FeedHead(
        title=_("%(subject)s · %(blog)s") % {"subject": subject, "blog": name} if subject else name,
        description=index.introduction or name,
        url=url,
        feed_url=request.build_absolute_uri(request.path),
    )
    return rss(head, as_outgoing(posts.cards()[: conf.posts_per_feed()], request))
