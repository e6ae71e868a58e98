"""Snippets: marked, escaped, cut at words."""

import html
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from blog.search import snippets
from blog.search.query import parse
from blog.search.snippets import AROUND


def snippet(text: str, typed: list[str]) -> str:
    """The snippet for words; several in one entry are a phrase."""
    quoted = [f'"{entry}"' if len(entry.split()) > 1 else entry for entry in typed]
    return snippets.snippet(text, [term for entry in quoted for term in parse(entry).terms])


def plain(marked: str) -> str:
    """A snippet as a reader sees it."""
    return html.unescape(re.sub(r"</?mark>", "", marked))


def test_the_word_is_marked_and_the_rest_escaped() -> None:
    assert snippet("<b>Grief</b> & joy", ["grief"]) == "&lt;b&gt;<mark>Grief</mark>&lt;/b&gt; &amp; joy"


def test_a_longer_word_is_marked_whole() -> None:
    assert snippet("They are heavenly.", ["heaven"]) == "They are <mark>heavenly</mark>."


def test_a_short_word_is_found_only_by_itself() -> None:
    assert snippet("An artful work of art.", ["art"]) == "An artful work of <mark>art</mark>."


def test_a_word_inside_another_is_not_marked() -> None:
    assert snippet("The unhappy happy end.", ["happy"]) == "The unhappy <mark>happy</mark> end."


def test_hangul_is_found_before_its_particles_and_inside_compounds() -> None:
    assert snippet("천국의 유품정리사입니다", ["정리사"]) == "천국의 유품<mark>정리사</mark>입니다"


def test_case_and_latin_diacritics_are_forgiven_on_either_side() -> None:
    assert snippet("The CAFÉ", ["cafe"]) == "The <mark>CAFÉ</mark>"
    assert snippet("The cafe", ["Café"]) == "The <mark>cafe</mark>"


def test_kana_with_another_mark_is_another_kana() -> None:
    assert snippet("かき", ["がき"]) == ""


def test_a_phrase_is_found_across_punctuation() -> None:
    assert snippet("Move – to Heaven!", ["move to heaven"]) == "<mark>Move – to Heaven</mark>!"


def test_a_long_text_is_cut_at_whole_words() -> None:
    text = " ".join(f"word{number}" for number in range(200)) + " grief " + " ".join(["after"] * 200)
    found = snippet(text, ["grief"])
    words = set(text.split())
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert set(plain(found).replace("…", " ").split()) <= words
    assert len(plain(found)) <= 2 * AROUND + len("… grief …")


def test_two_distant_places_are_shown_and_no_third() -> None:
    text = (" far " * 100).join(["grief one", "grief two", "grief three"])
    assert snippet(text, ["grief"]).count("<mark>") == 2


def test_without_a_word_there_is_no_snippet() -> None:
    assert snippet("Joy", ["grief"]) == ""
    assert snippet("Joy", ["!!!"]) == ""
    assert snippet("Joy", []) == ""


def test_an_unfinished_last_word_is_marked_whole() -> None:
    unfinished = parse("grey sa").unfinished()
    assert unfinished is not None
    assert snippets.snippet("Grey salt.", unfinished.terms) == "<mark>Grey</mark> <mark>salt</mark>."


def test_hyphens_and_apostrophes_are_forgiven_inside_words() -> None:
    assert snippet("With Goo Hae-Ryung, don’t", ["haeryung", "dont"]) == (
        "With Goo <mark>Hae-Ryung</mark>, <mark>don’t</mark>"
    )
    assert snippet("With Goo Hae-Ryung", ["hae ryung"]) == "With Goo <mark>Hae-Ryung</mark>"


@given(st.text(max_size=600), st.lists(st.text(max_size=8), max_size=4))
def test_whatever_the_text_a_snippet_is_escaped_and_quotes_nothing_else(text: str, terms: list[str]) -> None:
    found = snippet(text, terms)
    bare = re.sub(r"</?mark>", "", found)
    assert not re.search(r"[<>\"']", bare)
    assert found.count("<mark>") == found.count("</mark>")
    source = "".join(unicodedata.normalize("NFC", text).split())
    for piece in plain(found).split("…"):
        assert "".join(piece.split()) in source or "…" in text
