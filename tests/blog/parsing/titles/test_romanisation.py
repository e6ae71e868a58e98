"""Romanisation and English are told apart by syllables and function words."""

import pytest

from blog.parsing.titles.romanisation import holds_english, reads_as_romanised


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


def test_a_very_long_word_is_read_in_time() -> None:
    assert not reads_as_romanised("na" * 100_000 + "!x")
