"""Works, people, tags and posts by their names: in every script, with blanks and hyphens forgiven, begun or in part."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain

from django.db import connection

from blog.linking.names import KINDS
from blog.models import NameKey, NameStart
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
# How many of the rarest grams a name must share: with fewer, too many names are looked at.
_RARE_SHARED = 3
# Of `blog_namekey name_key`, in the order of the model.
_COLUMNS = [f"name_key.{field.column}" for field in NameKey._meta.concrete_fields]
# Names up to which a gram's are counted, to know the rarest.
_COMMON = 1_000


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
        apart: how many characters longer or shorter a similar name's key is: of as many errors, the fewest are meant.
    """

    kind: str
    pk: int
    name: str
    language: str
    main: bool
    closeness: Closeness
    rest: int
    apart: int = 0


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

    for row, offset, length in _closest(*_beginning(key)):
        if row.key.startswith(key, offset):
            exact = length == len(key)
            keep(row, Closeness.WITHIN if offset else Closeness(not exact))
    if 1 < len(words) <= MOST_WORDS:
        conditions, parameters = zip(*map(_beginning, sorted(words, key=len, reverse=True)), strict=True)
        for row, _offset, _length in _closest(_and_elsewhere(conditions), list(chain(*parameters))):
            keep(row, Closeness.WITHIN)
    return sorted(found.values(), key=lambda name: (name.closeness, name.rest, not name.main))


def similar_names(name: str) -> list[FoundName]:
    """The names that may be meant by one with typing errors, those with the fewest first; one query.

    Args:
        name: what was typed; errors are forgiven from four letters on.
    """
    key = name_key(name)
    errors = errors_forgiven(len(letters_of(key)))
    if not errors:
        return []
    found = []
    for row in _sharing_grams(grams(name), errors):
        number = errors_in(key, row.name)
        if number is not None:
            found.append(_found(row, Closeness.SIMILAR, number, abs(len(row.key) - len(key))))
    return sorted(found, key=lambda name: (name.rest, name.apart, not name.main))


def _sharing_grams(wanted: Collection[str], errors: int) -> list[NameKey]:
    """The names that may lie that many errors away from one with these grams, by what they have in common with it.

    Looked for by the rarest grams alone, as many as any such name shares a few of: the commonest stand in thousands.
    """
    shared = max(1, len(wanted) - _GRAMS_AN_ERROR * errors)
    rarest = min(len(wanted), len(wanted) - shared + _RARE_SHARED)
    with connection.cursor() as cursor:
        cursor.execute(
            # The only thing put into it is as many places as there are grams.
            "WITH rare AS MATERIALIZED (SELECT column1 AS gram FROM"  # noqa: S608
            f" (VALUES {', '.join(['(%s)'] * len(wanted))}) AS wanted ORDER BY (SELECT COUNT(*) FROM"
            " (SELECT 1 FROM blog_namegram WHERE gram = column1 LIMIT %s) AS counted) LIMIT %s),"
            " sharing AS MATERIALIZED (SELECT name_key_id FROM rare CROSS JOIN blog_namegram"
            " WHERE blog_namegram.gram = rare.gram GROUP BY name_key_id, length HAVING COUNT(*) >= %s"
            " ORDER BY COUNT(*) DESC, length, name_key_id LIMIT %s)"
            f" SELECT {', '.join(_COLUMNS)} FROM blog_namekey name_key"
            " WHERE name_key.id IN (SELECT name_key_id FROM sharing)",
            [*sorted(wanted), _COMMON, rarest, max(1, shared - len(wanted) + rarest), MOST_SIMILAR],
        )
        return [NameKey(*row) for row in cursor.fetchall()]


def _beginning(key: str) -> tuple[str, list[str]]:
    """The condition for the places in names where what was typed begins, and its parameters."""
    start = key[: NameStart.LENGTH]
    native = has_native(key)
    if len(key) < SHORTEST_BEGINNING and not native:
        return '"start" = %s AND "offset" = 0', [start]
    # A range, by the bytes of the characters: SQLite looks up no LIKE in an index that tells capitals from small
    # letters, and PostgreSQL's usual order is that of a language.
    least, most = (">=", "<") if connection.vendor == "sqlite" else ("~>=~", "~<~")
    # A single syllable stands in too many names.
    first = ' AND "offset" = 0' if len(key) < SHORTEST_BEGINNING else ""
    return f'"start" {least} %s AND "start" {most} %s{first}', [start, start + "\U0010ffff"]


def _and_elsewhere(conditions: Sequence[str]) -> str:
    """The first condition for a place in a name, and the others for any places of the same name."""
    other = " AND name_key_id IN (SELECT name_key_id FROM blog_namestart WHERE {})"
    return conditions[0] + "".join(other.format(condition) for condition in conditions[1:])


def _closest(condition: str, parameters: Sequence[str]) -> list[tuple[NameKey, int, int]]:
    """The closest names of each kind that begin so somewhere: where, and how long their keys are.

    In SQL, since it is asked with each letter that is typed, and Django takes longer to write it than databases do to
    answer it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            # The names of columns, and conditions from above.
            f'SELECT {", ".join(_COLUMNS)}, start_."offset", start_.length FROM blog_namestart start_'  # noqa: S608
            " JOIN blog_namekey name_key ON name_key.id = start_.name_key_id WHERE start_.id IN"
            " (SELECT id FROM (SELECT id, ROW_NUMBER() OVER"
            ' (PARTITION BY kind ORDER BY CASE WHEN "offset" = 0 THEN 0 ELSE 1 END, length, name_key_id) AS place'
            f" FROM blog_namestart WHERE {condition}) AS closest WHERE place <= %s)",
            [*parameters, MOST_NAMES],
        )
        return [(NameKey(*row[:-2]), row[-2], row[-1]) for row in cursor.fetchall()]


def _found(row: NameKey, closeness: Closeness, rest: int, apart: int = 0) -> FoundName:
    kind = next(kind for kind in KINDS if getattr(row, f"{kind}_id"))
    return FoundName(kind, getattr(row, f"{kind}_id"), row.name, row.language, row.main, closeness, rest, apart)
