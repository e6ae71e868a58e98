"""The addresses of feeds: which posts, under which title; `blog.outlets.feeds` writes them."""

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from blog import conf
from blog.models.querysets import PostPageQuerySet
from blog.outlets import feeds
from blog.search.listing import as_outgoing, posts_of
from blog.search.public import public_authors, public_people, public_tags, public_works
from blog.web.publication import publication_of

# When an index page without a publication last changed: no feed may be without a moment, and none may follow the clock.
_EPOCH = datetime.datetime.fromtimestamp(0, tz=datetime.UTC)

_FORMATS = {"rss": feeds.rss, "atom": feeds.atom, "json": feeds.json_feed}


def whole(index: Any, request: HttpRequest, form: str = "rss") -> HttpResponseBase:
    """The newest posts; `form` is `rss`, `atom` or `json`."""
    return _feed(index, request, posts_of(index), form=form)


def of(index: Any, request: HttpRequest, kind: str, slug: str, form: str = "rss") -> HttpResponseBase:
    """The newest posts of a tag, person, work or author.

    Args:
        index: the index page.
        request: the current request.
        kind: the first segment of the address: `tag`, `people`, `works` or `by`.
        slug: whose posts.
        form: `rss`, `atom` or `json`.

    Raises:
        Http404: nothing has this slug, or nothing public names it; as for the page that the feed belongs to.
    """
    public, route, method = _KINDS[kind]
    posts = posts_of(index)
    found: Any = get_object_or_404(public(posts), slug=slug)
    posts = getattr(posts, method)(found)
    page = index.reverse_subpage(route, kwargs={"slug": slug})
    return _feed(index, request, posts, form=form, subject=getattr(found, "name", "") or found.title, page=page)


_KINDS: dict[str, tuple[Callable[[PostPageQuerySet], QuerySet], str, str]] = {
    "tag": (public_tags, "tag", "tagged"),
    "people": (public_people, "person", "naming"),
    "works": (public_works, "work", "of_work"),
    "by": (public_authors, "author", "by"),
}


def explained(index: Any, request: HttpRequest) -> HttpResponseBase:
    """A page that says what feeds are and which ones there are."""
    blog = publication_of(index, request)
    addresses = [
        (label, blog.address("feed") if form == "rss" else blog.address("feed_as", form=form))
        for form, label in (("rss", "RSS"), ("atom", "Atom"), ("json", "JSON Feed"))
    ]
    return index.render(
        request,
        template="blog/feeds.html",
        context_overrides={
            "addresses": addresses,
            "heading": _("Feeds"),
            "description": _("New posts in your feed reader, without an account and without a spoiler."),
        },
    )


def _feed(
    index: Any, request: HttpRequest, posts: PostPageQuerySet, *, form: str, subject: str = "", page: str = ""
) -> HttpResponseBase:
    blog = publication_of(index, request)
    path = page + "feed/" + ("" if form == "rss" else f"{form}/")
    head = feeds.FeedHead(
        title=_("%(subject)s · %(blog)s") % {"subject": subject, "blog": blog.name} if subject else blog.name,
        description=blog.description or blog.name,
        url=blog.url + page,
        feed_url=blog.url + path,
        updated=index.last_published_at or index.latest_revision_created_at or _EPOCH,
    )
    contents = as_outgoing(posts.cards()[: conf.posts_per_feed()], request, with_contents=True)
    return _unless_known(request, _FORMATS[form](head, contents, blog))


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """The feed, or 304 where the reader has it already (RFC 9110, 13).

    Known by its bytes and not by a date: a work that is renamed changes the feed too, and is no post.
    """
    etag = f'"{hashlib.blake2b(response.content, digest_size=16).hexdigest()}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
