"""Names that are the same have the same key; names that are not, do not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.names import name_key, name_starts, name_words


@pytest.mark.parametrize(
    "one, other",
    [
        ("Goo Hae-Ryung", "goo hae ryung"),
        ("코브 투 헤븐", "코브투헤븐"),
        ("Row On", "rowon"),
        ("Shōjo", "Shojo"),
        ("Hey Captain, Did You Know?", "hey captain did you know"),
        (unicodedata.normalize("NFD", "론 온"), "론온"),
        ("Ｓａｌｔ", "salt"),
    ],
)
def test_names_written_differently_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize("one, other", [("が", "か"), ("パ", "ハ"), ("Salt", "Malt"), ("!!!", "???")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(min_size=1))
def test_a_key_does_not_depend_on_the_normal_form(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(unicodedata.normalize("NFC", name))


@given(st.text())
def test_a_name_with_a_visible_character_has_a_key(name: str) -> None:
    assert bool(name_key(name)) == bool("".join(unicodedata.normalize("NFC", name).split()))


@given(st.text(max_size=60))
def test_the_words_of_a_name_make_up_its_key(name: str) -> None:
    assert "".join(name_words(name)) == name_key(name)


def test_a_part_of_a_name_begins_with_a_word_or_with_a_syllable() -> None:
    key = "goohaeryung"
    assert [key[at:] for at in name_starts("Goo Hae-Ryung")] == [
        "goohaeryung",
        "haeryung",
        "ryung",
    ]
    assert name_starts("코브 투") == [0, 1, 2]
    assert name_starts("!!!") == [0]
    assert name_starts(" ") == []
