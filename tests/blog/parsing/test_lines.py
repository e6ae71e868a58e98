"""Lines keep their places in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.parsing.lines import joined, split_lines


@given(st.text())
def test_every_visible_character_lies_in_exactly_one_line(source: str) -> None:
    lines = split_lines(source)

    assert all(source[line.start : line.end] == line.text for line in lines)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(source.split())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_blank_lines_are_noticed_whatever_ends_a_line(end: str) -> None:
    one, two, three = split_lines(f"one{end}two{end} {end}three{end}")

    assert (one.blank_before, two.blank_before, three.blank_before) == (True, False, True)


def test_paragraphs_are_joined_by_one_newline() -> None:
    assert joined(split_lines("  one \n\n\n two\t")) == "one\ntwo"
