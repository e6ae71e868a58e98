"""The search backend on SQLite, over its FTS5 table."""

from typing import Any

from django.db.models import FloatField, Func
from modelsearch.backends.database.sqlite.query import AndNot
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import And, Or, Phrase, PlainText, SearchQuery

from blog.search.backend.cleaning import clean_query
from blog.search.backend.rows import QuickRows

# A word in the title counts as much as a thousand in the text: BM25 counts the tenth mention for little more than the
# first, and a text that says a word often must not come before what is called by it.
TITLE_WEIGHT = 1000.0


class WeightedBM25(Func):
    """How well a row fits, less is better; https://www.sqlite.org/fts5.html#the_bm25_function.

    The weights are those of the columns in their order: autocomplete, body, title.
    """

    template = f"bm25({SQLiteFTSIndexEntry._meta.db_table}, 1.0, 1.0, {TITLE_WEIGHT})"
    output_field = FloatField()


class FTS5Query:
    """A query in FTS5's own language, every word quoted: what a reader types is never an operator."""

    def __init__(self, text: str) -> None:
        self.text = text

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        """As a parameter."""
        return "%s", [self.text]


def fts5_text(query: SearchQuery, *, prefix: bool = False) -> str:
    """A query of Wagtail's in FTS5's language; https://www.sqlite.org/fts5.html#full_text_query_syntax.

    Args:
        query: cleaned and normalised, so that nothing but the second half of an `AndNot` is negated.
        prefix: whether the last word may be the beginning of one.

    Raises:
        NotImplementedError: SQLite has nothing for this kind of query.
    """
    if isinstance(query, PlainText):
        words = [_quoted(word) for word in query.query_string.split()]
        if prefix:
            words[-1] += "*"
        return _joined(words, query.operator.upper())
    if isinstance(query, Phrase):
        return _quoted(query.query_string)
    if isinstance(query, AndNot):
        return _joined([fts5_text(part, prefix=prefix) for part in (query.subquery_a, query.subquery_b)], "NOT")
    if isinstance(query, And | Or):
        operator = "AND" if isinstance(query, And) else "OR"
        return _joined([fts5_text(part, prefix=prefix) for part in query.subqueries], operator)
    raise NotImplementedError(f"SQLite cannot search for {query.__class__.__name__}.")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _joined(parts: list[str], operator: str) -> str:
    return f"({f' {operator} '.join(parts)})"


class _Compiler:
    """What both compilers do in their own way."""

    query: SearchQuery
    LAST_TERM_IS_PREFIX: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = clean_query(self.query, boosts=False)

    def build_search_query(self, query: SearchQuery, config: Any = None) -> FTS5Query:
        """What stands behind MATCH."""
        return FTS5Query(fts5_text(query, prefix=self.LAST_TERM_IS_PREFIX))

    def _build_rank_expression(self, vectors: Any, config: Any) -> Any:
        return WeightedBM25()


class QueryCompiler(_Compiler, SQLiteSearchQueryCompiler):
    """Whole words."""


class AutocompleteQueryCompiler(_Compiler, SQLiteAutocompleteQueryCompiler):
    """The last word may be unfinished."""


class Index(QuickRows, SQLiteIndex):
    """Wagtail's index, written quickly."""


class SQLiteBackend(SQLiteSearchBackend):
    """Wagtail's backend, without its crashes, titles first."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
