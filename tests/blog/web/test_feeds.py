"""The feeds, read as a feed reader reads them."""

import datetime

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.test import Client

from blog.models import ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import AuthorFactory, ReviewPageFactory, RoleFactory, body


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    role = RoleFactory(person__name="Ana Lind", work__title="Salt Road")
    page = ReviewPageFactory(
        parent=index,
        title="Salt Road & after",
        work=role.work,
        author=AuthorFactory(name="Mina Hale"),
        pitch="A road, and salt.",
        date=datetime.date(2021, 10, 4),
        body=body(
            ("introduction", {"text": "<p>Hello <b>you</b>.</p>", "spoiler": "safe"}),
            ("summary", {"text": "<p>He dies.</p>", "spoiler": "full"}),
        ),
    )
    page.tags.add("grief")
    page.save()
    return page


FEEDS = ["", "tag/grief/", "people/ana-lind/", "works/salt-road/", "by/mina-hale/"]


@pytest.mark.parametrize("of", FEEDS)
def test_a_feed_has_the_post_with_pitch_and_safe_text(review: ReviewPage, client: Client, of: str) -> None:
    response = client.get(f"/reviews/{of}feed/")
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    (entry,) = feed.entries
    assert (entry.title, entry.summary) == ("Salt Road & after", "A road, and salt.")
    assert entry.content[0].value == "<p>Hello <b>you</b>.</p>"
    assert entry.published_parsed[:3] == (2021, 10, 4)
    assert entry.link == f"http://localhost/reviews/{review.slug}/"
    assert [tag.term for tag in entry.tags] == ["grief"]
    assert b"dies" not in response.content


def test_a_post_without_pitch_says_title_work_and_rating(review: ReviewPage, client: Client) -> None:
    review.pitch = ""
    review.save()
    (entry,) = feedparser.parse(client.get("/reviews/feed/").content).entries
    # The description of an RSS item is HTML.
    assert entry.summary == "Salt Road &amp; after · Salt Road"


def test_a_feed_without_posts_is_empty_and_that_of_something_nothing_public_names_is_not_found(
    index: BlogIndexPage, client: Client
) -> None:
    AuthorFactory(name="Mina Hale")
    assert feedparser.parse(client.get("/reviews/feed/").content).entries == []
    assert client.get("/reviews/by/mina-hale/feed/").status_code == 404
    assert client.get("/reviews/by/nobody/feed/").status_code == 404
    assert client.get("/reviews/nothing/nobody/feed/").status_code == 404


@pytest.mark.parametrize("of", FEEDS)
def test_a_page_leads_feed_readers_to_its_feeds(review: ReviewPage, client: Client, of: str) -> None:
    page = BeautifulSoup(client.get(f"/reviews/{of}").content, "html.parser")
    links = {link["href"]: link["type"] for link in page.select('head link[rel="alternate"]')}
    for start in {"/reviews/feed/", f"/reviews/{of}feed/"}:
        assert links[start] == "application/rss+xml"
        assert links[f"{start}atom/"] == "application/atom+xml"
        assert links[f"{start}json/"] == "application/feed+json"
    for address, kind in links.items():
        assert client.get(address)["Content-Type"].startswith(kind)


def test_a_page_says_what_feeds_there_are(review: ReviewPage, client: Client) -> None:
    page = BeautifulSoup(client.get("/reviews/feeds/").content, "html.parser")
    assert page.select_one('footer a[href="/reviews/feeds/"]')
    addresses = [link["href"] for link in page.select("main ul a")]
    assert addresses == [f"http://localhost/reviews/feed/{form}" for form in ("", "atom/", "json/")]
    assert all(client.get(address).status_code == 200 for address in addresses)


@pytest.mark.parametrize("form", ["", "atom/", "json/"])
def test_a_reader_that_has_the_feed_already_is_not_sent_it_again(review: ReviewPage, client: Client, form: str) -> None:
    etag = client.get(f"/reviews/feed/{form}")["ETag"]
    again = client.get(f"/reviews/feed/{form}", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    review.work.title = "Salt Street"
    review.work.save()
    review.pitch = ""
    review.save()
    assert client.get(f"/reviews/feed/{form}", headers={"if-none-match": etag}).status_code == 200


def test_a_post_that_moved_is_no_new_one_and_links_to_it_follow(review: ReviewPage, client: Client) -> None:
    linking = ReviewPageFactory(
        parent=BlogIndexPage.objects.get(),
        body=body(
            ("introduction", {"text": f'<p><a linktype="page" id="{review.pk}">Before</a></p>', "spoiler": "safe"})
        ),
    )
    known = {entry.id for entry in feedparser.parse(client.get("/reviews/feed/").content).entries}
    review.slug = "another-address"
    review.save()
    entries = feedparser.parse(client.get("/reviews/feed/").content).entries
    assert {entry.id for entry in entries} == known
    assert "http://localhost/reviews/another-address/" in {entry.link for entry in entries}
    (entry,) = [entry for entry in entries if entry.link.endswith(f"/{linking.slug}/")]
    assert entry.content[0].value == '<p><a href="http://localhost/reviews/another-address/">Before</a></p>'


def test_a_character_that_no_xml_may_hold_is_left_out(review: ReviewPage, client: Client) -> None:
    review.pitch = "A road,\x0band salt."
    review.save()
    feed = feedparser.parse(client.get("/reviews/feed/").content)
    assert not feed.bozo
    assert feed.entries[0].summary == "A road, and salt."
