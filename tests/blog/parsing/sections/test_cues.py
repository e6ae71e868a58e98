"""What announces a section, and what only sounds like it."""

import pytest

from blog.parsing.sections.cues import (
    Section,
    is_greeting,
    is_plan,
    is_sign_off,
    read_cue,
    read_heading,
    read_item,
)

CUES = [
    ("As for a short summary: it is about a boat.", Section.SUMMARY),
    ("So basically the story is about a boat.", Section.SUMMARY),
    ("Anyways, let me summarize the plot.", Section.SUMMARY),
    ("Okay, without further ado, here we go.", Section.SUMMARY),
    ("I have to say right off the bat that it rains a lot.", Section.THEMES),
    ("What I have to say from the bat is that it rains.", Section.THEMES),
    ("I mentioned in the introduction that the title is a lie.", Section.THEMES),
    ("Let me talk briefly about the main characters.", Section.CHARACTERS),
    ("I want to talk in some more detail about the characters.", Section.CHARACTERS),
    ("Let me talk about Min Ah's family.", Section.CHARACTERS),
    ("I will go through the cases one by one.", Section.EPISODES),
    ("I want to make some cast comments now.", Section.CAST),
    ("And next I'd like to make some comments on the cast.", Section.CAST),
    ("I think I covered the important characters, so next I'd like to make some comments on the cast.", Section.CAST),
    ("All in all, it was good.", Section.VERDICT),
    ("As I mentioned before, if you're in it for boats, this is it.", Section.VERDICT),
    ("So if you're interested in boats, I would really recommend this.", Section.VERDICT),
    ("In conclusion, it was good.", Section.VERDICT),
    ("Overall, it was good.", Section.VERDICT),
    ("I really liked the ending sequence.", Section.VERDICT),
]


@pytest.mark.parametrize(("text", "section"), CUES)
def test_a_cue_announces_its_section(text: str, section: Section) -> None:
    cue = read_cue(text)

    assert cue is not None
    assert cue.section is section


NO_CUES = """
She was overall a very nice person.
The boat sinks, and all in all nobody minds.
He acts in a play about his character.
The second boat sinks as well.
"""


@pytest.mark.parametrize("text", NO_CUES.strip().splitlines())
def test_words_inside_a_sentence_are_no_cue(text: str) -> None:
    assert read_cue(text) is None


def test_weak_cues_say_so() -> None:
    weak = [read_cue(text) for text in ("What I have to say from the bat is this.", "I really liked the ending scene.")]

    assert [cue.is_strong for cue in weak if cue] == [False, False]


@pytest.mark.parametrize("text", ["Hi everyone!", "Hiya!", "Ha! Surprise!", "It's been a while!", "Good evening!"])
def test_greetings(text: str) -> None:
    assert is_greeting(text)


def test_a_plan_names_several_sections() -> None:
    assert is_plan("I will start with a summary before I go on to the themes, and then make some cast comments.")
    assert not is_plan("The summary is short.")


@pytest.mark.parametrize(
    "text", ["Thank you for taking the time!", "Thanks for reading", "Until next time!", "Bye-bee!"]
)
def test_sign_offs(text: str) -> None:
    assert is_sign_off(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The first case is sad.", 1),
        ("The following two episodes are not.", None),
        ("The final episode is.", None),
        ("Episode 5: the boat", 5),
        ("In the third episode it rains.", 3),
    ],
)
def test_cases_and_episodes(text: str, number: int | None) -> None:
    item = read_item(text)

    assert item is not None
    assert item[1] == number


def test_other_openings_are_no_case() -> None:
    assert read_item("The first time I saw it, it rained.") is None


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Synopsis", Section.SUMMARY),
        ("SYNOPSIS:", Section.SUMMARY),
        ("Quick Plot Roundup", Section.SUMMARY),
        ("Who are the main characters?", Section.CHARACTERS),
        ("The Characters", Section.CHARACTERS),
        ("What I liked", Section.VERDICT),
        ("What I didn't like so much:", Section.VERDICT),
        ("What we enjoyed most", Section.VERDICT),
        ("What didn't work for me", Section.VERDICT),
        ("What I did on Sunday", None),
        ("The ending (spoilers!!)", Section.VERDICT),
        ("Likes", Section.VERDICT),
        ("My Opinion (No Spoilers)", Section.VERDICT),
        ("Final Thoughts", Section.VERDICT),
        ("THE SHORT VERDICT:", Section.INTRODUCTION),
        ("The boat", None),
    ],
)
def test_heads_of_other_blogs(line: str, section: Section | None) -> None:
    assert read_heading(line) is section
