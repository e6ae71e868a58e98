"""Reading what was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import And, Phrase, PlainText

from blog.search.query import MAX_LENGTH, MAX_TERMS, cleaned, parse


def test_words_and_phrases_are_told_apart() -> None:
    query = parse('grief "move to heaven" korea')
    assert query.words == ("grief", "korea")
    assert query.phrases == ("move to heaven",)
    assert query.terms == ("move to heaven", "grief", "korea")


def test_typographic_quotation_marks_count() -> None:
    assert parse("“move to heaven”").phrases == ("move to heaven",)


def test_a_single_quotation_mark_is_a_blank() -> None:
    query = parse('"move to" heaven"ly')
    assert query.phrases == ("move to",)
    assert query.words == ("heaven", "ly")


def test_a_decomposed_syllable_is_composed() -> None:
    assert parse(unicodedata.normalize("NFD", "무브 투 헤븐")).words == ("무브", "투", "헤븐")


@pytest.mark.parametrize("typed", ["", " ", "\x00", '"', '""', "-", "!!!", "\ud800", "\u200b\u200e"])
def test_nothing_to_search_for_has_no_full_text(typed: str) -> None:
    assert parse(typed).full_text() is None


def test_control_characters_part_words_and_format_characters_do_not() -> None:
    assert parse("a\x00b\tc so\u00adju").words == ("a", "b", "c", "soju")


def test_the_key_forgives_blanks_hyphens_case_and_quotation_marks() -> None:
    assert parse('"Run-On"').key == parse("run on").key == "runon"


def test_a_long_text_is_cut() -> None:
    query = parse("word " * 5_000)
    assert len(query.text) <= MAX_LENGTH
    assert len(query.words) == MAX_TERMS


def test_full_text_asks_for_every_word_and_phrase() -> None:
    wanted = parse('grief "move to heaven"').full_text()
    assert isinstance(wanted, And)
    phrase, words = wanted.subqueries
    assert isinstance(phrase, Phrase)
    assert isinstance(words, PlainText)
    assert (phrase.query_string, words.query_string, words.operator) == ("move to heaven", "grief", "and")


@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=400))
def test_any_text_becomes_a_query_that_can_be_stored_and_sent(typed: str) -> None:
    query = parse(typed)
    for text in (query.text, query.key, *query.terms):
        assert "\x00" not in text
        assert text.encode().decode() == text
    assert len(query.terms) <= MAX_TERMS
    assert len(query.text) <= MAX_LENGTH
    assert unicodedata.is_normalized("NFC", cleaned(typed))


@given(st.text(alphabet='ab "“', max_size=30))
def test_no_letter_of_a_short_query_is_lost(typed: str) -> None:
    letters = [character for character in typed if character in "ab"]
    kept = [character for character in "".join(parse(typed).terms) if character in "ab"]
    assert sorted(kept) == sorted(letters)
