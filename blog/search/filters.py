"""The filters of a list of posts, as `?tag=…&year=…` gives them; what cannot be is left out, with a note."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils.translation import gettext as _

from blog.models import Mention, NameKey, OldSlug, Person, PostTag, Tag, Work
from blog.models.documents import SearchDocumentQuerySet
from blog.search.query import cleaned
from blog.text.names import name_key

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

    def conditions(self) -> dict[str, Q]:
        """What a document must meet to pass, by parameter: of those that are given."""
        met: dict[str, Q] = {}
        if self.tags:
            tagged = (PostTag.objects.filter(tag=tag.pk).values("content_object") for tag in self.tags)
            met["tag"] = reduce(and_, (Q(post__in=posts) for posts in tagged))
        if self.year:
            met["year"] = Q(year=self.year)
        if self.month:
            met["month"] = Q(month=self.month)
        if self.person:
            met["person"] = Q(post__in=Mention.objects.filter(person=self.person.pk).values("post"))
        if self.kind:
            met["kind"] = Q(kind=self.kind)
        if self.country:
            met["country"] = Q(country=self.country)
        if self.min_rating is not None:
            met["min_rating"] = Q(on_ten__gte=self.min_rating)
        return met

    def narrowed(self, documents: SearchDocumentQuerySet) -> SearchDocumentQuerySet:
        """The documents of the posts that pass all filters."""
        return documents.filter(*self.conditions().values())

    def sorted(self, documents: SearchDocumentQuerySet) -> SearchDocumentQuerySet:
        """The documents in the order that is asked for; by relevance is by date, where there is no query."""
        return documents.order_by(*self.order())

    def order(self, of: str = "") -> tuple[Any, ...]:
        """The same as what `order_by` takes, of documents or of what leads to them: `search_document__` of posts."""
        newest = (f"-{of}date", f"-{of}post")
        if self.sort is Sort.RATING:
            return (F(f"{of}on_ten").desc(nulls_last=True), *newest)
        if self.sort is Sort.TITLE:
            return (Lower(f"{of}post__title"), *newest)
        return newest


def read_filters(parameters: QueryDict, documents: SearchDocumentQuerySet, *, fixed: Collection[str] = ()) -> Filters:
    """The filters of a request; one query of the database each for tags, person and country, where they are given.

    Args:
        parameters: of the request. Tags and people are given by their slugs or by their names.
        documents: of the posts of the list. A tag, person or country that none of them has is unknown here, so that a
            filter tells nothing of what is not public.
        fixed: parameters that the page itself has settled; they are not read.
    """
    parameters = parameters.copy()
    for name in fixed:
        parameters.pop(name, None)
    return _Reader(parameters, documents).read()


def _the_one(things: Sequence[Any], value: str) -> Any | None:
    """The thing with this slug, or else with this name, or else that had this slug once."""
    is_it: tuple[Callable[[Any], bool], ...] = (
        lambda thing: thing.slug == value,
        lambda thing: name_key(thing.name) == name_key(value),
        lambda thing: any(old.slug == value for old in thing.old_slugs.all()),
    )
    return next((thing for check in is_it for thing in things if check(thing)), None)


class _Reader:
    """Reads one request and gathers notes."""

    def __init__(self, parameters: QueryDict, documents: SearchDocumentQuerySet) -> None:
        self.parameters = parameters
        self.documents = documents
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
        if not values:
            return ()
        tagged = PostTag.objects.filter(tag=OuterRef("pk"), content_object__in=self.documents.values("pk"))
        public = list(self._called(Tag, values).filter(Exists(tagged)))
        found: dict[int, Tag] = {}
        for value in values:
            tag = _the_one(public, value)
            if tag is None:
                self._note(_("There is no tag “%(value)s” here: it is left out."), value)
            else:
                found[tag.pk] = tag
        return tuple(found.values())

    def _person(self) -> Person | None:
        value = self._value("person")
        if not value:
            return None
        named = Mention.objects.filter(person=OuterRef("pk"), post__in=self.documents.values("pk"))
        public = list(self._called(Person, [value]).filter(Exists(named)))
        found = _the_one(public, value) or next(iter(public), None)
        if found is None:
            self._note(_("There is nobody called “%(value)s” here: everybody is shown."), value)
        return found

    def _called(self, model: type[Tag] | type[Person], values: Sequence[str]) -> QuerySet[Any]:
        """Tags or people with one of these slugs or names, or that had one of these slugs."""
        field = str(model._meta.model_name)
        keys = [name_key(value) for value in values]
        names = NameKey.objects.filter(**{f"{field}__isnull": False, "key__in": keys}).values(field)
        before = OldSlug.objects.filter(kind=field, slug__in=values).values(field)
        called = Q(slug__in=values) | Q(pk__in=names) | Q(pk__in=before)
        return model._default_manager.filter(called).order_by("pk")

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
        if _COUNTRY.fullmatch(value) and self.documents.filter(country=code).exists():
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
