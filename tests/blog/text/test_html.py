"""The words of HTML, as a reader would see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.html import html_to_text, with_absolute_addresses


@pytest.mark.parametrize(
    "html, text",
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<p>One<br>Two</p>", "One\nTwo"),
        ("<p>he <b>di</b>es</p>", "he dies"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<p>  much \n blank </p>", "much blank"),
        ("<p>a\u00a0b</p>", "a\u00a0b"),
        ("<!-- no --><script>no</script><style>no</style><p>yes</p>", "yes"),
        ("<p>A &amp; B &lt;3</p>", "A & B <3"),
        ("bare", "bare"),
        ("", ""),
    ],
)
def test_the_words_of_html(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize("text", [".HTM", "notes.txt", "https://reviews.example/salt"])
def test_the_name_of_a_file_or_an_address_is_text_like_any_other(text: str) -> None:
    assert html_to_text(text) == text


@given(st.text())
def test_any_text_at_all_is_read(html: str) -> None:
    assert isinstance(html_to_text(html), str)


@pytest.mark.parametrize(
    "html, absolute",
    [
        ('<a href="/x/">x</a>', '<a href="https://blog.example/x/">x</a>'),
        ('<a href="#part">x</a>', '<a href="https://blog.example/reviews/a/#part">x</a>'),
        ('<a href="?page=2">x</a>', '<a href="https://blog.example/reviews/a/?page=2">x</a>'),
        ('<a href="https://else.example/">x</a>', '<a href="https://else.example/">x</a>'),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        ('<a href="http://[">x</a>', '<a href="http://[">x</a>'),
        ('<img src="/media/a.jpg"/>', '<img src="https://blog.example/media/a.jpg"/>'),
        ("<p>A &amp; B</p>", "<p>A &amp; B</p>"),
    ],
)
def test_addresses_are_whole_for_a_reader_elsewhere(html: str, absolute: str) -> None:
    assert with_absolute_addresses(html, "https://blog.example/reviews/a/") == absolute
