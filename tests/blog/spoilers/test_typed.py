"""Marks that were typed into rich text hide what stands between them, and everything where one is left open."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from blog.spoilers.markup import OMISSION, without_spoilers
from blog.spoilers.sanitising import sanitised_source
from blog.spoilers.typed import has_open_typed_mark, with_typed_marks

MARKS = [("||", "||"), ("&gt;!", "!&lt;")]


def leaving(html: str) -> str:
    return without_spoilers(with_typed_marks(html))


@pytest.mark.parametrize("before, after", MARKS)
def test_words_between_marks_do_not_leave_and_the_marks_are_gone(before: str, after: str) -> None:
    html = f"<p>In the end {before}he <b>dies</b>{after}, of course.</p>"
    assert leaving(html) == f"<p>In the end {OMISSION}, of course.</p>"
    assert BeautifulSoup(with_typed_marks(html), "html.parser").get_text() == "In the end he dies, of course."


def test_a_link_between_marks_takes_its_address_with_it() -> None:
    html = '<p>She ||marries <a linktype="page" id="3">him</a>||.</p>'
    assert leaving(html) == f"<p>She {OMISSION}.</p>"


def test_a_mark_that_formatting_parts_is_one() -> None:
    assert leaving("<p>x |<b>|secret|</b>| y</p>") == f"<p>x {OMISSION} y</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>the end ||comes</p>",
        "<p>||one</p><p>two||</p>",
        "<ul><li>&gt;!one</li><li>two!&lt;</li></ul>",
        "<p>two!&lt;</p>",
        "<p>||one|| and ||two</p>",
        "<p>||||one||||</p>",
    ],
)
def test_an_open_mark_hides_all_of_the_text(html: str) -> None:
    assert has_open_typed_mark(html)
    safe = "<p>Said before.</p>" + html + "<p>Said after.</p>"
    assert not re.search(r"[a-z]", re.sub(r"<[^>]*>", "", leaving(safe)).lower())


@pytest.mark.parametrize(
    "html",
    [
        "<p>I love it so!&lt;3</p>",
        "<p>A | B, 3 &lt; 4 &gt; 2, well!</p>",
        "<p>wow!</p><p>!no</p>",
        '<p>In <span data-spoiler="">the end</span>.</p>',
        "",
    ],
)
def test_a_text_without_marks_stays_as_it_is(html: str) -> None:
    assert with_typed_marks(html) == html
    assert not has_open_typed_mark(html)


WORDS = st.sampled_from(["safe", "words", "of", "it, ", " and "])
INLINE = st.sampled_from(
    ["{}", "<b>{}</b>", '<a href="https://example.com/x">{}</a>', '<span data-spoiler="">{}</span>']
)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A paragraph, quotation or list item in which every hidden word is "secret", and no other word is."""
    pieces: list[str] = []
    for hidden in draw(st.lists(st.booleans(), min_size=1, max_size=5)):
        if hidden:
            before, after = draw(st.sampled_from(MARKS))
            inner = draw(st.lists(INLINE.map(lambda around: around.format("secret")), min_size=1, max_size=3))
            pieces.append(
                draw(INLINE).format(f"{before}{' '.join(inner)}{after}")
                if len(inner) == 1
                else f"{before}{''.join(inner)}{after}"
            )
        else:
            pieces.append(draw(st.sampled_from(["{}", "<b>{}</b>", "<i>{}</i>"])).format(f" {draw(WORDS)} "))
    return draw(st.sampled_from(["<p>{}</p>", "<blockquote>{}</blockquote>", "<ul><li>{}</li></ul>"])).format(
        "".join(pieces)
    )


@given(st.lists(paragraphs(), min_size=1, max_size=3).map("".join))
def test_whatever_is_marked_stays_and_nothing_else_goes(html: str) -> None:
    html = sanitised_source(html)
    left = leaving(html)
    assert "secret" not in left
    for word in ("safe", "words", "of", "it", "and"):
        assert left.count(word) == html.count(word)
    kept = BeautifulSoup(with_typed_marks(html), "html.parser").get_text()
    assert kept == re.sub(r"\|\||>!|!<", "", BeautifulSoup(html, "html.parser").get_text())


@given(
    st.lists(paragraphs(), min_size=0, max_size=2).map("".join),
    st.sampled_from(["||", "&gt;!", "!&lt;"]),
    st.sampled_from(["<p>{} secret</p>", "<p>secret {}</p>", "<p>secret</p><p>{}</p>"]),
)
def test_one_open_mark_hides_the_secrets_of_every_paragraph(html: str, mark: str, around: str) -> None:
    html = sanitised_source(html + around.format(mark))
    assert has_open_typed_mark(html)
    assert "secret" not in leaving(html)


@given(st.text(alphabet="|<>!a &;3\n", max_size=60))
def test_any_text_keeps_its_words(text: str) -> None:
    html = sanitised_source(f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>")
    marked = BeautifulSoup(with_typed_marks(html), "html.parser").get_text()
    assert marked.count("a") == text.count("a")
    if has_open_typed_mark(html):
        assert "a" not in re.sub(r"<[^>]*>", "", leaving(html)).replace("&amp;", "")
