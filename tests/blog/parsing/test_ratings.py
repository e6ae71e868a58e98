"""Ratings in every notation met, and the figures that are none."""

from decimal import Decimal

import pytest

from blog.parsing.parsed import Confidence, Rating
from blog.parsing.ratings import choose, is_empty_rating, ratings_in_prose, read_opening, read_rating_line
from blog.text.scripts import fold


@pytest.mark.parametrize(
    ("line", "source", "value", "scale", "raw"),
    [
        ("ShowLog rating: 8.0/10", "ShowLog", "8.0", 10, "8.0/10"),
        ("ShowLog: 6.0/10", "ShowLog", "6.0", 10, "6.0/10"),
        ("My Review: 9/10", None, "9", 10, "9/10"),
        ("Rating: 8 / 10", None, "8", 10, "8 / 10"),
        ("Drama Rating: 9.5/10", None, "9.5", 10, "9.5/10"),
        ("Verdict: 9/10", None, "9", 10, "9/10"),
        ("Grade: 8/10", None, "8", 10, "8/10"),
        ("My Overall rating – 8.5/10 (so warm)", None, "8.5", 10, "8.5/10"),
        ("Rating: 4 out of 5 stars", None, "4", 5, "4 out of 5 stars"),
        ("4/5 Stars", None, "4", 5, "4/5"),
        ("five out of five from me", None, "5", 5, "five out of five"),
        ("5 stars on Goodpages", "Goodpages", "5", 5, "5 stars"),
        ("★★★★☆", None, "4", 5, "★★★★☆"),
        ("★★★★★", None, "5", 5, "★★★★★"),
        ("★★★½", None, "3.5", None, "★★★½"),
        ("★★★½☆", None, "3.5", 5, "★★★½☆"),
        ("☆☆☆☆ / 4 out of 5 stars", None, "4", 5, "☆☆☆☆ / 4 out of 5 stars"),
        ("★★★★", None, "4", None, "★★★★"),
        ("❤ ❤ ❤ ❤", None, "4", None, "❤ ❤ ❤ ❤"),
        ("“SALT ROAD” My rating: B+", None, None, None, "B+"),
        ("Grade: A-", None, None, None, "A-"),
        ("87 / 100", None, "87", 100, "87 / 100"),
        ("93/100", None, "93", 100, "93/100"),
        ("85 %", None, "85", 100, "85 %"),
        ("Rating: 9", None, "9", None, "9"),
        ("6/7 out of 10", None, None, 10, "6/7 out of 10"),
        ("Drama Rating: 8/10     Neck Score: A", None, "8", 10, "8/10"),
        ("ShowLog rating: 8,5/10", "ShowLog", "8.5", 10, "8,5/10"),
    ],
)
def test_a_rating_line(line: str, source: str | None, value: str | None, scale: int | None, raw: str) -> None:
    reading = read_rating_line(line, fold(line))

    assert reading is not None
    assert (reading.source, reading.scale, reading.raw) == (source, scale, raw)
    assert reading.value == (Decimal(value) if value else None)
    assert not reading.is_external


NO_RATINGS = """
Episode 4 – | Review Score – 3.5/5
Content Rating: TV-14
Rating: 13+
MPAA rating: R
PG-13
Rating 2/3 Historical Fiction
a split of 85% to 15%
99% sweetness
5/5 for the story
ratings of 6.5 percent
(14/16)
Review 31
#129
ShowLog Synopsis: click here
one of the reviews I saw on ShowLog
Re-watch value: 3 out of 5
Story: 9/10
"""


@pytest.mark.parametrize("line", NO_RATINGS.strip().splitlines())
def test_figures_that_are_no_rating(line: str) -> None:
    assert read_rating_line(line, fold(line)) is None


def test_a_range_and_a_figure_without_scale_are_asked_about() -> None:
    for line in ("6/7 out of 10", "Rating: 9"):
        reading = read_rating_line(line, line)
        assert reading is not None
        assert reading.confidence is Confidence.PLEASE_CHECK


def test_the_own_rating_is_parted_from_other_peoples() -> None:
    lines = ("IMDb Rating: 8.2/10", "Audience Rating: 4.8/5", "ShowLog Rating: 8.3/10", "My Review: 9/10")
    readings = [reading for line in lines if (reading := read_rating_line(line, line))]

    own, _, external = choose(readings, "Salt Road")

    assert own == Rating(None, Decimal(9), 10, "9/10")
    assert [other.source for other in external] == ["IMDb", "Audience", "ShowLog"]


def test_other_peoples_rating_alone_is_not_the_own_one() -> None:
    reading = read_rating_line("IMDb Rating: 8.2/10", "IMDb Rating: 8.2/10")
    assert reading is not None

    own, _, external = choose([reading], None)

    assert own is None
    assert len(external) == 1


def test_the_works_title_is_no_site() -> None:
    reading = read_rating_line("Salt Road rating: 8/10", "Salt Road rating: 8/10")
    assert reading is not None

    own, _, _ = choose([reading], "Salt Road")

    assert own == Rating(None, Decimal(8), 10, "8/10")


def test_a_rating_may_open_the_first_sentence_but_not_stand_inside() -> None:
    opening = read_opening("8.5/10 – what a ride!!", "8.5/10 - what a ride!!")

    assert opening is not None
    assert (opening.value, opening.scale, opening.confidence) == (Decimal("8.5"), 10, Confidence.PLEASE_CHECK)
    assert read_opening("I give it 8.5/10", "I give it 8.5/10") is None
    assert ratings_in_prose("I give it 8.5/10, no, 9 out of 10", "I give it 8.5/10, no, 9 out of 10") == [
        "8.5/10",
        "9 out of 10",
    ]


def test_a_label_without_a_figure_is_empty() -> None:
    assert is_empty_rating("Overall Rating:")
    assert not is_empty_rating("Overall Rating: 8")
