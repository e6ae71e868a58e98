"""Roles that a verb or bracket ties together, with the traps around them."""

import pytest

from blog.parsing.lines import split_lines
from blog.parsing.parsed import Confidence, Role
from blog.parsing.roles import find_roles


def roles(text: str) -> list[Role]:
    return list(find_roles(split_lines(text), ()).roles)


@pytest.mark.parametrize(
    "text",
    [
        "In it Seo Min Ah (played by Kang Ji Woo) runs a shop.",
        "Here comes his aunt’s lawyer, Seo Min Ah (played by Kang Ji Woo).",
        "Seo Min Ah, (played by Kang Ji Woo), laughs.",
        "Seo Min Ah (played by Kang Ji Woo by the way) laughs.",
        "Seo Min Ah (played by Kang Ji Woo, she’s a great actress) laughs.",
        "Seo Min Ah (or Min A?) – nicknamed ‘Min’ for convenience (played by Kang Ji Woo), laughs.",
        "Seo Min Ah, played by Kang Ji Woo, laughs.",
        "Seo Min Ah played by Kang Ji Woo",
        "Seo Min Ah is played by the wonderful Kang Ji Woo.",
        "Seo Min Ah (portrayed by Kang Ji Woo) laughs.",
        "Seo Min Ah (acted by Kang Ji Woo) laughs.",
        "When Seo Min Ah (played by Kang Ji Woo) laughs, all is well.",
    ],
)
def test_a_character_and_an_actor(text: str) -> None:
    (role,) = roles(text)

    assert (role.person, role.character, role.confidence) == ("Kang Ji Woo", "Seo Min Ah", Confidence.CERTAIN)
    assert not role.is_description


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("I liked her mother in particular (played by Kang Ji Woo) a lot.", "her mother"),
        ("I skipped the subplot about the developer (played by Kang Ji Woo).", "the developer"),
        ("It was how this old man (played by Kang Ji Woo by the way) smiled.", "this old man"),
        ("Her father (played by Kang Ji Woo) is kinder.", "her father"),
        ("They bring Min Ah’s old coach (played by Kang Ji Woo) back.", "Min Ah’s old coach"),
        ("I like the old lady of the flower shop (played by Kang Ji Woo).", "the old lady of the flower shop"),
        ("The flower shop of the developer (played by Kang Ji Woo) is closing.", "the developer"),
    ],
)
def test_a_description_is_kept_as_such(text: str, character: str) -> None:
    (role,) = roles(text)

    assert (role.person, role.character) == ("Kang Ji Woo", character)
    assert role.is_description
    assert role.confidence is Confidence.PLEASE_CHECK


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Seo Min Ah (played by Kang Ji Woo/ Star Girls’ Jiwoo)", "Star Girls’ Jiwoo"),
        ("Seo Min Ah (played by Star’s Ji/Kang Ji Woo)", "Star’s Ji"),
    ],
)
def test_a_stage_name_stands_beside_the_name(text: str, name: str) -> None:
    (role,) = roles(text)

    assert (role.person, role.person_names) == ("Kang Ji Woo", (name,))


def test_titles_and_jobs_before_a_name() -> None:
    given = [
        role.character for role in roles("Mrs. Seo (played by Oh Jin) and social worker Han Bi (played by Su Ra).")
    ]

    assert given == ["Mrs. Seo", "Han Bi"]


def test_bare_brackets_count_only_behind_played_by_and_for_kin() -> None:
    text = (
        "His uncle (played by Kang Ji Woo), father (Oh Jin), mother (Han Su), the inn (Red Moon) and (with reason) I."
    )

    assert [(role.person, role.character) for role in roles(text)] == [
        ("Kang Ji Woo", "his uncle"),
        ("Oh Jin", "father"),
        ("Han Su", "mother"),
    ]
    assert roles("The father (Oh Jin) sleeps.") == []


def test_a_pet_name_in_quotes_stands_between_a_character_and_their_actor() -> None:
    (role,) = roles("Seo Min Ah (or Mina?) – ‘Bear’ to her crew – (played by Kang Ji Woo) rows.")

    assert (role.character, role.confidence) == ("Seo Min Ah", Confidence.CERTAIN)


def test_whos_played_by() -> None:
    (role,) = roles("Seo Min Ah, who’s played by Kang Ji Woo, rows.")

    assert (role.person, role.character) == ("Kang Ji Woo", "Seo Min Ah")


def test_plays_ties_an_actor_to_a_character() -> None:
    plain, aside = roles("Kang Ji Woo plays Seo Min Ah. Oh Jin (who plays Teacher Cho) is good.")

    assert (plain.person, plain.character, plain.confidence) == ("Kang Ji Woo", "Seo Min Ah", Confidence.PLEASE_CHECK)
    assert (aside.person, aside.character, aside.confidence) == ("Oh Jin", "Teacher Cho", Confidence.CERTAIN)
    assert roles("He plays football. Min plays Chopin.") == []


def test_a_habit_of_names_in_brackets_is_a_cast_and_is_asked_about() -> None:
    two = roles("Seo Min Ah (Kang Ji Woo) meets Pyo Ra On’s (Oh Jin Su) dog.")

    assert [(role.person, role.character) for role in two] == [
        ("Kang Ji Woo", "Seo Min Ah"),
        ("Oh Jin Su", "Pyo Ra On"),
    ]
    assert {role.confidence for role in two} == {Confidence.PLEASE_CHECK}
    assert roles("Kang Ji Woo (Star Girls) is here.") == []
