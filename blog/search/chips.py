"""Chips: what a list is narrowed to, each with the address of the same list without it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from blog.models import Work
from blog.models.countries import country_name
from blog.search.filters import Filters
from blog.search.query import Query


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on: its name, its value as a reader knows it, and the query string that is left without it."""

    label: str
    value: str
    without: str


def parameters_of(filters: Filters) -> list[tuple[str, str]]:
    """The filters as the parameters of an address, in one order; the order of the list is the last."""
    chosen = [("tag", tag.slug) for tag in filters.tags]
    chosen += [
        (name, str(value))
        for name, value in [
            ("year", filters.year or ""),
            ("month", filters.month or ""),
            ("person", filters.person.slug if filters.person else ""),
            ("kind", filters.kind),
            ("country", filters.country),
            ("min_rating", "" if filters.min_rating is None else f"{filters.min_rating.normalize():f}"),
            ("sort", filters.sort or ""),
        ]
        if str(value)
    ]
    return chosen


def chips_of(query: Query, filters: Filters) -> list[Chip]:
    """A chip for each filter that is on, also for those that were typed in the query."""
    parameters = parameters_of(filters)
    labels = _labels(filters)
    asked = [("query", query.text)] if query.text else []
    return [
        Chip(*labels[parameter], "?" + urlencode([*asked, *(other for other in parameters if other != parameter)]))
        for parameter in parameters
        if parameter in labels
    ]


def _labels(filters: Filters) -> dict[tuple[str, str], tuple[str, str]]:
    """The name and the value of each filter in the site's language, by its parameter."""
    values = dict(parameters_of(filters))
    labels = {("tag", tag.slug): (_("Tag"), tag.name) for tag in filters.tags}
    shown = {
        "year": (_("Year"), str(filters.year)),
        "month": (_("Month"), str(filters.month)),
        "person": (_("Person"), filters.person.name if filters.person else ""),
        "kind": (_("Kind"), str(Work.Kind(filters.kind).label) if filters.kind else ""),
        "country": (_("Country"), country_name(filters.country)),
        "min_rating": (_("Rating from"), values.get("min_rating", "")),
    }
    return labels | {(name, values[name]): label for name, label in shown.items() if name in values}
