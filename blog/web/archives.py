"""The index by date: the whole, a year, a month, and how many posts each has."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import formats
from django.utils.translation import gettext as _

from blog.models.documents import SearchDocumentQuerySet
from blog.models.posts import FIRST_YEAR, LAST_YEAR
from blog.outlets.jsonld import blog_node
from blog.search.filtered import filtered_list
from blog.search.listing import documents_of
from blog.web.charts import Columns, columns
from blog.web.publication import publication_of
from blog.web.tags import TagCount


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many posts a month has, also as a share of the fullest month of its year (0 to 1)."""

    first_day: datetime.date
    count: int
    share: float
    url: str

    @property
    def month(self) -> int:
        """The month, 1 to 12."""
        return self.first_day.month

    @property
    def label(self) -> str:
        """The month's name and year in the site's language."""
        return formats.date_format(self.first_day, "YEAR_MONTH_FORMAT")

    @property
    def short_label(self) -> str:
        """The month's name in a few letters, in the site's language."""
        return formats.date_format(self.first_day, "M")


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many posts a year has, also as a share of the fullest year (0 to 1), with its months, newest first.

    `count` includes posts known only to the year.
    """

    year: int
    count: int
    share: float
    url: str
    months: tuple[MonthCount, ...]

    @property
    def short_label(self) -> str:
        """The year in digits."""
        return str(self.year)


def year_counts(index: Any, request: HttpRequest | None, documents: SearchDocumentQuerySet) -> list[YearCount]:
    """How many posts each year and month has, newest first; years and months without posts are left out."""
    dated = documents.order_by().filter(year__range=(FIRST_YEAR, LAST_YEAR))
    years: Counter[int] = Counter()
    months: Counter[tuple[int, int]] = Counter()
    for year, month, count in dated.values_list("year", "month").annotate(count=Count("pk")):
        years[year] += count
        if month:
            months[year, month] += count
    fullest = max(years.values(), default=1)
    return [
        YearCount(
            year,
            years[year],
            years[year] / fullest,
            index.route_url(request, "year", year=year),
            _months(index, request, year, months),
        )
        for year in sorted(years, reverse=True)
    ]


def _months(
    index: Any, request: HttpRequest | None, year: int, months: Counter[tuple[int, int]]
) -> tuple[MonthCount, ...]:
    counts = {month: count for (of_year, month), count in months.items() if of_year == year}
    fullest = max(counts.values(), default=1)
    return tuple(
        MonthCount(
            datetime.date(year, month, 1),
            counts[month],
            counts[month] / fullest,
            index.route_url(request, "month", year=year, month=f"{month:02d}"),
        )
        for month in sorted(counts, reverse=True)
    )


def month_columns(years: Sequence[YearCount]) -> Columns | None:
    """Every month from the first year with a post to the last, as a chart; None for less than two years."""
    if len(years) < 2:
        return None
    counts = {(month.first_day.year, month.month): month.count for year in years for month in year.months}
    first, last = years[-1].year, years[0].year
    return columns([counts.get((year, month), 0) for year in range(first, last + 1) for month in range(1, 13)])


def whole(index: Any, request: HttpRequest) -> HttpResponseBase:
    """All posts, newest first; or those that pass the filters of the query string, in its order."""
    documents = documents_of(index)
    found = filtered_list(documents, request)
    # Whoever has narrowed the list goes on from there.
    whole = not found["filters"].narrow
    tags = found["counts"].choices["tag"]
    years = year_counts(index, request, documents) if whole else []
    return index.render(
        request,
        template="blog/index.html",
        context_overrides={
            **found,
            "years": years,
            "chart": month_columns(years),
            "top_tags": [TagCount(tag.name, tag.value, tag.count) for tag in tags] if whole else [],
            "things": [blog_node(publication_of(index, request))],
        },
    )


def of_year(index: Any, request: HttpRequest, year: int) -> HttpResponseBase:
    """The posts of a year, with its months.

    Raises:
        Http404: the year has no post.
    """
    documents = documents_of(index)
    years = year_counts(index, request, documents)
    position = position_of([entry.year for entry in years], year)
    entry = years[position]
    return index.render(
        request,
        template="blog/archive_year.html",
        context_overrides={
            "year": entry,
            "months": in_order(entry.months),
            **filtered_list(documents.filter(year=year), request, fixed={"year": str(year), "month": ""}),
            "next_year": years[position - 1] if position else None,
            "previous_year": years[position + 1] if position + 1 < len(years) else None,
            "heading": str(year),
            "description": _("Everything from %(year)d.") % {"year": year},
        },
    )


def of_month(index: Any, request: HttpRequest, year: int, month: int) -> HttpResponseBase:
    """The posts of a month.

    Raises:
        Http404: the month has no post.
    """
    documents = documents_of(index)
    months = [entry for of_year in year_counts(index, request, documents) for entry in of_year.months]
    position = position_of([entry.first_day for entry in months], datetime.date(year, month, 1))
    entry = months[position]
    return index.render(
        request,
        template="blog/archive_month.html",
        context_overrides={
            "month": entry,
            **filtered_list(
                documents.filter(year=year, month=month), request, fixed={"year": str(year), "month": str(month)}
            ),
            "next_month": months[position - 1] if position else None,
            "previous_month": months[position + 1] if position + 1 < len(months) else None,
            "heading": entry.label,
            "description": _("Everything from %(month)s.") % {"month": entry.label},
        },
    )


def in_order(months: Sequence[MonthCount]) -> list[MonthCount]:
    """From January on: the months of one year are told from its beginning."""
    return sorted(months, key=lambda month: month.month)


def position_of(entries: Sequence[Any], wanted: Any) -> int:
    """Where an entry of the archive stands.

    Raises:
        Http404: there is none like it.
    """
    try:
        return entries.index(wanted)
    except ValueError:
        raise Http404(_("There is no post from that time.")) from None
