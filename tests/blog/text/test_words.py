"""Words and minutes."""

import pytest

from blog.text.words import count_words, reading_minutes


@pytest.mark.parametrize(
    "text, words",
    [
        ("", 0),
        ("one two", 2),
        ("don’t stop-motion", 2),
        ("— … !", 0),
        ("코브 투 헤븐", 3),
        ("塩の道", 2),
        ("Salt 塩の道 Road", 4),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize("words, minutes", [(0, 1), (100, 1), (476, 2), (2380, 10)])
def test_reading_takes_a_minute_at_least(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes
