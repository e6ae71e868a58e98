"""Works, people, tags and posts by their names: in every script, with blanks and hyphens forgiven, begun or in part."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.db import connection
from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from blog.linking.names import KINDS
from blog.models import NameGram, NameKey, NameStart
from blog.text.names import name_key
from blog.text.scripts import has_native
from blog.text.typos import errors_forgiven, errors_in, grams, letters_of

# Of more names of a kind than this, the closest.
MOST_NAMES = 50
# Words that are looked for in one name, in whatever order.
MOST_WORDS = 8
# A single Latin letter begins too many names.
SHORTEST_BEGINNING = 2
# Names with much in common of which the errors are counted.
MOST_SIMILAR = 40
# What an error may change of what two names have in common.
_GRAMS_AN_ERROR = 5


class Closeness(IntEnum):
    """How a query stands to a name."""

    EXACT = 0
    BEGINS = 1
    WITHIN = 2
    SIMILAR = 3


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name that a query finds.

    Attributes:
        kind: whose name it is: `work`, `person`, `tag` or `post`.
        pk: whose name it is.
        name: as it is written.
        language: BCP 47; empty for the main name.
        main: whether it is the main name.
        closeness: how the query stands to it.
        rest: how many characters of the name's key are not in the query; how many typing errors, where it is similar.
    """

    kind: str
    pk: int
    name: str
    language: str
    main: bool
    closeness: Closeness
    rest: int


def find_names(key: str, words: Sequence[str] = ()) -> list[FoundName]:
    """The names that a query finds, the closest first; one query, a second for several words, none for an empty key.

    Args:
        key: of `blog.text.names.name_key`: the name from one of its words on, perhaps unfinished.
        words: keys of words that may stand in any order, each perhaps unfinished.
    """
    if not key:
        return []
    found: dict[int, FoundName] = {}

    def keep(name: NameKey, closeness: Closeness) -> None:
        known = found.get(name.pk)
        if known is None or closeness < known.closeness:
            found[name.pk] = _found(name, closeness, len(name.key) - len(key))

    for start in _closest(_beginning(key)):
        if start.name_key.key.startswith(key, start.offset):
            exact = start.length == len(key)
            keep(start.name_key, Closeness.WITHIN if start.offset else Closeness(not exact))
    if 1 < len(words) <= MOST_WORDS:
        longest, *others = sorted(words, key=len, reverse=True)
        having = _beginning(longest)
        for word in others:
            having = having.filter(name_key__in=_beginning(word).values("name_key"))
        for start in _closest(having):
            keep(start.name_key, Closeness.WITHIN)
    return sorted(found.values(), key=lambda name: (name.closeness, name.rest, not name.main))


def similar_names(name: str) -> list[FoundName]:
    """The names that may be meant by one with typing errors, those with the fewest first; two queries.

    Args:
        name: what was typed; errors are forgiven from four letters on.
    """
    key = name_key(name)
    errors = errors_forgiven(len(letters_of(key)))
    if not errors:
        return []
    wanted = grams(name)
    shared = (
        NameGram.objects.filter(gram__in=wanted)
        .values("name_key", "length")
        .annotate(shared=Count("*"))
        .filter(shared__gte=max(1, len(wanted) - _GRAMS_AN_ERROR * errors))
        .order_by("-shared", "length", "name_key")[:MOST_SIMILAR]
    )
    found = []
    for row in NameKey.objects.filter(pk__in=[row["name_key"] for row in shared]):
        number = errors_in(key, row.name)
        if number is not None:
            found.append((number, abs(len(row.key) - len(key)), _found(row, Closeness.SIMILAR, number)))
    return [name for _errors, _rest, name in sorted(found, key=lambda entry: (entry[0], entry[1], not entry[2].main))]


def _beginning(key: str) -> QuerySet[NameStart]:
    """The places in names where what was typed begins."""
    start = key[: NameStart.LENGTH]
    native = has_native(key)
    if len(key) < SHORTEST_BEGINNING and not native:
        return NameStart.objects.filter(start=start, offset=0)
    if connection.vendor == "sqlite":
        # A range, since SQLite looks up no LIKE in an index that tells capitals from small letters.
        begins = Q(start__gte=start, start__lt=start + "\U0010ffff")
    else:
        begins = Q(start__startswith=start)
    # A single syllable stands in too many names.
    return NameStart.objects.filter(begins, Q(offset=0) if len(key) < SHORTEST_BEGINNING else Q())


def _closest(starts: QuerySet[NameStart]) -> QuerySet[NameStart]:
    """The closest names of each kind, with their keys."""
    first = Case(When(offset=0, then=Value(0)), default=Value(1))
    place = Window(
        RowNumber(), partition_by=[F("kind")], order_by=[first.asc(), F("length").asc(), F("name_key").asc()]
    )
    closest = starts.annotate(place=place).filter(place__lte=MOST_NAMES).values("pk")
    return NameStart.objects.filter(pk__in=closest).select_related("name_key")


def _found(row: NameKey, closeness: Closeness, rest: int) -> FoundName:
    kind = next(kind for kind in KINDS if getattr(row, f"{kind}_id"))
    return FoundName(kind, getattr(row, f"{kind}_id"), row.name, row.language, row.main, closeness, rest)
