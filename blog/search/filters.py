"""The filters of a list of posts, as `?tag=…&year=…` gives them; what cannot be is left out, with a note."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db.models import DecimalField, ExpressionWrapper, F
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils.translation import gettext as _

from blog.models import Mention, Person, Tag, Work
from blog.models.querysets import PostPageQuerySet
from blog.search.query import cleaned

MOST_TAGS = 10
BEST_RATING = 10
# As much of an invalid value as a note repeats.
QUOTED_LENGTH = 40


class Sort(StrEnum):
    """The orders of a list; without one, results stand by relevance and other lists by date."""

    RELEVANCE = "relevance"
    DATE = "date"
    RATING = "rating"
    TITLE = "title"


_SLUG = re.compile(r"[-\w]{1,130}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_RATING = re.compile(r"[0-9]{1,2}(?:[.,][0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to and how it is ordered; `notes` say what could not be understood.

    `month` is 1 to 12, of any year where no year is given; `min_rating` is on ten.
    """

    tags: tuple[Tag, ...] = ()
    year: int | None = None
    month: int | None = None
    person: Person | None = None
    kind: str = ""
    country: str = ""
    min_rating: Decimal | None = None
    sort: Sort | None = None
    notes: tuple[str, ...] = ()

    @property
    def narrow(self) -> bool:
        """Whether any post may be left out."""
        chosen = (self.tags, self.year, self.month, self.person, self.kind, self.country)
        return any(chosen) or self.min_rating is not None

    def without(self, name: str) -> "Filters":
        """The filters without that of one parameter."""
        nothing: dict[str, Any] = {"tag": {"tags": ()}, "kind": {"kind": ""}, "country": {"country": ""}}
        return replace(self, **nothing.get(name, {name: None}))

    def applied(self, posts: PostPageQuerySet) -> PostPageQuerySet:
        """The posts that pass all filters; their order stays."""
        for tag in self.tags:
            posts = posts.tagged(tag)
        if self.year:
            posts = posts.in_year(self.year)
        if self.month:
            posts = posts.filter(date__month=self.month).exclude(date_precision="year")
        if self.person:
            posts = posts.naming(self.person)
        if self.kind:
            posts = posts.filter(reviewpage__work__kind=self.kind)
        if self.country:
            posts = posts.filter(reviewpage__work__country=self.country)
        if self.min_rating is not None:
            posts = rated(posts).filter(on_ten__gte=self.min_rating)
        return posts

    def sorted(self, posts: PostPageQuerySet) -> PostPageQuerySet:
        """The posts in the order that is asked for; by relevance is by date, where there is no query."""
        if self.sort is Sort.RATING:
            return rated(posts).order_by(F("on_ten").desc(nulls_last=True), "-date", "-pk")
        if self.sort is Sort.TITLE:
            return posts.order_by(Lower("title"), "-date", "-pk")
        return posts.newest()


def rated(posts: PostPageQuerySet) -> PostPageQuerySet:
    """The posts with `on_ten`: the own rating converted to a scale of ten, null without a figure or a scale."""
    on_ten = F("reviewpage__rating_value") * Decimal(BEST_RATING) / F("reviewpage__rating_scale")
    return posts.annotate(on_ten=ExpressionWrapper(on_ten, DecimalField(max_digits=12, decimal_places=6)))


def read_filters(parameters: QueryDict, posts: PostPageQuerySet, *, fixed: Collection[str] = ()) -> Filters:
    """The filters of a request; one query of the database each for tags, person and country, where they are given.

    Args:
        parameters: of the request.
        posts: the posts of the list. A tag, person or country that none of them has is unknown here, so that a filter
            tells nothing of what is not public.
        fixed: parameters that the page itself has settled; they are not read.
    """
    parameters = parameters.copy()
    for name in fixed:
        parameters.pop(name, None)
    return _Reader(parameters, posts).read()


class _Reader:
    """Reads one request and gathers notes."""

    def __init__(self, parameters: QueryDict, posts: PostPageQuerySet) -> None:
        self.parameters = parameters
        self.posts = posts.order_by()
        self.notes: list[str] = []

    def read(self) -> Filters:
        """All filters."""
        return Filters(
            tags=self._tags(),
            year=self._whole("year", _YEAR, _("“%(value)s” is not a year: every year is shown.")),
            month=self._whole("month", _MONTH, _("“%(value)s” is not a month from 1 to 12: every month is shown.")),
            person=self._person(),
            kind=self._kind(),
            country=self._country(),
            min_rating=self._min_rating(),
            sort=self._sort(),
            notes=tuple(self.notes),
        )

    def _values(self, name: str) -> list[str]:
        values = (" ".join(cleaned(value[:1000]).split()) for value in self.parameters.getlist(name))
        return list(dict.fromkeys(filter(None, values)))

    def _value(self, name: str) -> str:
        return next(reversed(self._values(name)), "")

    def _note(self, message: str, value: str) -> None:
        shown = value if len(value) <= QUOTED_LENGTH else value[:QUOTED_LENGTH] + "…"
        self.notes.append(message % {"value": shown})

    def _whole(self, name: str, pattern: re.Pattern[str], message: str) -> int | None:
        value = self._value(name)
        if not value:
            return None
        if not pattern.fullmatch(value):
            self._note(message, value)
            return None
        return int(value)

    def _tags(self) -> tuple[Tag, ...]:
        values = self._values("tag")[:MOST_TAGS]
        slugs = [value for value in values if _SLUG.fullmatch(value)]
        public = Tag.objects.filter(slug__in=slugs, tagged_posts__content_object__in=self.posts).distinct()
        found = {tag.slug: tag for tag in public} if slugs else {}
        for value in values:
            if value not in found:
                self._note(_("There is no tag “%(value)s” here: it is left out."), value)
        return tuple(found[slug] for slug in slugs if slug in found)

    def _person(self) -> Person | None:
        value = self._value("person")
        if not value:
            return None
        found = None
        if _SLUG.fullmatch(value):
            named = Mention.objects.filter(post__in=self.posts, person__slug=value).values("person")
            found = Person.objects.filter(pk__in=named).first()
        if found is None:
            self._note(_("There is nobody called “%(value)s” here: everybody is shown."), value)
        return found

    def _kind(self) -> str:
        value = self._value("kind")
        if value and value not in Work.Kind.values:
            self._note(_("“%(value)s” is no kind of work: every kind is shown."), value)
            return ""
        return value

    def _country(self) -> str:
        value = self._value("country")
        if not value:
            return ""
        code = value.upper()
        if _COUNTRY.fullmatch(value) and self.posts.filter(reviewpage__work__country=code).exists():
            return code
        self._note(_("Nothing here comes from “%(value)s”: every country is shown."), value)
        return ""

    def _min_rating(self) -> Decimal | None:
        value = self._value("min_rating")
        if not value:
            return None
        rating = Decimal(value.replace(",", ".")) if _RATING.fullmatch(value) else None
        if rating is None or rating > BEST_RATING:
            self._note(_("“%(value)s” is not a rating from 0 to 10: every rating is shown."), value)
            return None
        return rating

    def _sort(self) -> Sort | None:
        value = self._value("sort")
        if not value:
            return None
        if value not in [sort.value for sort in Sort]:
            self._note(_("“%(value)s” is no order that this list has."), value)
            return None
        return Sort(value)
