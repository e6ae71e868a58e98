"""Rich text inside blocks: what it links to is kept by key, and asked for all at once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.rich_text import RichText

from blog.blocks.text import addressed_html, give_addresses, prose_html, with_addresses
from blog.models import PostDigest, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory, body


def link(page: ReviewPage) -> str:
    return f'<p><a linktype="page" id="{page.pk}">x</a></p>'


@pytest.fixture
def pages(index: BlogIndexPage) -> list[ReviewPage]:
    return [ReviewPageFactory(parent=index, slug=f"post-{number}") for number in range(3)]


def test_however_many_texts_take_as_many_queries_as_one(pages: list[ReviewPage]) -> None:
    with_addresses([link(pages[0])])  # Wagtail keeps the paths of the sites from here on.
    with CaptureQueriesContext(connection) as one:
        with_addresses([link(pages[0])])
    with CaptureQueriesContext(connection) as many:
        texts = with_addresses([link(page) for page in pages * 5])
    assert len(many) == len(one)
    assert texts[:3] == [f'<p><a href="/reviews/post-{number}/">x</a></p>' for number in range(3)]


@pytest.mark.parametrize("broken", ["<a ", '<a linktype="page', "<p", "<!--", "\x1e", ""])
def test_a_broken_text_does_not_touch_its_neighbours(pages: list[ReviewPage], broken: str) -> None:
    texts = with_addresses([broken, link(pages[1])])
    assert texts[1:] == ['<p><a href="/reviews/post-1/">x</a></p>']
    assert "post-1" not in texts[0]


@pytest.mark.parametrize("key", ["x", "", "1e3", "9" * 40])
def test_a_link_to_nothing_leads_nowhere_and_breaks_nothing(pages: list[ReviewPage], key: str) -> None:
    broken = f'<p><a id="{key}" linktype="page">x</a></p>'
    texts = with_addresses([broken, link(pages[1])])
    assert texts == ["<p><a>x</a></p>", '<p><a href="/reviews/post-1/">x</a></p>']


def test_a_text_whose_addresses_were_asked_for_takes_no_query(pages: list[ReviewPage]) -> None:
    texts = [RichText(link(page)) for page in pages]
    give_addresses([*texts, "no rich text", None, RichText("")])
    with CaptureQueriesContext(connection) as captured:
        assert "/reviews/post-2/" in addressed_html(texts[2])
    assert len(captured) == 0
    assert addressed_html(None) == ""


def test_a_page_with_many_links_takes_as_many_queries_as_one_with_one(pages: list[ReviewPage], client: Client) -> None:
    index = BlogIndexPage.objects.get()
    counts = set()
    for number in (1, 8):
        texts = [("text", {"text": link(page), "spoiler": "full"}) for page in (pages * 3)[:number]]
        page = ReviewPageFactory(parent=index, body=body(*texts))
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page.url).content.count(b'href="/reviews/post-') >= number
        counts.add(len(captured))
    assert len(counts) == 1


def test_what_is_derived_keeps_no_address(pages: list[ReviewPage]) -> None:
    page = ReviewPageFactory(
        parent=BlogIndexPage.objects.get(), body=body(("text", {"text": link(pages[0]), "spoiler": "safe"}))
    )
    kept = PostDigest.objects.get(post=page.pk).safe_html
    assert f'linktype="page" id="{pages[0].pk}"' in kept
    assert "href" not in kept


def test_a_stored_text_is_printed_without_what_an_editor_could_not_have_written(pages: list[ReviewPage]) -> None:
    stored = (
        f'<p onclick="alert(1)">One <a linktype="page" id="{pages[0].pk}" onclick="alert(1)">two</a> '
        '<a href="javascript:alert(1)">three</a> <a id="content" href="tel:+82">four</a><script>alert(1)</script></p>'
    )
    printed = '<p>One <a href="/reviews/post-0/">two</a> <a>three</a> <a href="tel:+82">four</a></p>'
    assert addressed_html(RichText(stored)) == printed
    assert with_addresses([prose_html(RichText(stored))]) == [printed]


def test_an_embed_that_a_program_stored_is_asked_of_nobody(pages: list[ReviewPage], monkeypatch) -> None:
    monkeypatch.setattr("wagtail.embeds.embeds.get_embed", lambda *args, **kwargs: pytest.fail("asked"))
    stored = '<p>One</p><embed embedtype="media" url="https://video.example/1"/><emb<embed/>ed embedtype="media"/>'
    assert "embed" not in addressed_html(RichText(stored)).replace("embedtype", "").replace("&lt;emb", "")
