"""Works, people and tags by their names: in every script, with blanks and hyphens forgiven, begun or in part."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import Q, Value
from django.db.models.functions import Length, StrIndex

from blog.models import NameKey
from blog.text.scripts import has_native

# More names than this for one query, and the query says nothing.
MOST_NAMES = 200
# A single Latin letter begins too many names; two stand inside too many.
SHORTEST_BEGINNING = 2
SHORTEST_PART = 3


class Closeness(IntEnum):
    """How a query stands to a name."""

    EXACT = 0
    BEGINS = 1
    WITHIN = 2


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name that a query finds.

    Attributes:
        kind: whose name it is: `work`, `person` or `tag`.
        pk: whose name it is.
        name: as it is written.
        language: BCP 47; empty for the main name.
        main: whether it is the main name.
        closeness: how the query stands to it.
        rest: how many characters of the name's key are not in the query.
    """

    kind: str
    pk: int
    name: str
    language: str
    main: bool
    closeness: Closeness
    rest: int


def find_names(key: str, kinds: Collection[str] = ("work", "person", "tag")) -> list[FoundName]:
    """The names that a query finds, the closest first; one query, none for an empty key.

    Args:
        key: of `blog.text.names.name_key`.
        kinds: whose names.
    """
    if not key:
        return []
    rows = (
        NameKey.objects.filter(_matching(key))
        .filter(_of_kinds(kinds))
        .annotate(place=StrIndex("key", Value(key)), length=Length("key"))
        .order_by("length", "pk")
        .values_list("work", "person", "tag", "name", "language", "main", "place", "length")[:MOST_NAMES]
    )
    found = []
    for work, person, tag, name, language, main, place, length in rows:
        kind = "work" if work else "person" if person else "tag"
        rest = length - len(key)
        closeness = Closeness.EXACT if not rest else Closeness.BEGINS if place == 1 else Closeness.WITHIN
        found.append(FoundName(kind, work or person or tag, name, language, main, closeness, rest))
    return sorted(found, key=lambda name: (name.closeness, name.rest, not name.main))


def _matching(key: str) -> Q:
    # Two syllables of Hangul or two Han characters are a word; so are two that stand inside a longer one.
    native = has_native(key)
    if len(key) >= SHORTEST_PART or (native and len(key) >= SHORTEST_BEGINNING):
        return Q(key__contains=key)
    if native or len(key) >= SHORTEST_BEGINNING:
        return Q(key__startswith=key)
    return Q(key=key)


def _of_kinds(kinds: Collection[str]) -> Q:
    condition = Q()
    for kind in kinds:
        condition |= Q(**{f"{kind}__isnull": False})
    return condition
