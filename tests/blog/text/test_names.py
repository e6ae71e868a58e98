"""Names that are the same have the same key; names that are not, do not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.names import name_key


@pytest.mark.parametrize(
    "one, other",
    [
        ("Goo Hae-Ryung", "goo hae ryung"),
        ("무브 투 헤븐", "무브투헤븐"),
        ("Run On", "runon"),
        ("Shōjo", "Shojo"),
        ("Hey Captain, Did You Know?", "hey captain did you know"),
        (unicodedata.normalize("NFD", "런 온"), "런온"),
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
