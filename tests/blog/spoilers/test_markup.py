"""Inline spoilers: taken out where they leave, covered on the page."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from blog.spoilers.markup import OMISSION, covered_spoilers, without_spoilers

MARKED = '<p>In the end <span data-spoiler="">he <b>dies</b></span>, of course.</p>'


def _covered(html: str) -> str:
    return covered_spoilers(html, prefix="block", hidden="Spoiler, hidden", shown="Spoiler, shown")


def test_what_leaves_has_an_omission_where_the_spoiler_stood() -> None:
    assert without_spoilers(MARKED) == f"<p>In the end {OMISSION}, of course.</p>"


def test_neighbouring_spoilers_leave_one_omission() -> None:
    html = '<p><span data-spoiler="">a</span><span data-spoiler="">b</span></p>'
    assert without_spoilers(html) == f"<p>{OMISSION}</p>"


def test_a_nested_spoiler_goes_with_the_one_around_it() -> None:
    html = '<p><span data-spoiler="">a <i data-spoiler="">b</i></span> c</p>'
    assert without_spoilers(html) == f"<p>{OMISSION} c</p>"


LINKED = (
    '<p>She <span data-spoiler="">marries </span><a href="/the-groom/"><b><span data-spoiler="">him</span></b></a>'
    '<span data-spoiler=""> in the end</span>.</p>'
)


def test_a_passage_written_across_a_link_is_one_and_takes_the_address_with_it() -> None:
    assert without_spoilers(LINKED) == f"<p>She {OMISSION}.</p>"
    covered = _covered(LINKED)
    assert covered.count("checkbox") == 1
    assert 'marries <a href="/the-groom/"><b>him</b></a> in the end</span>' in covered


def test_a_link_with_an_open_word_stays() -> None:
    html = '<p><a href="/x/">see <span data-spoiler="">him</span></a></p>'
    assert without_spoilers(html) == f'<p><a href="/x/">see {OMISSION}</a></p>'


def test_passages_with_an_open_word_between_are_two() -> None:
    html = '<p><span data-spoiler="">a</span> and <span data-spoiler="">b</span></p>'
    assert without_spoilers(html) == f"<p>{OMISSION} and {OMISSION}</p>"


@pytest.mark.parametrize("html", ["", "<p>Nothing hidden.</p>", "<p>An <b>unclosed"])
def test_what_hides_nothing_stays_as_it_is(html: str) -> None:
    assert without_spoilers(html) == html
    assert _covered(html) == html


def test_on_the_page_each_spoiler_opens_by_a_check_box_of_its_own() -> None:
    html = _covered(MARKED + MARKED)
    for number in (1, 2):
        assert f'id="spoiler-block-{number}"' in html
        assert f'for="spoiler-block-{number}"' in html
    assert html.count("data-nosnippet") == 2
    assert "he <b>dies</b>" in html


def test_hidden_words_are_hidden_without_any_style_sheet() -> None:
    text = BeautifulSoup(_covered(MARKED), "html.parser").select_one(".spoiler__text")
    assert text is not None
    assert text.has_attr("hidden")
    assert text.get_text() == "he dies"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x/">see <b>the <span data-spoiler="">groom</span> here</b> now</a></p>',
        '<p><a href="/x/"><span data-spoiler="">the groom</span> now</a></p>',
        '<p><a href="/x/">a <span data-spoiler="">b</span> c <span data-spoiler="">d</span></a></p>',
        '<h3><a href="/x/">a <i><span data-spoiler="">b</span></i></a></h3>',
    ],
)
def test_a_check_box_never_stands_in_a_link_and_no_word_of_the_link_is_lost(html: str) -> None:
    covered = BeautifulSoup(_covered(html), "html.parser")
    assert covered.select("a input, a label") == []
    assert covered.select("input")
    for label in covered.select("label"):
        label.extract()
    assert covered.get_text() == BeautifulSoup(html, "html.parser").get_text()
    assert {link["href"] for link in covered.select("a")} == {"/x/"}


_words = st.text(alphabet=st.characters(whitelist_categories=["L", "N"]), min_size=1, max_size=8)


@given(st.lists(st.tuples(_words, st.booleans()), min_size=1, max_size=8))
def test_no_hidden_word_leaves_and_every_open_one_does(pieces: list[tuple[str, bool]]) -> None:
    html = "".join(
        f'<p><span data-spoiler="">hidden{word}hidden</span></p>' if hidden else f"<p>open{word}open</p>"
        for word, hidden in pieces
    )
    left = without_spoilers(html)
    for word, hidden in pieces:
        assert (f"hidden{word}hidden" in left) is False
        assert hidden or f"open{word}open" in left
