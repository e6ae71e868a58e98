"""Reading what was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.search.query import MAX_LENGTH, MAX_TERMS, SHORTEST_STEM, Term, cleaned, parse
from blog.text.tokens import Phrase


def words(typed: str) -> list[str]:
    """The texts of what is looked for."""
    return [term.text for term in parse(typed).terms]


def without(typed: str) -> list[str]:
    """The texts of what must not be there."""
    return [term.text for term in parse(typed).without]


def test_words_may_go_on_and_phrases_may_not() -> None:
    assert parse('grief "move to heaven"').terms == (Term("grief", SHORTEST_STEM), Term("move to heaven"))
    assert parse('grief "move to heaven"').phrases == [Phrase(("grief",), True), Phrase(("move", "to", "heaven"))]
    assert parse("art").phrases == [Phrase(("art",))]


def test_typographic_quotation_marks_count() -> None:
    assert words("“move to heaven”") == ["move to heaven"]


def test_a_single_quotation_mark_is_a_blank() -> None:
    assert words('"move to" heaven"ly') == ["move to", "heaven", "ly"]


def test_a_decomposed_syllable_is_composed() -> None:
    assert words(unicodedata.normalize("NFD", "코브 투 헤븐")) == ["코브", "투", "헤븐"]


def test_what_a_hyphen_precedes_must_not_be_there() -> None:
    query = parse('salt -pepper -"grey salt" run-on - --anise')
    assert words('salt -pepper -"grey salt" run-on - --anise') == ["salt", "run-on"]
    assert without('salt -pepper -"grey salt" run-on - --anise') == ["pepper", "grey salt", "-anise"]
    assert query.phrases == [Phrase(("salt",), True), Phrase(("run", "on"))]
    assert query.key == "saltrunon"
    assert parse("-salt").key == ""


def test_filters_are_told_from_words_with_a_colon() -> None:
    query = parse('tag:grief salt YEAR:2021 person:"Yu Gi Wan" rating:8 re:zero tag: -tag:sea kind:film')
    assert query.filters == (
        ("tag", "grief"),
        ("year", "2021"),
        ("person", "Yu Gi Wan"),
        ("min_rating", "8"),
        ("kind", "film"),
    )
    assert [term.text for term in query.terms] == ["salt", "re:zero", "tag:"]
    assert query.text == "salt re:zero tag: -tag:sea"


def test_the_last_word_may_be_unfinished_where_nothing_else_is_found() -> None:
    unfinished = parse("grey sa").unfinished()
    assert unfinished is not None
    assert unfinished.phrases == [Phrase(("grey",), True), Phrase(("sa",), True)]
    for typed in ("", "salt", '"sa"', "코브", "s", "-sa"):
        assert parse(typed).unfinished() is None, typed


@pytest.mark.parametrize("typed", ["", " ", "\x00", '"', '""', "-", "!!!", "\ud800", "\u200b\u200e"])
def test_nothing_to_search_for_has_no_terms(typed: str) -> None:
    assert parse(typed).terms == ()


def test_control_characters_part_words_and_format_characters_do_not() -> None:
    assert words("a\x00b\tc so\u00adju") == ["a", "b", "c", "soju"]


def test_the_key_forgives_blanks_hyphens_case_and_quotation_marks() -> None:
    assert parse('"Run-On"').key == parse("run on").key == "runon"


def test_a_long_text_is_cut() -> None:
    query = parse("word " * 5_000)
    assert len(query.text) <= MAX_LENGTH
    assert len(query.terms) == MAX_TERMS


@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=400))
def test_any_text_becomes_a_query_that_can_be_stored_and_sent(typed: str) -> None:
    query = parse(typed)
    for text in (query.text, query.key, *(term.text for term in (*query.terms, *query.without))):
        assert "\x00" not in text
        assert text.encode().decode() == text
    assert len(query.terms) <= MAX_TERMS
    assert len(query.text) <= MAX_LENGTH
    assert unicodedata.is_normalized("NFC", cleaned(typed))


@given(st.text(alphabet='ab "“', max_size=30))
def test_no_letter_of_a_short_query_is_lost(typed: str) -> None:
    letters = [character for character in typed if character in "ab"]
    kept = [character for character in "".join(words(typed)) if character in "ab"]
    assert sorted(kept) == sorted(letters)
