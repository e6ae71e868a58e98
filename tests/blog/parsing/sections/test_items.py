"""Episodes and cases, told one by one."""

import pytest

from blog.parsing.sections.items import LAST, is_next, read_item, read_place


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The first case is sad.", 1),
        ("The following two episodes are not.", None),
        ("The final episode is.", None),
        ("Episode 5: the boat", 5),
        ("In the third episode it rains.", 3),
        ("In episode two it pours.", 2),
        ("Chapter Nine is dry.", 9),
    ],
)
def test_cases_and_episodes(text: str, number: int | None) -> None:
    item = read_item(text)

    assert item is not None
    assert item[1] == number


def test_other_openings_are_no_case() -> None:
    assert read_item("The first time I saw it, it rained.") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The first guest orders tea.", 1),
        ("With the second guest comes trouble.", 2),
        ("The third and fourth guests share a pot.", 3),
        ("In episode 5 they run out.", 5),
        ("On the last evening it snows.", LAST),
        ("The first thing that I noticed was the tea.", None),
        ("The second time it was cold.", None),
        ("The second husband drowns as well.", None),
        ("A first guest comes.", None),
    ],
)
def test_places_in_a_row(text: str, place: int | None) -> None:
    read = read_place(text)

    assert (read and read[0]) == place


def test_a_row_may_go_on_without_numbers() -> None:
    assert is_next("Next up is the ferry.")
    assert is_next("Then comes a storm.")
    assert not is_next("Then she comes home.")


def test_times_are_told_apart_as_any_plot_has_them() -> None:
    assert read_place("The second night it snows.") == (2, True)
    assert read_place("The second guest leaves.") == (2, False)
