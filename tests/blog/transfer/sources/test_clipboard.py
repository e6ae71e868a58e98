"""What is on the clipboard: the words, the formats and the paragraphs of each editor, whatever its markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.transfer.sources.clipboard import Paragraph, read_clipboard, rich_text
from tests.blog.transfer.sources.clipboards import DRAFT, EDITORS, Para, Run, plain, wordpress

WRITTEN = [each for each in DRAFT if each.text]
ELEMENTS = {"p": "p", "h2": "h3", "ul": "ul", "ol": "ol", "quote": "blockquote"}


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("editor", EDITORS)
def test_every_word_and_every_paragraph_of_each_editor_is_read(editor):
    pasted = read_clipboard(EDITORS[editor](DRAFT), plain(DRAFT))
    assert [paragraph.text for paragraph in pasted.paragraphs] == [each.text for each in WRITTEN]
    assert [paragraph.element for paragraph in pasted.paragraphs] == [ELEMENTS[each.kind] for each in WRITTEN]
    text, places = pasted.as_text()
    assert words(text) == [word for each in DRAFT for word in words(each.text)]
    assert [text[place:].partition("\n")[0] for place in places] == [each.text for each in WRITTEN]


@pytest.mark.parametrize("editor", EDITORS)
def test_formats_and_links_are_kept_and_nothing_else(editor):
    html = rich_text(read_clipboard(EDITORS[editor](DRAFT)).paragraphs)
    assert "<p>Hello everyone! I have been <b>glued</b> to my screen &amp; nothing else.</p>" in html
    assert (
        'as <a href="https://blog.example/salt?a=1&amp;b=2">another blog</a> says, <i>who inherits</i> a ferry '
        "&lt; 10 metres.</p>" in html
    )
    assert (
        "<h3>What the ferry carries</h3><ul><li>salt, in sacks</li><li>letters, unread</li></ul><ol><li>first" in html
    )
    assert "<blockquote>A ferry is a promise with a rope on it.</blockquote>" in html
    assert set(re.findall(r"</?(\w+)", html)) <= {"p", "b", "i", "a", "h3", "ul", "ol", "li", "blockquote"}
    assert "style" not in html


@pytest.mark.parametrize("editor", ["word", "google_docs"])
def test_blank_lines_set_paragraphs_apart_where_the_text_has_any(editor):
    pasted = read_clipboard(EDITORS[editor](DRAFT))
    apart = [paragraph.text.split()[0] for paragraph in pasted.paragraphs if paragraph.blank_before]
    assert apart == ["Hello", "Salt", "What", "I", "Pyo", "All"]


def test_where_lines_are_broken_in_paragraphs_the_paragraphs_stand_apart():
    pasted = read_clipboard("<p>one<br>two<br/></p><p>three</p>")
    assert [(each.text, each.blank_before) for each in pasted.paragraphs] == [
        ("one", False),
        ("two", False),
        ("three", True),
    ]


def test_the_code_of_wordpress_is_read_as_what_it_shows():
    html = wordpress(DRAFT)
    assert read_clipboard("", html) == read_clipboard(html)
    assert read_clipboard("<pre>" + html.replace("<", "&lt;") + "</pre>", html) == read_clipboard(html)
    assert read_clipboard(html).pictures == 1


def test_plain_text_keeps_its_lines():
    pasted = read_clipboard("", "one <b>\r\n\r\n two\nthree\x00")
    assert [(each.text, each.blank_before) for each in pasted.paragraphs] == [
        ("one <b>", False),
        ("two", True),
        ("three", False),
    ]
    assert pasted.paragraphs[0].html == "one &lt;b&gt;"


def test_html_that_lacks_words_of_the_plain_text_is_not_trusted():
    pasted = read_clipboard("<p>one</p>", "one\ntwo three")
    assert [each.text for each in pasted.paragraphs] == ["one", "two three"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>a<span style="display:none">b</span>c</p>', "ac"),
        ("<p>a<script>b</script><style>c</style><!-- d -->e</p>", "ae"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("<pre>a\n\nb</pre>", "a\n\nb"),
        ("<p>a&nbsp;b</p><p>\u00a0</p>c", "a\u00a0b\n\nc"),
        ("<p>a \n <b> b</b></p>", "a b"),
        ("<p>a\u2028b\x85c</p>", "a\nb\nc"),
        ("", ""),
    ],
)
def test_only_what_is_seen_is_read(html, text):
    assert read_clipboard(html).as_text()[0] == text


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("javascript:alert(1)", ""),
        ("https://www.google.com/url?q=https://sea.example/a%3Fb&sa=D", "https://sea.example/a?b"),
        ("mailto:ana@sea.example", "mailto:ana@sea.example"),
        ("file:///C:/salt.doc", ""),
        ("http://[", ""),
    ],
)
def test_links_lead_where_they_may(href, kept):
    (paragraph,) = read_clipboard(f'<p><a href="{href}">there</a></p>').paragraphs
    assert paragraph == Paragraph("there", f'<a href="{kept}">there</a>' if kept else "there")


LETTERS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30)
WORDS = LETTERS.map(lambda text: " ".join(text.split())).filter(bool)
PARAS = st.lists(
    st.builds(
        Para,
        st.lists(st.builds(Run, WORDS, st.booleans(), st.booleans()), min_size=1, max_size=3),
        st.sampled_from(["p", "h2", "ul", "ol", "quote"]),
    ),
    min_size=1,
    max_size=6,
)


@given(PARAS, st.sampled_from(sorted(EDITORS)))
def test_no_letter_of_any_text_is_lost_in_any_editor(paras, editor):
    pasted = read_clipboard(EDITORS[editor](paras))
    read = "".join("".join(paragraph.text.split()) for paragraph in pasted.paragraphs)
    assert read == "".join("".join(each.text.split()) for each in paras)


def test_a_heading_is_not_bold_besides():
    html = '<h1 style="font-weight:700"><b>Salt</b></h1>'
    assert read_clipboard(html).paragraphs == (Paragraph("Salt", "Salt", "h3", blank_before=True),)
