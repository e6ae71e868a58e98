"""Search queries as a database takes them: without what makes it fail, and no longer than it can bear."""

from collections.abc import Iterable

from modelsearch.query import MATCH_NONE, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from blog.search.query import cleaned

# Each word becomes an expression inside the one before: from some 500 on, compiling them is too deep for Python.
MAX_WORDS = 64
# PostgreSQL refuses words of more than 2,046 bytes; a character has at most four.
MAX_WORD_LENGTH = 255


def clean_query(query: SearchQuery, *, boosts: bool = True) -> SearchQuery:
    """A query of Wagtail's without control characters and lone surrogates, in NFC, of at most 64 words.

    Parts without a word are left out; a query of nothing else finds nothing. Combinations that SQLite cannot compile
    (all of several, each negated) become ones that it can.

    Args:
        query: any query.
        boosts: whether a part may be given more weight; where not, such a part counts like any other.
    """
    return _Cleaner(boosts=boosts).clean(query) or MATCH_NONE


class _Cleaner:
    """Walks through one query and counts its words."""

    def __init__(self, *, boosts: bool) -> None:
        self.left = MAX_WORDS
        self.boosts = boosts

    def clean(self, query: SearchQuery) -> SearchQuery | None:
        """The query cleaned; None where nothing is left of it."""
        if isinstance(query, PlainText):
            text = self._words(query.query_string)
            return PlainText(text, operator=query.operator, boost=query.boost) if text else None
        if isinstance(query, Phrase):
            text = self._words(query.query_string)
            return Phrase(text) if text else None
        if isinstance(query, Fuzzy):
            text = self._words(query.query_string)
            return Fuzzy(text, operator=query.operator, unaccent=query.unaccent) if text else None
        if isinstance(query, Boost):
            part = self.clean(query.subquery)
            return Boost(part, query.boost) if part and self.boosts else part
        if isinstance(query, Not):
            part = self.clean(query.subquery)
            return _negated(part) if part else None
        if isinstance(query, And):
            return _all_of(self._parts(query.subqueries))
        if isinstance(query, Or):
            return _any_of(self._parts(query.subqueries))
        return query

    def _words(self, text: str) -> str:
        words = [word[:MAX_WORD_LENGTH] for word in cleaned(text).split()[: self.left]]
        self.left -= len(words)
        return " ".join(words)

    def _parts(self, queries: Iterable[SearchQuery]) -> list[SearchQuery]:
        return [part for part in map(self.clean, queries) if part]


def _is_none(query: SearchQuery) -> bool:
    return isinstance(query, Not) and isinstance(query.subquery, MatchAll)


def _negated(query: SearchQuery) -> SearchQuery:
    return query.subquery if isinstance(query, Not) else Not(query)


def _all_of(parts: list[SearchQuery]) -> SearchQuery | None:
    if any(map(_is_none, parts)):
        return MATCH_NONE
    telling = [part for part in parts if not isinstance(part, MatchAll)]
    if len(telling) > 1 and all(isinstance(part, Not) for part in telling):
        return Not(Or([part.subquery for part in telling]))
    return _combined(And, telling, parts)


def _any_of(parts: list[SearchQuery]) -> SearchQuery | None:
    everything = [part for part in parts if isinstance(part, MatchAll)]
    if everything:
        return everything[0]
    return _combined(Or, [part for part in parts if not _is_none(part)], parts)


def _combined(combination: type[And | Or], telling: list[SearchQuery], parts: list[SearchQuery]) -> SearchQuery | None:
    """The telling parts combined; where all parts say the same, everything or nothing, one of them."""
    if len(telling) > 1:
        return combination(telling)
    return next(iter(telling or parts), None)
