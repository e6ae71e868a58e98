"""How many posts each choice of the filter form would leave: all choices in one query, their names in a second."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from heapq import nlargest
from itertools import accumulate
from operator import and_
from typing import Any

from django.db.models import Aggregate, Case, CharField, Count, Q, TextField, Value, When
from django.db.models.functions import NullIf

from blog.models import Person, Tag
from blog.models.documents import SearchDocumentQuerySet
from blog.models.posts import FIRST_YEAR, LAST_YEAR
from blog.search.filters import Filters
from blog.search.traits import count_traits

# Choices of tags and of people: the most frequent ones.
MOST_CHOICES = 12


@dataclass(frozen=True, slots=True)
class ValueCount:
    """A value of a parameter, what it is called where that is kept with it, and how many posts it would leave."""

    value: str
    count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a list has and could be narrowed to.

    Attributes:
        total: how many posts pass all filters.
        choices: by parameter, the values that would leave a post. Of a further tag that is counted among the posts that
            pass; of everything else without the filter of that parameter, since one value takes the place of another.
            `min_rating` has whole figures, each with the posts of at least that rating.
    """

    total: int
    choices: Mapping[str, list[ValueCount]]


class Joined(Aggregate):
    """Texts one after another, with a separator between them, in no order; without those that are empty."""

    output_field = TextField()

    def __init__(self, field: str, separator: str) -> None:
        super().__init__(NullIf(field, Value("")), Value(separator), default=Value(""))

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        """`GROUP_CONCAT`."""
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        """`STRING_AGG`."""
        return self.as_sql(compiler, connection, function="STRING_AGG", **extra)


def count_choices(documents: SearchDocumentQuerySet, filters: Filters) -> Counts:
    """Count the posts that pass the filters, and those that each other choice would leave; two queries.

    Args:
        documents: of the posts of the list, before its filters.
        filters: those that are on.
    """
    conditions = filters.conditions()
    rows = (
        documents.filter(conditions.pop("tag", Q()))
        .order_by()
        .values(missed=_only_missed(conditions))
        .annotate(
            total=Count("pk"), tags=Joined("tags", ","), people=Joined("people", ","), traits=Joined("traits", " ")
        )
    )
    row_of = {row["missed"]: row for row in rows}
    passing = row_of.get("", {"total": 0, "tags": "", "people": "", "traits": ""})
    counters = _counters(passing)
    for name in conditions:
        if name in row_of:
            counters[name].update(_counters(row_of[name])[name])
    for tag in filters.tags:
        del counters["tag"][str(tag.pk)]
    return Counts(passing["total"], _choices(counters))


def _only_missed(conditions: Mapping[str, Q]) -> Value | Case:
    """The parameter of the one condition that a document misses: empty where it misses none, None where several.

    So the database looks at each document once, whatever is to be counted.
    """
    if not conditions:
        return Value("")
    # A condition that every document meets, for what is left of a single one.
    any_one = Q(pk__isnull=False)
    met = {
        name: reduce(and_, (condition for other, condition in conditions.items() if other != name), any_one)
        for name in ("", *conditions)
    }
    return Case(*(When(others, then=Value(name)) for name, others in met.items()), output_field=CharField())


def _counters(row: Mapping[str, str]) -> dict[str, Counter[str]]:
    """How many of the posts of a row have each value, by parameter; tags and people by their keys.

    Keys stay texts: to make numbers of all of them takes longer than to count them.
    """
    counted = {name: Counter(joined.split(",")) for name, joined in (("tag", row["tags"]), ("person", row["people"]))}
    for counter in counted.values():
        # What an empty text is split into.
        del counter[""]
    return {**counted, **count_traits(row["traits"])}


def _choices(counters: Mapping[str, Counter[str]]) -> dict[str, list[ValueCount]]:
    """What can be chosen, in the order in which it is shown: the most frequent first, the latest, the best."""
    years = {year: count for year, count in _numbered(counters["year"]) if FIRST_YEAR <= year <= LAST_YEAR}
    ratings = dict(reversed(_numbered(counters["min_rating"])))
    # A rating counts for every lower one as well.
    at_least = zip(ratings, accumulate(ratings.values()), strict=True)
    return {
        **_named(counters["tag"], counters["person"]),
        "year": _values(reversed(years.items())),
        "month": _values(_numbered(counters["month"])),
        "kind": _values(sorted(counters["kind"].items())),
        "country": _values(sorted(counters["country"].items())),
        "min_rating": _values(at_least),
    }


def _numbered(counter: Counter[str]) -> list[tuple[int, int]]:
    """Numbers that are kept as texts, in ascending order, each with its count."""
    return sorted((int(value), count) for value, count in counter.items())


def _values(counts: Iterable[tuple[object, int]]) -> list[ValueCount]:
    return [ValueCount(str(value), count) for value, count in counts]


def _named(tags: Counter[str], people: Counter[str]) -> dict[str, list[ValueCount]]:
    """The most frequent tags and people, by their names where the counts are equal; one query."""
    most = {"tag": _most_frequent(tags), "person": _most_frequent(people)}
    named, further = (
        model._default_manager.filter(pk__in=list(most[kind]))
        .order_by()
        .annotate(is_a=Value(kind))
        .values_list("is_a", "pk", "slug", "name")
        for kind, model in (("tag", Tag), ("person", Person))
    )
    found: dict[str, list[ValueCount]] = {kind: [] for kind in most}
    for kind, pk, slug, name in named.union(further, all=True):
        found[kind].append(ValueCount(slug, most[kind][pk], name))
    return {kind: sorted(values, key=lambda value: (-value.count, value.name)) for kind, values in found.items()}


def _most_frequent(counter: Counter[str]) -> dict[int, int]:
    """The most frequent keys with their counts; of equal ones the lowest keys."""
    # Most of many people are met once: they are not sorted.
    enough = min(nlargest(MOST_CHOICES, counter.values()), default=0)
    frequent = sorted((-count, int(key)) for key, count in counter.items() if count >= enough)
    return {key: -count for count, key in frequent[:MOST_CHOICES]}
