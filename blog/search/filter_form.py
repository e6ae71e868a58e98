"""The filter form of a list: what it is narrowed to, what it can be narrowed to, its orders. All of it is links."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from blog.models import Work
from blog.models.countries import country_name
from blog.search.chips import Chip, chips_of, parameters_of
from blog.search.counts import Counts, ValueCount
from blog.search.filters import BEST_RATING, Filters, Sort
from blog.search.query import Query

Parameters = list[tuple[str, str]]

_ORDER = ("query", "tag", "year", "month", "person", "kind", "country", "min_rating", "sort")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a list may be narrowed to, or an order of it; `count` is how many posts it leaves, 0 of an order."""

    label: str
    url: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one parameter."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FilterForm:
    """What a list of posts is narrowed to and can be; addresses are query strings.

    Attributes:
        chips: the filters that are on.
        clear: the address of the list without any.
        facets: what it can be narrowed to; choices that would leave nothing, or all, are left out.
        orders: the orders that it can have, the one that it has among them.
        count: how many posts pass.
        fixed: what the page itself is about, by parameter, so that no filter changes it.
    """

    chips: tuple[Chip, ...]
    clear: str
    facets: tuple[Facet, ...]
    orders: tuple[Choice, ...]
    count: int
    fixed: Mapping[str, str]


def filter_form(
    counts: Counts, filters: Filters, query: Query | None = None, fixed: Mapping[str, str] | None = None
) -> FilterForm:
    """The form of a list.

    Args:
        counts: of its posts.
        filters: those that are on.
        query: what was searched for, on the search page.
        fixed: what the page itself is about, by parameter: `{"tag": "grief"}`. Further tags can be chosen then.
    """
    query, fixed = query or Query(), fixed or {}
    chosen = parameters_of(filters)
    asked = [("query", query.text)] if query.text else []
    facets = (
        Facet(name, label, tuple(_choices(name, counts, [*asked, *chosen], fixed.get(name, ""))))
        for name, label in _facets(filters).items()
        if name == "tag" or name not in fixed
    )
    return FilterForm(
        chips=tuple(chips_of(query, filters)),
        clear="?" + urlencode([*asked, *((name, value) for name, value in chosen if name == "sort")]),
        facets=tuple(facet for facet in facets if facet.choices),
        orders=tuple(_orders(filters, [*asked, *chosen], searched=bool(query.text))) if counts.total > 1 else (),
        count=counts.total,
        fixed=fixed,
    )


def _facets(filters: Filters) -> dict[str, str]:
    facets = {
        "tag": _("Tag"),
        "person": _("Person"),
        "kind": _("Kind"),
        "country": _("Country"),
        "year": _("Year"),
        "month": _("Month"),
        "min_rating": _("Rating"),
    }
    if not filters.year and not filters.month:
        # October of any year is nothing that somebody looks for; of 2021 it is.
        del facets["month"]
    return facets


def _choices(name: str, counts: Counts, chosen: Parameters, own: str) -> Iterable[Choice]:
    values = [counted for counted in counts.choices[name] if counted.value and counted.value != own]
    on = dict(chosen).get(name) if name != "tag" else None
    if on is None and all(counted.count == counts.total for counted in values):
        return
    for counted in values:
        if name == "min_rating" and counted.count == counts.total and counted.value != on:
            # Ratings add up: the lowest ones ask for nothing.
            continue
        others = [(other, value) for other, value in chosen if other != name or name == "tag"]
        label = _label(name, counted)
        yield Choice(label, _address(others, name, counted.value), counted.count, chosen=counted.value == on)


def _label(name: str, counted: ValueCount) -> str:
    if name == "kind":
        return str(Work.Kind(counted.value).label).capitalize()
    if name == "country":
        return country_name(counted.value)
    if name == "month":
        return str(MONTHS[int(counted.value)])
    if name == "min_rating":
        best = counted.value == str(BEST_RATING)
        return counted.value if best else _("%(rating)s and better") % {"rating": counted.value}
    return counted.name or counted.value


def _orders(filters: Filters, chosen: Parameters, *, searched: bool) -> Iterable[Choice]:
    usual = Sort.RELEVANCE if searched else Sort.DATE
    labels = {
        Sort.RELEVANCE: _("best match"),
        Sort.DATE: _("newest first"),
        Sort.RATING: _("rating"),
        Sort.TITLE: _("title"),
    }
    now = usual if filters.sort is None or (filters.sort is Sort.RELEVANCE and not searched) else filters.sort
    others = [(name, value) for name, value in chosen if name != "sort"]
    for order, label in labels.items():
        if order is not Sort.RELEVANCE or searched:
            url = "?" + urlencode(others) if order is usual else _address(others, "sort", order.value)
            yield Choice(label, url, 0, chosen=order is now)


def _address(others: Parameters, name: str, value: str) -> str:
    """The parameters in the order in which chips write them too, so that one list has one address."""
    return "?" + urlencode(sorted([*others, (name, value)], key=lambda parameter: _ORDER.index(parameter[0])))
