"""Queries of Wagtail's, made fit for a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, MATCH_NONE, And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery

from blog.search.backend.cleaning import MAX_WORD_LENGTH, MAX_WORDS, clean_query


def strings(query: SearchQuery) -> list[str]:
    """All texts of a query."""
    if hasattr(query, "query_string"):
        return [query.query_string]
    if hasattr(query, "subquery"):
        return strings(query.subquery)
    return [text for part in getattr(query, "subqueries", []) for text in strings(part)]


def test_nul_and_surrogates_go_and_words_stay() -> None:
    assert strings(clean_query(PlainText("a\x00b \ud800c"))) == ["a b c"]


@pytest.mark.parametrize(
    "empty", [PlainText("\x00"), Phrase(" "), And([PlainText(""), Phrase("\x00")]), Not(Phrase(""))]
)
def test_a_query_without_a_word_finds_nothing(empty: SearchQuery) -> None:
    assert clean_query(empty) is MATCH_NONE


def test_empty_parts_are_left_out() -> None:
    cleaned = clean_query(And([Phrase(""), PlainText("heaven", operator="or")]))
    assert isinstance(cleaned, PlainText)
    assert (cleaned.query_string, cleaned.operator) == ("heaven", "or")


def test_words_are_counted_across_all_parts() -> None:
    cleaned = clean_query(And([PlainText("a " * MAX_WORDS), Phrase("one too many")]))
    assert strings(cleaned) == [("a " * MAX_WORDS).strip()]


def test_a_word_is_cut() -> None:
    assert strings(clean_query(PlainText("x" * 5_000))) == ["x" * MAX_WORD_LENGTH]


def test_all_of_several_negated_is_none_of_them() -> None:
    cleaned = clean_query(And([Not(PlainText("a")), Not(PlainText("b"))]))
    assert isinstance(cleaned, Not)
    assert isinstance(cleaned.subquery, Or)
    assert strings(cleaned) == ["a", "b"]


def test_everything_and_nothing_are_simplified() -> None:
    heaven = PlainText("heaven")
    assert strings(clean_query(And([MATCH_ALL, heaven]))) == ["heaven"]
    assert clean_query(And([MATCH_NONE, heaven])) is MATCH_NONE
    assert clean_query(Or([MATCH_ALL, heaven])) is MATCH_ALL
    assert strings(clean_query(Or([MATCH_NONE, heaven]))) == ["heaven"]
    assert clean_query(MATCH_ALL) is MATCH_ALL


def test_boosts_and_fuzzy_queries_keep_what_they_say() -> None:
    boosted = clean_query(Boost(Fuzzy("hea\x00vn", unaccent=True), 2.0))
    assert isinstance(boosted, Boost)
    assert isinstance(boosted.subquery, Fuzzy)
    assert (boosted.boost, boosted.subquery.query_string, boosted.subquery.unaccent) == (2.0, "hea vn", True)


def test_a_boost_is_left_out_where_the_database_has_none() -> None:
    cleaned = clean_query(And([Boost(PlainText("a"), 2.0), PlainText("b")]), boosts=False)
    assert [type(part) for part in cleaned.subqueries] == [PlainText, PlainText]


TEXTS = st.text(alphabet=st.characters(codec=None, categories=None), max_size=30)
QUERIES = st.recursive(
    TEXTS.map(PlainText) | TEXTS.map(Phrase) | st.sampled_from([MATCH_ALL, MATCH_NONE]),
    lambda part: part.map(Not) | st.lists(part, max_size=3).map(And) | st.lists(part, max_size=3).map(Or),
    max_leaves=8,
)


@given(QUERIES)
def test_any_query_becomes_one_of_storable_words(query: SearchQuery) -> None:
    texts = strings(clean_query(query))
    assert all(text.strip() and "\x00" not in text and text.encode() for text in texts)
    assert sum(len(text.split()) for text in texts) <= MAX_WORDS
