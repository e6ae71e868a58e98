"""What an index holds of a text, and what a query asks of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.tokens import BORDER, LONGEST_TOKEN, Phrase, folded, phrase_of, tokens


def found(text: str, wanted: str, prefix_from: int | None = 4) -> bool:
    """Whether a text has what a query asks for, as every index must tell."""
    kept, phrase = tokens(text), phrase_of(wanted, prefix_from=prefix_from)
    assert phrase is not None
    *first, last = phrase.tokens
    return any(
        kept[at : at + len(first)] == first
        and at + len(first) < len(kept)
        and (kept[at + len(first)].startswith(last) if phrase.prefix else kept[at + len(first)] == last)
        for at in range(len(kept))
    )


def test_words_are_kept_without_case_and_latin_marks() -> None:
    assert tokens("The CAFÉ, 1987!") == ["the", "cafe", "1987", BORDER]


def test_hangul_is_kept_in_pairs_and_its_last_syllable_alone() -> None:
    assert tokens("정리사 tvN드라마") == ["정리", "리사", "사", "tvn", "드라", "라마", "마", BORDER]


def test_joined_words_are_kept_in_parts_and_at_the_end_as_one() -> None:
    assert tokens("Hae-Ryung didn’t") == ["hae", "ryung", "didn", "t", BORDER, "haeryung", "didnt"]


FOUND = [
    ("유품정리사입니다", "유품정리사"),
    ("유품정리사입니다", "정리"),
    ("유품정리사입니다", "니다"),
    ("유품정리사입니다", "사"),
    ("코브 투 헤븐", "코브 투 헤븐"),
    ("코브 투 헤븐", "브 투 헤"),
    ("코브 투 헤븐", "투"),
    (unicodedata.normalize("NFD", "헤븐을"), "헤븐"),
    ("千と千尋の神隠し", "神隠し"),
    ("heavenly", "heaven"),
    ("Hae-ryung", "haeryung"),
    ("Hae-ryung", "hae ryung"),
    ("Hae ryung", "Hae-Ryung"),
    ("naïve", "NAIVE"),
    ("Ｓａｌｔ", "salt"),
]


@pytest.mark.parametrize("text, wanted", FOUND)
def test_what_is_in_a_text_is_found(text: str, wanted: str) -> None:
    assert found(text, wanted)


MISSED = [
    ("article", "art"),
    ("unhappy", "happy"),
    ("코브 투 헤븐", "코투"),
    ("코브 투", "브투"),
    ("salt\ngrey", "salt grey"),
    ("かき", "がき"),
    ("정리", "리정"),
]


@pytest.mark.parametrize("text, wanted", MISSED)
def test_what_is_not_in_a_text_is_not_found(text: str, wanted: str) -> None:
    assert not found(text, wanted)


def test_a_phrase_goes_on_only_where_it_may() -> None:
    assert phrase_of("grey salt", prefix_from=4) == Phrase(("grey", "salt"), True)
    assert phrase_of("grey salt") == Phrase(("grey", "salt"))
    assert phrase_of("sa", prefix_from=4) == Phrase(("sa",))
    assert phrase_of("코") == Phrase(("코",), True)
    assert phrase_of("!!! …") is None


@given(st.text(max_size=200))
def test_tokens_are_letters_and_digits_of_a_length_that_databases_take(text: str) -> None:
    for token in tokens(text):
        assert token == BORDER or (token.isascii() and token.isalnum()) or not token.isascii()
        assert not set(token) & set(" \t\n\x00'\\*:&|!()<>-_" + '"')
        assert 0 < len(token) <= LONGEST_TOKEN


@given(st.text(max_size=100))
def test_every_line_is_found_by_itself(text: str) -> None:
    for line in unicodedata.normalize("NFC", text).splitlines():
        if phrase_of(line) is not None:
            assert found(text, line)


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
