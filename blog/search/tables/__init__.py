"""The words of live posts, in full text tables of the kind that the database has: two texts a post, as our tokens.

`visible` holds the words that may be shown (titles, names, tags, the pitch, safe text), `whole` all of them. The
tables are made after each migration, since Django's migrations know nothing of them, and refer to no other: rows whose
post has no `SearchDocument` are passed over, and writing a post replaces its row.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any, Protocol, cast

from django.db import NotSupportedError, connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from blog.text.tokens import Phrase

_MODULES = {"sqlite": "blog.search.tables.sqlite", "postgresql": "blog.search.tables.postgresql"}


class Text(StrEnum):
    """Which text of a post."""

    VISIBLE = "visible"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class PostWords:
    """The tokens of one post; `visible` all stand in `whole` too."""

    post: int
    visible: Sequence[str]
    whole: Sequence[str]


class TextTables(Protocol):
    """What each database does in its own way."""

    def create(self) -> None:
        """Make the tables and their indexes where they are missing."""

    def write(self, rows: Sequence[PostWords]) -> None:
        """Keep the words of posts in place of those that are kept."""

    def forget(self, posts: Iterable[int]) -> None:
        """Delete the words of posts."""

    def kept_posts(self) -> set[int]:
        """The posts whose words are kept."""

    def posts_with(self, text: Text, wanted: Sequence[Phrase], *, any_of: bool = False) -> set[int]:
        """The posts that have every one of these phrases, or any of them; one query, none without a phrase."""

    def plan(self, text: Text, wanted: Sequence[Phrase]) -> list[str]:
        """How the database goes about the same, in its own words; one query."""

    def keys_of(self, documents: QuerySet[Any]) -> list[int]:
        """The keys of documents in their order, fetched as one value: rows cost more than what they hold."""

    def among(self, keys: Collection[int]) -> RawSQL:
        """These keys as a subquery with one parameter: databases take only so many."""

    def scores(self, text: Text, wanted: Sequence[Phrase], posts: Sequence[int]) -> dict[int, float]:
        """How well those of the posts that match fit, more is better; one query."""


def text_tables() -> TextTables:
    """The tables of the site's database.

    Raises:
        django.db.NotSupportedError: the database is neither PostgreSQL nor SQLite.
    """
    if connection.vendor not in _MODULES:
        raise NotSupportedError(f"The blog's search needs PostgreSQL, or SQLite with FTS5, not {connection.vendor}.")
    return cast("TextTables", import_module(_MODULES[connection.vendor]))


def create_tables(**kwargs: Any) -> None:
    """Make the tables; for the signal that follows migrations."""
    text_tables().create()
