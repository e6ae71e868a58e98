"""Markdown: two notations of an inline spoiler, and nothing that a browser would run."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.spoilers.markdown import has_open_mark, render_markdown
from blog.spoilers.markup import without_spoilers

HIDDEN = '<span data-spoiler="">'


@pytest.mark.parametrize(
    "source, html",
    [
        ("a ||he dies|| b", f"<p>a {HIDDEN}he dies</span> b</p>"),
        ("a >!he dies!< b", f"<p>a {HIDDEN}he dies</span> b</p>"),
        (">!he dies!< at the start", f"<p>{HIDDEN}he dies</span> at the start</p>"),
        ("||he **dies**||", f"<p>{HIDDEN}he <strong>dies</strong></span></p>"),
        ("a || he dies || b", f"<p>a {HIDDEN}he dies</span> b</p>"),
        (">! he dies !<", f"<p>{HIDDEN}he dies</span></p>"),
        (">!he dies\nat sea!<", f"<p>{HIDDEN}he dies\nat sea</span></p>"),
        ("- >!he dies!<", f"<ul>\n<li>{HIDDEN}he dies</span></li>\n</ul>"),
        ("1. >!he dies!<", f"<ol>\n<li>{HIDDEN}he dies</span></li>\n</ol>"),
        ("> >!he dies!<", f"<blockquote>\n<p>{HIDDEN}he dies</span></p>\n</blockquote>"),
        ("`>!code!<`", "<p><code>&gt;!code!&lt;</code></p>"),
        ("> a quotation", "<blockquote>\n<p>a quotation</p>\n</blockquote>"),
        ("`||code||`", "<p><code>||code||</code></p>"),
        ("a || b", "<p>a || b</p>"),
    ],
)
def test_both_notations_hide(source: str, html: str) -> None:
    assert render_markdown(source) == html


def test_a_spoiler_in_a_table_hides_and_keeps_the_table() -> None:
    html = render_markdown("| who | what |\n|---|---|\n| Min | ||dies|| |")
    assert "<td>Min</td>" in html
    assert f"<td>{HIDDEN}dies</span></td>" in html


@pytest.mark.parametrize(
    "table",
    [
        "no | what\n---|---\n3 | ||he dies||",
        "| no | what |\n|---|---|\n| 3 | ||he dies || |",
        "| no | what |\n|---|---|\n| 3 | >!he dies!< |",
    ],
)
def test_words_in_a_table_are_hidden_and_kept(table: str) -> None:
    html = render_markdown(table)
    assert f"{HIDDEN}he dies</span>" in html
    assert "<td>3</td>" in html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '<a href="https://x.example" onclick="alert(1)">x</a>',
        '<iframe src="https://x.example"></iframe>',
        '<span style="position:fixed" class="x" id="y" data-spoiler>x</span>',
    ],
)
def test_nothing_runs(source: str) -> None:
    html = render_markdown(source)
    assert not re.search(r"<script|<img|<iframe|onerror=|onclick=|javascript:|data:text|style=|class=|id=", html)


@given(st.text(max_size=300))
def test_any_text_at_all_is_rendered_without_a_script(source: str) -> None:
    assert "<script" not in render_markdown(source).casefold()


@pytest.mark.parametrize(
    "source",
    [
        "||the end",
        "* one\n\n    ||the end",
        "* one\n\n    >! the end",
        "    ||the end||",
        "### ||the\nend||",
        "| a | b |\n|---|---|\n| ||the\nend|| | c |",
        "a stray ` tick\n\n||the end\n\nand another ` tick",
    ],
)
def test_a_mark_that_hides_nothing_is_open(source: str) -> None:
    assert has_open_mark(source)


@pytest.mark.parametrize(
    "source", ["||the end||", "||the\nend||", "`||`", "\\||", "* one\n\n    >!the end!<", "| a |\n|---|\n| ||b|| |"]
)
def test_a_mark_that_hides_is_not_open(source: str) -> None:
    assert not has_open_mark(source)


def test_a_paragraph_of_a_list_is_hidden_by_arrows_too() -> None:
    assert "the end" not in without_spoilers(render_markdown("* one\n\n    >!the end!<"))
