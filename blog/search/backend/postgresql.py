"""The search backend on PostgreSQL, over its text search vectors."""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchQuery as TextSearchQuery
from django.contrib.postgres.search import SearchVectorField
from django.db.models import ExpressionWrapper, F, FloatField, QuerySet
from django.db.models.expressions import CombinedExpression
from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.query import MatchAll, Not, PlainText, SearchQuery

from blog.models import PostPage
from blog.search.backend.cleaning import clean_query
from blog.search.backend.visible import PostSearch, VisibleRows

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


class Index(VisibleRows, PostgresIndex):
    """The index with two rows for each post."""


class PostgreSQLBackend(PostSearch, PostgresSearchBackend):
    """Wagtail's backend, without its crashes, titles first."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index

    def rows(self, query: SearchQuery, types: list[int], keys: QuerySet) -> Iterable[tuple[int, str, str, float]]:
        """Content type, object, title and score (more is better) of the rows that a query finds."""
        compiler = QueryCompiler(PostPage.objects.none(), query)
        if isinstance(compiler.query, MatchAll | Not):
            return []
        rank = compiler.build_tsrank(F("title"), compiler.query, config=self.config, boost=TITLE_WEIGHT)
        rank += compiler.build_tsrank(F("body"), compiler.query, config=self.config)
        return (
            IndexEntry.objects.filter(content_type__in=types, object_id__in=keys)
            .annotate(
                words=CombinedExpression(F("title"), "||", F("body"), output_field=SearchVectorField()),
                score=ExpressionWrapper(rank, output_field=FloatField()),
            )
            .filter(words=compiler.build_tsquery(compiler.query, config=self.config))
            .values_list("content_type", "object_id", "title_text", "score")
        )
