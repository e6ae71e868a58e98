"""Cast lists, "as", and guests."""

import pytest

from blog.parsing.lines import split_lines
from blog.parsing.roles import find_roles
from blog.parsing.roles.cast_lists import is_cast_label, roles_of_label_line


def pairs(prose: str, cast: str = "") -> list[tuple[str, str | None]]:
    return [(role.person, role.character) for role in find_roles(split_lines(prose), split_lines(cast)).roles]


@pytest.mark.parametrize(
    ("entry", "pair"),
    [
        ("Kang Ji Woo as Seo Min Ah", ("Kang Ji Woo", "Seo Min Ah")),
        ("- Kang Ji Woo as Seo Min Ah 서민아", ("Kang Ji Woo", "Seo Min Ah")),
        ("Kang Ji Woo – Seo Min Ah / Princess Min", ("Kang Ji Woo", "Seo Min Ah")),
    ],
)
def test_an_entry_of_a_list(entry: str, pair: tuple[str, str]) -> None:
    assert pairs("", entry) == [pair]


def test_the_prose_decides_who_comes_first_around_a_dash() -> None:
    cast = "Seo Min Ah - Kang Ji Woo\nPyo Ra On - Oh Jin Su"

    assert pairs("Min Ah runs. Ra On runs after Min Ah.", cast) == [
        ("Kang Ji Woo", "Seo Min Ah"),
        ("Oh Jin Su", "Pyo Ra On"),
    ]
    assert pairs("Nobody is named here.", cast) == []


def test_a_label_line_lists_actors() -> None:
    line = "Main Leads: Kang Ji Woo | Oh Jin | Han Su"
    given = roles_of_label_line(line, line)

    assert [(role.person, role.character, role.billing) for role in given] == [
        ("Kang Ji Woo", None, "main"),
        ("Oh Jin", None, "main"),
        ("Han Su", None, "main"),
    ]
    assert is_cast_label("Cast      :    A, B")
    assert not is_cast_label("The cast was very good in this one, all of them.")


def test_a_label_line_with_as_names_the_characters() -> None:
    assert pairs("", "Starring: Kang Ji Woo as Seo Min Ah, Oh Jin as Teacher Cho") == [
        ("Kang Ji Woo", "Seo Min Ah"),
        ("Oh Jin", "Teacher Cho"),
    ]


def test_as_in_a_long_sentence() -> None:
    assert pairs("It has Kang Ji Woo as Seo Min Ah, Oh Jin as Teacher Cho and Han Su as Pyo Ra.") == [
        ("Kang Ji Woo", "Seo Min Ah"),
        ("Oh Jin", "Teacher Cho"),
        ("Han Su", "Pyo Ra"),
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("An adorable guest appearance by Oh Jin!", ("Oh Jin", None)),
        ("I saw Oh Jin as the bartender.", ("Oh Jin", "the bartender")),
        ("One shoutout goes to Oh Jin as the bartender because I love him.", ("Oh Jin", "the bartender")),
        ("There is a cameo by Oh Jin.", ("Oh Jin", None)),
    ],
)
def test_guests(text: str, pair: tuple[str, str | None]) -> None:
    assert pairs(text) == [pair]


def test_as_without_a_person_is_no_role() -> None:
    assert pairs("I count Salt Road as the first of its kind, and as Min Ah says, it is.") == []


def test_a_person_with_a_character_is_not_listed_again_without() -> None:
    assert pairs("Seo Min Ah (played by Kang Ji Woo) runs.", "Cast: Kang Ji Woo, Oh Jin") == [
        ("Kang Ji Woo", "Seo Min Ah"),
        ("Oh Jin", None),
    ]


def test_brackets_tie_the_listed_actors_to_their_characters_in_the_order_of_the_list() -> None:
    prose = (
        "The shop of the developer (played by Oh Jin) is closing.\n"
        "When Han Seok Ho (Park Geun Tae) dies, Moon Jae (Kang Ji Woo) inherits it. Lee Na (Salt Road) sings."
    )

    found = pairs(prose, "Main Cast: Kang Ji Woo | Park Geun Tae")

    assert found == [("Kang Ji Woo", "Moon Jae"), ("Park Geun Tae", "Han Seok Ho"), ("Oh Jin", "the developer")]
