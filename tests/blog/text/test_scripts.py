"""Scripts tell the language where they can, and folding keeps every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.scripts import Script, fold, has_native, is_han_only, language_of_han, native_language, scripts_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("소금길", "ko"),
        ("\u1109\u1169\u1100\u1173\u11b7", "ko"),  # decomposed Hangul
        ("塩の道", "ja"),
        ("ｼｵ", "ja"),
        ("ศาลมะม่วง", "th"),
        ("盐路", None),
        ("Salt Road", None),
        ("", None),
    ],
)
def test_the_script_tells_the_language_where_only_one_uses_it(text: str, language: str | None) -> None:
    assert native_language(text) == language


def test_scripts_are_told_apart_and_a_middle_dot_is_none() -> None:
    assert scripts_of("Winter 冬・のバス 소") == {Script.LATIN, Script.HAN, Script.KANA, Script.HANGUL}
    assert not has_native("Ana・Lind")


def test_han_alone_is_chinese_or_japanese() -> None:
    assert is_han_only("盐路 2")
    assert not is_han_only("塩の道")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("盐路", "zh"),
        ("說話", "zh"),
        ("塩路", "ja"),
        ("桜", "ja"),
        ("北山", None),
        ("Salt 盐", "zh"),
        ("\U00020000", None),
        ("", None),
    ],
)
def test_han_letters_of_one_character_set_alone_tell_the_language(text: str, language: str | None) -> None:
    assert language_of_han(text) == language


def test_folding_makes_full_width_forms_curly_quotes_and_dashes_plain() -> None:
    assert fold("（塩／A：Ｂ）\u00a0‘x’ “y” – —\u200b!") == "(塩/A:B) 'x' \"y\" - - !"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
