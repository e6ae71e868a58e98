"""What a single line of a title block is."""

import pytest

from blog.parsing.headers import Kind, is_title_like, kind_of, same_title
from blog.parsing.lines import split_lines

KINDS = [
    ("Monthly Archives: March 2020", Kind.ARCHIVE_HEADING),
    ("Standard", Kind.FORMAT_LABEL),
    ("Leave a comment", Kind.FURNITURE),
    ("Sunday, November 24, 2019", Kind.DATE),
    ("By ana", Kind.BYLINE),
    ("File:Salt Road.jpg", Kind.POSTER),
    ("640px-SaltRoadPosterSalt Road", Kind.GLUED_POSTER),
    ("Disclaimer: all is told.", Kind.DISCLAIMER),
    ("(소금길 / Sogeumgil)", Kind.BRACKET),
    ("Overall Rating:", Kind.EMPTY_RATING),
    ("Rating: 8/10", Kind.RATING),
    ("ShowLog rating: 8/10 | IMDb: 7/10", Kind.RATING),
    ("Native title: 소금길", Kind.TITLE_LABEL),
    ("Episodes: 16", Kind.DATA),
    ("Content Rating: TV-14", Kind.DATA),
    ("Cast: A, B", Kind.CAST),
    ("Salt Road", Kind.OTHER),
    ("I walked for hours and the road had no end.", Kind.OTHER),
    ("", Kind.OTHER),
]


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_the_kind_of_a_line(line: str, kind: Kind) -> None:
    assert kind_of(line) is kind


@pytest.mark.parametrize("line", ["Salt Road", "356. Salt Road", "Hear Me!", "Who Are You", "안녕"])
def test_titles_look_like_titles(line: str) -> None:
    assert is_title_like(line)


@pytest.mark.parametrize(
    "line",
    [
        "It rained for days.",
        "Hi everyone!",
        "Synopsis",
        "I loved it",
        "One. And two",
        "Salt Road (소금길) is a drama",
        "^^",
        "x" * 200,
    ],
)
def test_sentences_greetings_and_headings_do_not(line: str) -> None:
    assert not is_title_like(line)


def test_a_greeting_in_the_place_of_a_title_is_one() -> None:
    assert is_title_like("Hey Captain, Did You Know?", is_placed=True)
    assert not is_title_like("Hey Captain, Did You Know?")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Salt Road", "SALT ROAD", True),
        ("Salt Road", "Salt Road / Because of the Salt", True),
        ("Salt Road", "640px-SaltRoadPosterSalt Road", True),
        ("Salt Road", "Tin Garden", False),
        ("On", "One of many", False),
        ("^^", "^^", True),
    ],
)
def test_the_same_title(one: str, other: str, same: bool) -> None:
    assert same_title(split_lines(one)[0], split_lines(other)[0]) is same
