"""The words of HTML, as a reader would see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.text.html import html_to_text


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


@given(st.text())
def test_any_text_at_all_is_read(html: str) -> None:
    assert isinstance(html_to_text(html), str)
