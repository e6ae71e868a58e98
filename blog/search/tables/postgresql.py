"""The words of posts on PostgreSQL: a row a post with a text search vector for each text, each with a GIN index.

Vectors and queries are written in PostgreSQL's own notation, from our tokens: no parser, dictionary or extension of the
server has a part in it.
https://www.postgresql.org/docs/current/datatype-textsearch.html
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Any
from zlib import crc32

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from blog.search.tables import PostWords, Text
from blog.text.tokens import Phrase

_TABLE = "blog_words"
# What a vector can hold: that many places of a word, counted up to that place, and less than a mebibyte in all.
_MOST_PLACES = 256
_LAST_PLACE = 16_383
_MOST_BYTES = 1_000_000
# Two words that follow one another are kept as a number of that many bits: few enough for a small index, and enough for
# one pair in a few hundred to be there by chance.
_PAIR_BITS = 18


def create() -> None:
    """Make the table, its indexes and the functions that look into them, where they are missing.

    Vectors are kept uncompressed, since phrases are looked up in them row by row; and new words go into the index at
    once instead of a list beside it, since posts are read far more often than written.

    The index of a vector knows no places: for a phrase PostgreSQL reads the vector of each post that has its words.
    `pairs` are the neighbours in a post, which leave few to read.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {_TABLE}"
            " (post bigint PRIMARY KEY, visible tsvector NOT NULL, whole tsvector NOT NULL)"
        )
        cursor.execute(f"ALTER TABLE {_TABLE} ADD COLUMN IF NOT EXISTS pairs integer[] NOT NULL DEFAULT '{{}}'")
        cursor.execute(
            f"CREATE INDEX IF NOT EXISTS {_TABLE}_pairs ON {_TABLE} USING gin (pairs) WITH (fastupdate = off)"
        )
        for text in Text:
            cursor.execute(f"ALTER TABLE {_TABLE} ALTER COLUMN {text} SET STORAGE EXTERNAL")
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {_TABLE}_{text} ON {_TABLE} USING gin ({text}) WITH (fastupdate = off)"
            )
            # The planner counts pages, and takes reading the short rows for cheap; but the vectors lie elsewhere.
            for name, parameter, condition in (("with", "", ""), ("next", ", near integer[]", " AND pairs @> near")):
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {_TABLE}_{name}_{text}(wanted tsquery{parameter}) RETURNS bigint[]"  # noqa: S608
                    f" LANGUAGE sql STABLE SET enable_seqscan = off"
                    f" AS $$ SELECT array_agg(post) FROM {_TABLE} WHERE {text} @@ wanted{condition} $$"
                )


def write(rows: Sequence[PostWords]) -> None:
    """Keep the words of posts in place of those that are kept."""
    with connection.cursor() as cursor:
        # The name of the table is the one above.
        cursor.executemany(
            f"INSERT INTO {_TABLE} (post, visible, whole, pairs) VALUES (%s, %s::tsvector, %s::tsvector, %s)"  # noqa: S608
            " ON CONFLICT (post) DO UPDATE SET"
            " visible = EXCLUDED.visible, whole = EXCLUDED.whole, pairs = EXCLUDED.pairs",
            [(row.post, _vector(row.visible), _vector(row.whole), sorted(_pairs(row.whole))) for row in rows],
        )


def forget(posts: Iterable[int]) -> None:
    """Delete the words of posts."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_TABLE} WHERE post = ANY(%s)", [list(posts)])  # noqa: S608


def kept_posts() -> set[int]:
    """The posts whose words are kept."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT post FROM {_TABLE}")  # noqa: S608
        return {post for (post,) in cursor.fetchall()}


def posts_with(text: Text, wanted: Sequence[Phrase], *, any_of: bool = False) -> set[int]:
    """The posts that have every one of these phrases, or any of them."""
    if not wanted:
        return set()
    with connection.cursor() as cursor:
        expression = _expression(wanted, " | " if any_of else " & ")
        near = set() if any_of and len(wanted) > 1 else {pair for phrase in wanted for pair in _pairs(_whole(phrase))}
        if near:
            cursor.execute(f"SELECT {_TABLE}_next_{text}(%s::tsquery, %s::integer[])", [expression, sorted(near)])
        else:
            cursor.execute(f"SELECT {_TABLE}_with_{text}(%s::tsquery)", [expression])
        return set(cursor.fetchone()[0] or ())


def plan(text: Text, wanted: Sequence[Phrase]) -> list[str]:
    """How the database goes about the same, in its own words."""
    with transaction.atomic(), connection.cursor() as cursor:
        # As the function does it.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            f"EXPLAIN SELECT post FROM {_TABLE} WHERE {text} @@ %s::tsquery",  # noqa: S608
            [_expression(wanted)],
        )
        return [line for (line,) in cursor.fetchall()]


def keys_of(documents: QuerySet[Any]) -> list[int]:
    """The primary keys of documents in their order."""
    sql, parameters = documents.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT array_agg(pk) FROM ({sql}) AS documents", parameters)  # noqa: S608 - made by Django
        return cursor.fetchone()[0] or []


def among(keys: Collection[int]) -> RawSQL:
    """These keys as a subquery with one parameter: a text, since psycopg takes its time over each number of a list.

    https://www.postgresql.org/docs/current/arrays.html#ARRAYS-INPUT
    """
    return RawSQL("SELECT unnest(%s::bigint[])", [f"{{{','.join(map(str, keys))}}}"])


def scores(text: Text, wanted: Sequence[Phrase], posts: Sequence[int]) -> dict[int, float]:
    """How well those of the posts that match fit, more is better: how often and how densely the words stand in them.

    https://www.postgresql.org/docs/current/textsearch-controls.html#TEXTSEARCH-RANKING
    """
    expression = _expression(wanted)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT post, ts_rank({text}, %s::tsquery, 1) FROM {_TABLE}"  # noqa: S608
            f" WHERE post = ANY(%s) AND {text} @@ %s::tsquery",
            [expression, list(posts), expression],
        )
        return dict(cursor.fetchall())


def _pairs(tokens: Sequence[str]) -> set[int]:
    """The neighbours among tokens, as numbers."""
    return {crc32(f"{one} {other}".encode()) >> (32 - _PAIR_BITS) for one, other in pairwise(tokens)}


def _whole(phrase: Phrase) -> Sequence[str]:
    """The tokens of a phrase that cannot go on."""
    return phrase.tokens[:-1] if phrase.prefix else phrase.tokens


def _vector(tokens: Sequence[str]) -> str:
    places: dict[str, list[str]] = {}
    size = 0
    for number, token in enumerate(tokens, 1):
        known = places.get(token)
        if known is None:
            size += len(token.encode()) + 8
            if size > _MOST_BYTES:
                break
            places[token] = [str(min(number, _LAST_PLACE))]
        elif number <= _LAST_PLACE and len(known) < _MOST_PLACES:
            size += 2
            known.append(str(number))
    return " ".join(f"'{token}':{','.join(at)}" for token, at in places.items())


def _expression(wanted: Sequence[Phrase], operator: str = " & ") -> str:
    return operator.join(f"({_phrase(phrase)})" for phrase in wanted)


def _phrase(phrase: Phrase) -> str:
    return " <-> ".join(f"'{token}'" for token in phrase.tokens) + (":*" if phrase.prefix else "")
