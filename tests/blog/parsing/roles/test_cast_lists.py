"""Cast lists, "as", and guests."""

import pytest

from blog.parsing.lines import split_lines
from blog.parsing.parsed import Confidence
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


def test_who_is_called_by_the_given_name_alone_is_the_character() -> None:
    cast = "Ahn Gyu-ri - Jeon Mi-so\nBaek Mu-yeong - Lim Hae-jun"
    prose = "Gyu-ri and Mu-yeong meet. Jeon Mi-so is a find, Jeon Mi-so! Lim Hae-jun listens, as Lim Hae-jun does."

    assert pairs(prose, cast) == [("Jeon Mi-so", "Ahn Gyu-ri"), ("Lim Hae-jun", "Baek Mu-yeong")]


def test_a_bracket_or_a_slash_in_a_list_shows_that_its_actors_come_first() -> None:
    bracket = "• Kang Ji Woo (Star Girls) – Seo Min Ah\n• Oh Jin Su – Pyo Ra On"
    slash = "Kang Ji Woo – Seo Min Ah / Princess Min\nOh Jin Su – Pyo Ra On"

    for cast in (bracket, slash):
        assert pairs("Nobody is named here.", cast) == [("Kang Ji Woo", "Seo Min Ah"), ("Oh Jin Su", "Pyo Ra On")]


def test_the_last_pair_of_a_label_line_may_stand_behind_and() -> None:
    assert pairs("", "Cast: Kang Ji Woo as Seo Min Ah and Oh Jin as Teacher Cho") == [
        ("Kang Ji Woo", "Seo Min Ah"),
        ("Oh Jin", "Teacher Cho"),
    ]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Starring: Kang Ji Woo as Han Seo and Han Mi, Oh Jin as Prince Cho", [("Oh Jin", "Prince Cho")]),
        ("Cast: Tom and Jerry as Salt and Pepper", []),
        ("Cast: Kang Ji Woo and Oh Jin", [("Kang Ji Woo", None), ("Oh Jin", None)]),
    ],
)
def test_and_may_stand_within_a_part(line: str, known: list[tuple[str, str | None]]) -> None:
    assert pairs("", line) == known


def test_a_bracket_behind_one_word_is_asked_about() -> None:
    cast, prose = (
        "Cast: Kang Ji Woo, Oh Jin",
        "I watched Signal (Kang Ji Woo) and sat at the Old Mill (Oh Jin, who else).",
    )
    roles = find_roles(split_lines(prose), split_lines(cast)).roles

    assert {role.confidence for role in roles if role.character} <= {Confidence.PLEASE_CHECK}


def test_many_pairs_and_much_prose_are_counted_in_time_that_grows_with_both() -> None:
    cast = "\n".join(f"Kim Ka{number} - Seo Mo{number}" for number in range(4000))
    prose = "\n".join(["Seo Mo1 rows to Mo2, and nobody sees it."] * 4000)

    assert ("Kim Ka1", "Seo Mo1") in pairs(prose, cast)


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
        ("An honourable mention for Oh Jin, who rows.", ("Oh Jin", None)),
        ("A shoutout also goes to Oh Jin.", ("Oh Jin", None)),
        ("A round of applause for Oh Jin (and for her boat).", ("Oh Jin", None)),
    ],
)
def test_guests(text: str, pair: tuple[str, str | None]) -> None:
    assert pairs(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "It won the award for Best Drama, and a special mention for Jeju Island.",
        "A round of applause for Jeju Island, please.",
        "I count Salt Road as the better season, and Kang Ji Woo as the main reason.",
    ],
)
def test_praise_of_places_and_prizes_names_no_guest(text: str) -> None:
    assert pairs(text) == []


def test_as_without_a_person_is_no_role() -> None:
    assert pairs("I count Salt Road as the first of its kind, and as Min Ah says, it is.") == []


def test_a_character_who_is_played_as_something_is_no_actor() -> None:
    text = "Seo Min Ah (played by Kang Ji Woo) rows. She shows us Seo Min Ah as a woman who floats."

    assert pairs(text) == [("Kang Ji Woo", "Seo Min Ah")]


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


def test_a_listed_actor_may_be_called_by_the_surname_and_a_character_by_one_name() -> None:
    assert pairs(
        "Maud (Greta Vail) makes bricks, and Finn (Okoro) sells them.", "Starring: Greta Vail, Tess Okoro"
    ) == [
        ("Greta Vail", "Maud"),
        ("Tess Okoro", "Finn"),
    ]


def test_people_whom_a_bracket_describes_belong_to_a_habit_of_brackets() -> None:
    prose = "An old editor (Hana Mori) meets Kei (Sato Jin, with a beard) at the bridge (Blue Rose)."

    assert pairs(prose) == [("Hana Mori", "an old editor"), ("Sato Jin", "Kei")]
    assert pairs("An old editor (Hana Mori) sleeps.") == []
    assert pairs("From Seoul (South Korea) and Lyon (Old Town) come letters.") == []
    assert pairs("My Thoughts (No Spoilers)\nYour Thoughts (Some Spoilers)") == []
