"""Names that may be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.alike import TWO_ERRORS_FROM, Likeness, alike
from blog.text.names import name_key
from blog.text.typos import errors_between, letters_of


@pytest.mark.parametrize(
    "one, other, likeness",
    [
        ("Kim Soo-hyun", "Kim Soo Hyun", Likeness.SAME),
        ("Kim Soo-hyun", "Soo-hyun Kim", Likeness.OTHER_ORDER),
        ("Salt Road", "Salt Raod", Likeness.ONE_ERROR),
        ("Café Minamdang", "Cafe Minamdan", Likeness.ONE_ERROR),
        ("Hometown Cha-Cha-Cha", "Hometwon Cha-Cha-Ha", Likeness.TWO_ERRORS),
        ("소금길을 걷다", "소금길를 걷다", Likeness.ONE_ERROR),
        ("Salt Road 2", "Salt Road 3", None),
        ("Move", "Love", None),
        ("Salt Road", "Harbour Nights", None),
    ],
)
def test_how_two_names_are_alike(one: str, other: str, likeness: Likeness | None) -> None:
    found = alike([(1, one), (2, other)])
    assert [(pair.one, pair.other, pair.likeness) for pair in found] == (
        [(1, 2, likeness)] if likeness is not None else []
    )


def test_a_pair_is_shown_once_by_its_names_that_are_most_alike() -> None:
    (pair,) = alike([(2, "김수현"), (2, "Kim Soo Hyum"), (1, "Kim Soo-hyun"), (1, "김수현")])
    assert (pair.one, pair.other, pair.likeness, pair.one_name) == (1, 2, Likeness.SAME, "김수현")


def test_two_names_of_one_thing_are_no_pair() -> None:
    assert not alike([(1, "Kim Soo-hyun"), (1, "Kim Soo Hyun")])


_LETTERS = "ab1 가"
_WORDS = st.lists(st.text(_LETTERS, min_size=1, max_size=TWO_ERRORS_FROM + 4), max_size=12)


@given(_WORDS)
def test_no_pair_is_missed_by_comparing_only_names_that_share_a_piece(words: list[str]) -> None:
    found = {(pair.one, pair.other) for pair in alike(enumerate(words))}
    for one, first in enumerate(words):
        for other, second in list(enumerate(words))[one + 1 :]:
            letters = [letters_of(name_key(word)) for word in (first, second)]
            length = min(map(len, letters))
            errors = (length >= 6) + (length >= 12)
            same_digits = [letter for letter in letters[0] if letter.isdigit()] == [
                letter for letter in letters[1] if letter.isdigit()
            ]
            number = errors_between(*letters, errors) if errors and same_digits and all(letters) else None
            if number:
                assert (one, other) in found
