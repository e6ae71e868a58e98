"""The light marks of the demo's files."""

import pytest

from home.demo.markup import rich_text


@pytest.mark.parametrize(
    "text, html",
    [
        ("One\nline\n\nTwo", "<p>One line</p><p>Two</p>"),
        ("*a* **b** ||c||", '<p><i>a</i> <b>b</b> <span data-spoiler="">c</span></p>'),
        ("||he *dies*||", '<p><span data-spoiler="">he <i>dies</i></span></p>'),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("## A *b*\n\nc", "<h2>A <i>b</i></h2><p>c</p>"),
        ("", ""),
    ],
)
def test_marks_become_rich_text(text: str, html: str) -> None:
    assert rich_text(text) == html
