"""What announces a section, and what only sounds like it."""

import pytest

from blog.parsing.sections.cues import is_greeting, is_plan, is_sign_off, read_cue
from blog.parsing.sections.order import Section

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
    ("Okay, over to the cast.", Section.CAST),
    ("Well, the actors then!", Section.CAST),
    ("When it comes to the acting, I was pleased.", Section.CAST),
    ("Which brings me to the characters, all nine of them.", Section.CHARACTERS),
    ("All in all, it was good.", Section.VERDICT),
    ("All told, a fine boat.", Section.VERDICT),
    ("When all is said and done, it floats.", Section.VERDICT),
    ("My verdict then: it floats.", Section.VERDICT),
    ("If you want a boat that floats, give this a chance.", Section.VERDICT),
    ("Would I sail in it again? Any day.", Section.VERDICT),
    ("Looking back, I should have swum.", Section.VERDICT),
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
If you want to sink a boat, you need a drill.
She thinks about the actors all day.
I knew nothing about the cast when I began.
A verdict is reached within an hour: guilty.
Was it really an accident? The police say so.
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
    "text",
    [
        "Thank you for taking the time!",
        "Thanks for reading",
        "Until next time!",
        "Bye-bee!",
        "More boats soon!",
        "See you all on Monday.",
    ],
)
def test_sign_offs(text: str) -> None:
    assert is_sign_off(text)
