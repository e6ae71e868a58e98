"""What a blog has in the site's sitemap: its posts, and what the routes of its index page show."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest

from blog.models import Mention, PostTag
from blog.models.posts import FIRST_YEAR, LAST_YEAR
from blog.models.querysets import PostPageQuerySet
from blog.outlets.sitemaps import Entry, entry, post_entry
from blog.search.listing import posts_of
from blog.search.public import public_authors, public_people, public_works

# Routes without a subject that always have something to show.
_LISTS = ("tags", "people", "works", "watch_list")

Changed = datetime.datetime | None


def entries(index: Any, request: HttpRequest | None) -> list[Entry]:
    """The posts with their posters, then lists, years, months, tags, themes, people, works and authors.

    Each with the moment at which the last of its posts was changed. Eight queries, however many posts there are.
    """
    posts = posts_of(index)
    root = index.get_full_url(request)
    listed = [post_entry(post.facts(request)) for post in posts.outlines()]
    routes = [
        entry(root + index.reverse_subpage(name, kwargs=kwargs), changed)
        for name, kwargs, changed in _routes(posts.order_by())
    ]
    return [*listed, *routes]


def _routes(posts: PostPageQuerySet) -> Iterator[tuple[str, dict[str, Any], Changed]]:
    for name in _LISTS:
        yield name, {}, None
    yield from _times(posts)
    yield from _of("tag", PostTag.objects.filter(content_object__in=posts), "tag__slug", "content_object")
    themes = Mention.objects.filter(tag__isnull=False, post__in=posts).exclude(block_id="")
    yield from _of("theme", themes, "tag__slug", "post")
    among = Q(mentions__post__in=posts)
    yield from _of("person", public_people(posts), "slug", "mentions__post", among)
    yield from _of("work", public_works(posts), "slug", "reviews", Q(reviews__in=posts.values("reviewpage")))
    yield from _of("author", public_authors(posts), "slug", "posts", Q(posts__in=posts))


def _of(
    route: str, things: QuerySet, slug: str, post: str, among: Q | None = None
) -> Iterable[tuple[str, dict[str, Any], Changed]]:
    """The route of each thing, with the latest change of the posts at `post` that are among the public ones."""
    latest = Max(f"{post}__last_published_at", filter=among)
    for name, changed in things.order_by(slug).values_list(slug).annotate(latest=latest):
        yield route, {"slug": name}, changed


def _times(posts: PostPageQuerySet) -> Iterator[tuple[str, dict[str, Any], Changed]]:
    years: dict[int, list[datetime.datetime]] = {}
    months: dict[tuple[int, int], list[datetime.datetime]] = {}
    dated = posts.filter(date__year__range=(FIRST_YEAR, LAST_YEAR))
    rows = dated.values_list("date__year", "date__month", "date_precision").annotate(Max("last_published_at"))
    for year, month, precision, changed in rows:
        years.setdefault(year, []).extend([changed] if changed else [])
        if precision != "year":
            months.setdefault((year, month), []).extend([changed] if changed else [])
    for year in sorted(years, reverse=True):
        for name in ("year", "in_review"):
            yield name, {"year": year}, max(years[year], default=None)
    for year, month in sorted(months, reverse=True):
        yield "month", {"year": year, "month": f"{month:02d}"}, max(months[year, month], default=None)
