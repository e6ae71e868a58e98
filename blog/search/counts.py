"""How many posts each choice of the filter form would leave: all choices in one query of the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Floor

from blog.models import Mention, PostPage, PostTag
from blog.models.documents import SearchDocumentQuerySet
from blog.models.posts import FIRST_YEAR, LAST_YEAR
from blog.models.rows import Rows
from blog.search.filters import Filters

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


def count_choices(documents: SearchDocumentQuerySet, filters: Filters) -> Counts:
    """Count the posts that pass the filters, and those that each other choice would leave; one query.

    Args:
        documents: of the posts of the list, before its filters.
        filters: those that are on.
    """
    documents = documents.order_by()

    def without(name: str) -> SearchDocumentQuerySet:
        return filters.without(name).narrowed(documents)

    left = filters.narrowed(documents)
    chosen = [tag.pk for tag in filters.tags]
    tags = PostTag.objects.filter(content_object__in=left.values("pk")).exclude(tag__in=chosen)
    people = Mention.objects.filter(person__isnull=False, post__in=without("person").values("pk"))
    on_ten = without("min_rating").filter(on_ten__isnull=False)
    counted: dict[str, QuerySet[Any, Any]] = {
        "total": left.annotate(value=Value(0)).values("value").annotate(count=Count("pk")),
        "tag": _most_frequent(tags, "tag", Count("pk")),
        "person": _most_frequent(people, "person", Count("post", distinct=True)),
        "year": _by(without("year").filter(year__range=(FIRST_YEAR, LAST_YEAR)), F("year")).order_by("-value"),
        "month": _by(without("month").filter(month__isnull=False), F("month")),
        "kind": _by(without("kind").exclude(kind=""), F("kind")),
        "country": _by(without("country").exclude(kind=""), F("country")),
        "min_rating": _by(on_ten, Cast(Floor("on_ten"), IntegerField())).order_by("-value"),
    }
    # As columns of a row that is always there, so that they come in one query.
    rows = {f"{name}_rows": Rows(query) for name, query in counted.items()}
    found: dict[str, Any] = dict(
        ContentType.objects.filter(pk=ContentType.objects.get_for_model(PostPage).pk).values(**rows).get()
    )
    choices = {
        name: [ValueCount(str(row["value"]), row["count"], row.get("name", "")) for row in found[f"{name}_rows"] or []]
        for name in counted
    }
    total = sum(counted.count for counted in choices.pop("total"))
    return Counts(total, {**choices, "min_rating": _at_least(choices["min_rating"])})


def _by(documents: SearchDocumentQuerySet, value: Any) -> QuerySet[Any, Any]:
    return documents.annotate(value=value).values("value").annotate(count=Count("pk")).order_by("value")


def _most_frequent(rows: QuerySet[Any], thing: str, count: Count) -> QuerySet[Any, Any]:
    named = rows.annotate(value=F(f"{thing}__slug"), name=F(f"{thing}__name")).values("value", "name")
    return named.annotate(count=count).order_by("-count", "name")[:MOST_CHOICES]


def _at_least(ratings: list[ValueCount]) -> list[ValueCount]:
    """Counts of whole figures, the best first, with those of every better one added."""
    counts = accumulate(rating.count for rating in ratings)
    return [ValueCount(rating.value, count) for rating, count in zip(ratings, counts, strict=True)]
