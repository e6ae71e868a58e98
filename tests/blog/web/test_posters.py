"""Drawn posters: the whole title where it fits, no line wider than the poster, the same for the same work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.models.facts import work_facts
from blog.web.posters import LINE, MAX_LINES, DrawnPoster, drawn_poster
from tests.factories import WorkFactory


def poster(title: str) -> DrawnPoster:
    return drawn_poster(work_facts(WorkFactory.build(title=title, slug="salt-road")))


def width(line: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in line)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("The Lamprey Assizes", ("The Lamprey", "Assizes")),
        ("Hm", ("Hm",)),
        ("千年の灯台守と忘れられた手紙", ("千年の灯台守", "と忘れられた", "手紙")),
        ("Rindfleischetikettierung", ("Rindfleische-", "tikettierung")),
        ("", ("",)),
    ],
)
def test_a_title_is_set_in_lines(title: str, lines: tuple[str, ...]) -> None:
    assert poster(title).lines == lines


@given(st.text(st.sampled_from("abcÅß 物語：-"), max_size=200))
def test_no_line_is_wider_than_the_poster_and_no_short_title_loses_a_letter(title: str) -> None:
    lines = poster(title).lines
    assert len(lines) <= MAX_LINES
    # An ellipsis takes its own room.
    assert all(width(line.removesuffix("…")) <= LINE for line in lines)
    if len(title) <= LINE // 2:
        assert "".join(lines).replace(" ", "") == title.replace(" ", "")


def test_a_work_always_gets_the_same_poster() -> None:
    assert poster("Salt Road") == poster("Salt Road")
