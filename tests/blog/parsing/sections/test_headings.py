"""Headings on lines of their own."""

import pytest

from blog.parsing.sections.headings import read_heading
from blog.parsing.sections.order import Section


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Synopsis", Section.SUMMARY),
        ("SYNOPSIS:", Section.SUMMARY),
        ("Quick Plot Roundup", Section.SUMMARY),
        ("Who are the main characters?", Section.CHARACTERS),
        ("The Characters", Section.CHARACTERS),
        ("The cast of characters", Section.CHARACTERS),
        ("What it's about", Section.SUMMARY),
        ("The plot, more or less", Section.SUMMARY),
        ("On the actors", Section.CAST),
        ("A WORD ABOUT THE CAST", Section.CAST),
        ("The players", Section.CAST),
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
