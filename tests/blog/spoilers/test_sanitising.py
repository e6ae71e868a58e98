"""Tests of blog.spoilers.sanitising."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from blog.spoilers.markup import without_spoilers
from blog.spoilers.sanitising import sanitised, sanitised_markdown, sanitised_source, sanitised_with_pictures

EVERY = [sanitised, sanitised_source, sanitised_markdown]

# Pieces that markup is made of, in any order: broken tags, quotes that never end, elements that browsers read anew.
PIECES = st.lists(
    st.sampled_from(
        [
            *("<", ">", "</", "/>", '"', "'", "=", " ", "&", "&lt;", "&#60;", "`", "\x00", "\n"),
            *("<p>", "</p>", "<a href=", "<img src=x onerror=alert(1)>", "<svg>", "<math>", "<mtext>", "<style>"),
            *("<table>", "<mglyph>", "<!--", "-->", "<![CDATA[", "]]>", "<noscript>", "<template>", "<form>"),
            *("javascript:alert(1)", "onclick=alert(1)", "<span data-spoiler>", "</span>", "secret"),
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize("clean", EVERY)
def test_what_a_review_is_written_with_stays(clean):
    html = (
        '<h2>One</h2><h3>Two</h3><p>Three <b>four</b> <i>five</i><sup>6</sup><br><span data-spoiler="">seven</span></p>'
        "<ol><li>Eight</li></ol><ul><li>Nine</li></ul><hr><blockquote>Ten<footer>Eleven</footer></blockquote>"
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>B</td></tr></tbody></table>"
    )
    assert clean(html) == html


def test_links_of_markdown_vouch_for_nobody_and_those_of_editors_stay_as_they_are():
    link = '<a href="https://example.org/">x</a>'
    assert sanitised(link) == sanitised_source(link) == link
    vouching = sanitised_markdown(link)
    assert 'rel="noopener nofollow ugc"' in vouching
    assert sanitised(vouching) == sanitised_source(vouching) == vouching


def test_keys_of_links_are_kept_where_they_are_stored_and_names_of_places_are_not():
    link = '<a linktype="page" id="7">x</a>'
    assert sanitised_source(link) == link
    assert sanitised(link) == "<a>x</a>"
    assert sanitised_source('<a id="content">x</a>') == "<a>x</a>"


@pytest.mark.parametrize("clean", EVERY)
@pytest.mark.parametrize("scheme", ["javascript", "JaVaScRiPt", "java&#9;script", "&#1;javascript", "data", "vbscript"])
def test_a_link_that_a_browser_would_run_leads_nowhere(clean, scheme):
    assert "href" not in clean(f'<a href="{scheme}:alert(1)">x</a>')


@pytest.mark.parametrize("element", ["span", "b", "a", "p", "div", "section", "mark", "u", "td", "li", "h1"])
@pytest.mark.parametrize("clean", EVERY)
def test_a_mark_of_hidden_words_survives_on_every_element_of_text(clean, element):
    html = f"<{element} data-spoiler>secret</{element}>"
    if element == "td":
        html = f"<table><tr>{html}</tr></table>"
    assert "secret" not in without_spoilers(clean(html))


def test_the_sites_own_pictures_are_let_through_where_they_are_asked_for_and_run_nothing():
    picture = '<img alt="x" class="left" height="2" src="/media/x.webp" width="3">'
    assert sanitised(picture) == ""
    assert sanitised_with_pictures(f"<p>{picture}</p>", "/media/") == f"<p>{picture}</p>"
    assert sanitised_with_pictures('<img src="data:x" onerror="alert(1)">', "/media/") == "<img>"


@pytest.mark.parametrize("address", ["//x.example/p.gif", "https://x.example/media/p.gif", "/other/p.gif", "p.gif"])
def test_no_picture_of_somebody_else_is_asked_for(address):
    assert "src" not in sanitised_with_pictures(f'<img src="{address}">', "/media/")


@given(PIECES)
def test_nothing_that_runs_is_left_of_any_markup(html):
    for clean in EVERY:
        soup = BeautifulSoup(clean(html), "html.parser")
        assert soup.find(["script", "style", "svg", "math", "img", "form", "template", "iframe"]) is None
        for element in soup.find_all(True):
            assert not [name for name in element.attrs if name.startswith("on") or name == "style"]
            assert not str(element.get("href", "")).strip().lower().startswith(("javascript", "data"))


@given(PIECES)
def test_what_has_been_sanitised_stays_as_it_is(html):
    for clean in EVERY:
        once = clean(html)
        assert clean(once) == once


def test_several_threads_may_sanitise_at_once():
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(sanitised_source, ['<a id="7">x</a>'] * 200)) == {'<a id="7">x</a>'}
