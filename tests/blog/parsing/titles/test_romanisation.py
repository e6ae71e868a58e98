"""Romanisation and English are told apart by syllables and function words."""

import pytest

from blog.parsing.titles.romanisation import holds_english, language_of_romanisation, reads_as_romanised


@pytest.mark.parametrize(
    "title",
    [
        "Sogeumgil",
        "Naneun Yeombuimnida",
        "Hoshi wo Kazoete",
        "Yan Lu",
        "Kkot-gil",
        "Tsuki",
        "21 Segi Pyeonji",
        "Shēng Huó",
        "Shan You: Wo Ba Xin Song Dao Yun Li",
    ],
)
def test_romanised(title: str) -> None:
    assert reads_as_romanised(title)


@pytest.mark.parametrize("title", ["The Way", "Salt Road", "Lanterns of Paper", "When You Sing", "", "2019"])
def test_not_romanised(title: str) -> None:
    assert not reads_as_romanised(title)


def test_function_words_give_english_away() -> None:
    assert holds_english("Because of Salt")
    assert not holds_english("Shio no Michi")


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Yan Lu", "zh"),
        ("Shēng Huó", "zh"),
        ("Xiao Chuan de Ge", "zh"),
        ("Shio no Michi", "ja"),
        ("Hoshi wo Kazoete", "ja"),
        ("Tsuki", None),
        ("Hongshao", None),
        ("Yume", None),
        ("Salt Road", None),
        ("", None),
    ],
)
def test_syllables_tell_chinese_from_japanese_where_they_can(title: str, language: str | None) -> None:
    assert language_of_romanisation(title) == language


def test_a_very_long_word_is_read_in_time() -> None:
    assert not reads_as_romanised("na" * 100_000 + "!x")
    assert language_of_romanisation("ni no " + "nina" * 100_000 + "x") is None
