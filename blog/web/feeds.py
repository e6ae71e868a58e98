"""The addresses of feeds: which posts, under which title; `blog.outlets.feeds` writes them."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from blog import conf
from blog.models import Author, BlogSettings, Person, Tag, Work
from blog.models.querysets import PostPageQuerySet
from blog.outlets.feeds import FeedHead, rss
from blog.search.listing import as_outgoing, posts_of


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
        Http404: nothing has this slug. A feed without posts is empty and not missing: readers subscribe to come back.
    """
    model, route, method = _KINDS[kind]
    found: Any = get_object_or_404(model, slug=slug)
    posts: PostPageQuerySet = getattr(posts_of(index), method)(found)
    url = index.get_full_url(request) + index.reverse_subpage(route, kwargs={"slug": slug})
    return _feed(index, request, posts, subject=getattr(found, "name", "") or found.title, url=url)


_KINDS: dict[str, tuple[Any, str, str]] = {
    "tag": (Tag, "tag", "tagged"),
    "people": (Person, "person", "naming"),
    "works": (Work, "work", "of_work"),
    "by": (Author, "author", "by"),
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
