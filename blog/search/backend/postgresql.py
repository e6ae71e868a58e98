"""The search backend on PostgreSQL, over its text search vectors."""

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery as TextSearchQuery
from django.db.models import F
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.query import PlainText, SearchQuery

from blog.search.backend.cleaning import clean_query
from blog.search.backend.rows import QuickRows

# A word in the title counts as much as eight in the text.
TITLE_WEIGHT = 8.0

_BETWEEN_WORDS = re.compile(r"[\s\-]+")


def tsquery_text(query: PlainText, *, prefix: bool = False) -> str:
    """The words of a query in PostgreSQL's language, every word quoted; empty where there is none.

    One text instead of an expression for each word: compiling those inside one another is too deep for Python.
    https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY
    """
    words = [_quoted(word) for word in _BETWEEN_WORDS.split(query.query_string) if word]
    if words and prefix:
        words[-1] += ":*"
    return (" & " if query.operator == "and" else " | ").join(words)


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "''").replace("\\", "\\\\") + "'"


class _Compiler:
    """What both compilers do in their own way."""

    query: SearchQuery
    LAST_TERM_IS_PREFIX: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = clean_query(self.query)

    def build_tsquery_content(self, query: SearchQuery, config: Any = None, invert: bool = False) -> Any:
        """The query as an expression."""
        if not isinstance(query, PlainText):
            return super().build_tsquery_content(query, config=config, invert=invert)  # type: ignore[misc]
        text = tsquery_text(query, prefix=self.LAST_TERM_IS_PREFIX)
        return TextSearchQuery(f"!({text})" if invert and text else text, search_type="raw", config=config)


class QueryCompiler(_Compiler, PostgresSearchQueryCompiler):
    """Whole words, in the stems of the site's text search configuration."""

    def get_index_vectors(self, search_query: Any) -> list[tuple[Any, float]]:
        """Title and text with their weights: constant, where Wagtail's depends on all other titles of the site."""
        return [(F("index_entries__title"), TITLE_WEIGHT), (F("index_entries__body"), 1.0)]


class AutocompleteQueryCompiler(_Compiler, PostgresAutocompleteQueryCompiler):
    """The last word may be unfinished."""


class Index(QuickRows, PostgresIndex):
    """Wagtail's index, written quickly."""


class PostgreSQLBackend(PostgresSearchBackend):
    """Wagtail's backend, without its crashes, titles first."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
