"""The addresses of an index page in the site's sitemap: what its routes show beside its posts."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from blog.search.listing import posts_of
from blog.search.public import public_people, public_tags, public_works
from blog.web.archives import year_counts

# Routes without a subject that always have something to show.
_LISTS = ("tags", "people", "works", "watch_list")


def route_addresses(index: Any, request: HttpRequest | None) -> list[str]:
    """The absolute addresses of lists, years, months, tags, people and works that have a page; four queries."""
    posts = posts_of(index)
    paths = [index.reverse_subpage(name) for name in _LISTS]
    for year in year_counts(index, request, posts):
        paths.append(index.reverse_subpage("year", kwargs={"year": year.year}))
        months = [{"year": year.year, "month": f"{month.month:02d}"} for month in year.months]
        paths += [index.reverse_subpage("month", kwargs=month) for month in months]
    subjects: dict[str, QuerySet] = {
        "tag": public_tags(posts),
        "person": public_people(posts),
        "work": public_works(posts),
    }
    for name, things in subjects.items():
        slugs = things.order_by("slug").values_list("slug", flat=True)
        paths += [index.reverse_subpage(name, kwargs={"slug": slug}) for slug in slugs]
    root = index.get_full_url(request)
    return [root + path for path in paths]
