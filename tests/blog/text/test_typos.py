"""Typing errors: how many lie between two words, and what two similar names share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.names import name_key
from blog.text.typos import errors_between, errors_forgiven, errors_in, grams, letters_of


def distance(one: str, other: str) -> int:
    """The optimal string alignment distance, by its definition."""
    rows = [[max(row, column) for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            best = min(
                rows[row - 1][column] + 1,
                rows[row][column - 1] + 1,
                rows[row - 1][column - 1] + (one[row - 1] != other[column - 1]),
            )
            if row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]:
                best = min(best, rows[row - 2][column - 2] + 1)
            rows[row][column] = best
    return rows[-1][-1]


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 3))
def test_errors_are_counted_as_defined(one: str, other: str, most: int) -> None:
    errors = distance(one, other)
    assert errors_between(one, other, most) == (errors if errors <= most else None)


@pytest.mark.parametrize("letters, errors", [(3, 0), (4, 1), (7, 1), (8, 2), (40, 2)])
def test_longer_words_are_forgiven_more(letters: int, errors: int) -> None:
    assert errors_forgiven(letters) == errors


@pytest.mark.parametrize(
    "typed, name, errors",
    [
        ("Cove to Heaven", "Cove to Heaven", 0),
        ("Coev to Heavn", "Cove to Heaven", 2),
        ("heavn", "Cove to Heaven", 1),
        ("toheavne", "Cove to Heaven", 1),
        ("eavn", "Cove to Heaven", None),
        ("sooyung", "Chae Soo-young", 1),
        ("코브투해븐", "코브 투 헤븐", 1),
        ("season 3", "Season 2", None),
        ("seasno 2", "Season 2", 1),
        ("abc", "abd", None),
    ],
)
def test_errors_are_looked_for_between_borders_of_words(typed: str, name: str, errors: int | None) -> None:
    assert errors_in(name_key(typed), name) == errors


def test_a_syllable_is_two_or_three_letters() -> None:
    assert len(letters_of("헤븐")) == 5


def test_an_error_inside_a_short_word_leaves_something_in_common() -> None:
    assert grams("kobeu") & grams("koneu") == {"^ko", "eu$"}


@given(st.text(max_size=40))
def test_a_name_has_no_errors_to_itself(name: str) -> None:
    errors = errors_in(name_key(name), name)
    assert errors == 0 or not errors_forgiven(len(letters_of(name_key(name))))
