"""The words of posts on SQLite: a table of FTS5 for each text, whose row has the key of its post."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from blog.search.tables import PostWords, Text
from blog.text.tokens import Phrase

_TABLES = {Text.VISIBLE: "blog_words_visible", Text.WHOLE: "blog_words_whole"}


def create() -> None:
    """Make the tables where they are missing.

    FTS5's plainest tokeniser: it parts ASCII at blanks and takes every other character for a letter, which leaves our
    tokens as they are.
    """
    with connection.cursor() as cursor:
        for table in _TABLES.values():
            cursor.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5(words, tokenize='ascii')")


def write(rows: Sequence[PostWords]) -> None:
    """Keep the words of posts in place of those that are kept."""
    with transaction.atomic(), connection.cursor() as cursor:
        forget([row.post for row in rows])
        for text, table in _TABLES.items():
            # The names of tables are those above.
            cursor.executemany(
                f"INSERT INTO {table} (rowid, words) VALUES (%s, %s)",  # noqa: S608
                [(row.post, " ".join(row.visible if text is Text.VISIBLE else row.whole)) for row in rows],
            )


def forget(posts: Iterable[int]) -> None:
    """Delete the words of posts."""
    with connection.cursor() as cursor:
        for table in _TABLES.values():
            cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(post,) for post in posts])  # noqa: S608


def kept_posts() -> set[int]:
    """The posts whose words are kept."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM {_TABLES[Text.WHOLE]}")  # noqa: S608
        return {post for (post,) in cursor.fetchall()}


def posts_with(text: Text, wanted: Sequence[Phrase], *, any_of: bool = False) -> set[int]:
    """The posts that have every one of these phrases, or any of them."""
    if not wanted:
        return set()
    table = _TABLES[text]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH %s",  # noqa: S608
            [_expression(wanted, " OR " if any_of else " AND ")],
        )
        return set(json.loads(cursor.fetchone()[0]))


def plan(text: Text, wanted: Sequence[Phrase]) -> list[str]:
    """How the database goes about the same, in its own words."""
    table = _TABLES[text]
    with connection.cursor() as cursor:
        cursor.execute(
            f"EXPLAIN QUERY PLAN SELECT rowid FROM {table} WHERE {table} MATCH %s",  # noqa: S608
            [_expression(wanted)],
        )
        return [row[-1] for row in cursor.fetchall()]


def keys_of(documents: QuerySet[Any]) -> list[int]:
    """The primary keys of documents in their order."""
    sql, parameters = documents.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT json_group_array(pk) FROM ({sql})", parameters)  # noqa: S608 - made by Django
        return json.loads(cursor.fetchone()[0])


def among(keys: Collection[int]) -> RawSQL:
    """These keys as a subquery with one parameter."""
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps([*keys])])


def scores(text: Text, wanted: Sequence[Phrase], posts: Sequence[int]) -> dict[int, float]:
    """How well those of the posts that match fit, more is better: BM25, which SQLite gives as a negative number.

    https://www.sqlite.org/fts5.html#the_bm25_function
    """
    table = _TABLES[text]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid, -bm25({table}) FROM {table} WHERE {table} MATCH %s"  # noqa: S608
            " AND rowid IN (SELECT value FROM json_each(%s))",
            [_expression(wanted), json.dumps([*posts])],
        )
        return dict(cursor.fetchall())


def _expression(wanted: Sequence[Phrase], operator: str = " AND ") -> str:
    """In FTS5's language; tokens are letters and digits, and quoted, so that none is an operator."""
    return operator.join(f'"{" ".join(phrase.tokens)}"' + (" *" if phrase.prefix else "") for phrase in wanted)
