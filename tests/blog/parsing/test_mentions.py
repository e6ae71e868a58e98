"""Other works: known ones and marked ones, never capitals alone."""

import pytest

from blog.parsing.lines import split_lines
from blog.parsing.mentions import find_mentions, index_of_titles, next_on_watch_list, read_related_line

KNOWN = index_of_titles(["Run Home", "Short", "Tin Garden"])


def mentions(text: str) -> tuple[str, ...]:
    return find_mentions(split_lines(text), KNOWN, ["Salt Road"]).titles


def test_known_titles_are_found_once_and_the_own_one_never() -> None:
    assert mentions("I saw Tin Garden, then Run Home, then Tin Garden. Salt Road is better.") == (
        "Tin Garden",
        "Run Home",
    )


def test_capitals_alone_are_no_title() -> None:
    assert mentions("I loved Velvet Harbour and The Moon On Top.") == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It recalls the Japanese movie ‘Shio’ (‘Salt’).", "Shio"),
        ("It recalls ‘Shio no Uta’ (‘Song of Salt’).", "Shio no Uta"),
        ("They watch a drama called ‘Tide Office’.", "Tide Office"),
        ('He reads the novel "The Last Page" twice.', "The Last Page"),
        ("If you like dramas such as “Tide Table”, watch it.", "Tide Table"),
        ("I know him from “Paper Harbour” though.", "Paper Harbour"),
        ("She was wonderful in “A House of Salt and Rain”.", "A House of Salt and Rain"),
    ],
)
def test_what_the_text_marks_as_a_title(text: str, title: str) -> None:
    assert mentions(text) == (title,)


def test_quoted_dialogue_is_no_title() -> None:
    assert mentions("She says ‘Stop it’ and ‘Why do we fall?’, and the drama ‘ends’ there.") == ()


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("I know him from “Paper Harbour”.", False),
        ("I know him from “Run Home”.", True),
        ("I saw the drama “Paper Harbour”.", True),
    ],
)
def test_a_name_behind_from_is_asked_about_unless_it_is_known(text: str, is_sure: bool) -> None:
    assert find_mentions(split_lines(text), KNOWN, []).is_sure is is_sure


@pytest.mark.parametrize(
    "text", ["They know him from “Minnie” days.", "He believed in “doing it right”.", "In “Yes,” she hears a no."]
)
def test_other_quotations_are_no_titles(text: str) -> None:
    assert mentions(text) == ()


def test_a_line_of_related_works() -> None:
    assert read_related_line("Related Dramas: Amber Ferry | Opaline", "Related Dramas: Amber Ferry | Opaline") == [
        "Amber Ferry",
        "Opaline",
    ]
    assert mentions("Dramas of Similar Vibe: Amber Ferry | Opaline") == ("Amber Ferry", "Opaline")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I’m very soon going to be watching Velvet Harbour, which is old.", "Velvet Harbour"),
        ("The next one on my list is Tin Garden!", "Tin Garden"),
        ("I write this while I’m still watching Opaline (next on my list).", "Opaline"),
        ("Up next: “Moon of Salt”", "Moon of Salt"),
        ("Next up for me: The Salt Clerk.", "The Salt Clerk"),
        ("I’ll go back to my next watch list item.", None),
        ("The next one on my list is said to be a tearjerker.", None),
        ("I am going to watch it again.", None),
    ],
)
def test_the_next_title_stands_right_at_its_cue(text: str, title: str | None) -> None:
    assert next_on_watch_list(split_lines(text)[0], KNOWN) == title
