"""The feeds by the rules of their specifications."""

import datetime
import email.utils
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest
from django.http import HttpResponse

from blog.outlets.feeds import FeedHead, atom, json_feed, rss
from blog.outlets.publication import Publication
from blog.spoilers.outgoing import Outgoing
from tests.blog.outlets.posts import PUBLICATION, outgoing_post

HEAD = FeedHead(
    title="Blog & friends",
    description="Reviews <mostly>",
    url="https://blog.example/reviews/",
    feed_url="https://blog.example/reviews/feed/",
    updated=datetime.datetime(2021, 1, 2, tzinfo=datetime.UTC),
)
ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
Writer = Callable[[FeedHead, list[Outgoing], Publication], HttpResponse]

POSTS = [
    outgoing_post(),
    outgoing_post(title="A < B & C", pitch="<b>Bold</b> & \x0b plain", safe_html="", tags=(), byline=None, work=None),
    outgoing_post(date=datetime.date(2021, 10, 4), date_precision="month", last_published=None),
    outgoing_post(date=None, last_published=None, rating=None, pitch=""),
]


def written(writer: Writer, posts: list[Outgoing] = POSTS) -> bytes:
    return writer(HEAD, posts, PUBLICATION).content


@pytest.mark.parametrize("writer", [rss, atom])
def test_feedparser_has_nothing_to_complain_of(writer: Writer) -> None:
    feed = feedparser.parse(written(writer))
    assert not feed.bozo
    assert len(feed.entries) == len(POSTS)
    assert len({entry.id for entry in feed.entries}) == len(POSTS)
    assert feed.feed.title == "Blog & friends"
    assert feed.entries[1].title == "A < B & C"


def test_rss_has_what_rss_2_0_asks_for() -> None:
    channel = ElementTree.fromstring(written(rss)).find("channel")
    for name in ("title", "link", "description"):
        assert [element.text for element in channel.findall(name)] != [""], name
        assert len(channel.findall(name)) == 1
    assert email.utils.parsedate_to_datetime(channel.findtext("lastBuildDate")) == POSTS[0].last_published
    self_link = channel.find(f"{ATOM}link")
    assert (self_link.get("rel"), self_link.get("href")) == ("self", HEAD.feed_url)
    for item, post in zip(channel.findall("item"), POSTS, strict=True):
        assert item.findtext("title")
        assert item.findtext("description")
        assert item.findtext("link") == post.full_url
        assert item.find("guid").get("isPermaLink") == "false"
        date = item.findtext("pubDate")
        assert (email.utils.parsedate_to_datetime(date) if date else None) == post.published


def test_the_pitch_is_text_in_a_description_that_readers_take_for_html() -> None:
    assert b"<description>&amp;lt;b&amp;gt;Bold" in written(rss)
    summary = ElementTree.fromstring(written(atom)).findall(f"{ATOM}entry/{ATOM}summary")[1]
    assert (summary.get("type"), summary.text) == ("text", "<b>Bold</b> &   plain")


def test_atom_has_what_rfc_4287_asks_for() -> None:
    feed = ElementTree.fromstring(written(atom))
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1, name
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == PUBLICATION.name
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "alternate": HEAD.url,
        "self": HEAD.feed_url,
    }
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1, name
        assert uuid.UUID(entry.findtext(f"{ATOM}id").removeprefix("urn:uuid:"))
        assert len(entry.findall(f"{ATOM}published")) <= 1
        for date in [*entry.findall(f"{ATOM}published"), *entry.findall(f"{ATOM}updated")]:
            assert RFC_3339.fullmatch(date.text)
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
        assert {element.get("type") for element in entry.findall(f"{ATOM}content")} <= {"html"}
        assert entry.find(f"{ATOM}content") is not None or entry.find(f"{ATOM}link") is not None


def test_json_feed_has_what_version_1_1_asks_for() -> None:
    feed = json.loads(written(json_feed))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == HEAD.title
    assert (feed["home_page_url"], feed["feed_url"]) == (HEAD.url, HEAD.feed_url)
    assert all(author.keys() & {"name", "url", "avatar"} for author in feed["authors"])
    assert len({item["id"] for item in feed["items"]}) == len(POSTS)
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item.keys() & {"content_html", "content_text"}
        for name in ("date_published", "date_modified"):
            assert name not in item or RFC_3339.fullmatch(item[name])
        assert None not in item.values()
        assert all(isinstance(tag, str) for tag in item.get("tags", []))


def test_of_a_month_the_first_day_is_published_and_it_is_the_change_where_no_later_one_is_known() -> None:
    items = json.loads(written(json_feed))["items"]
    assert items[2]["date_published"] == items[2]["date_modified"] == "2021-10-01T00:00:00+00:00"
    assert items[0]["date_modified"] == "2022-03-01T12:00:00+00:00"
    year = replace(POSTS[2], date_precision="year")
    assert json.loads(written(json_feed, [year]))["items"][0]["date_published"] == "2021-01-01T00:00:00+00:00"


@pytest.mark.parametrize("writer", [rss, atom, json_feed])
def test_addresses_in_contents_are_whole(writer: Writer) -> None:
    html = '<p><a href="/reviews/other/">x</a> <a href="#part">y</a> <a href="https://else.example/">z</a></p>'
    text = written(writer, [outgoing_post(safe_html=html)]).decode()
    for address in (
        "https://blog.example/reviews/other/",
        "https://blog.example/reviews/salt-road/#part",
        "https://else.example/",
    ):
        assert address in text
    assert 'href=\\"/' not in text
    assert "href=&quot;/" not in text


@pytest.mark.parametrize("writer", [rss, atom])
def test_a_feed_without_posts_is_one_and_stays_the_same(writer: Writer) -> None:
    feed = feedparser.parse(written(writer, []))
    assert not feed.bozo
    assert feed.entries == []
    assert feed.feed.updated_parsed[:3] == (2021, 1, 2)
    assert json.loads(written(json_feed, []))["items"] == []


def test_half_a_character_does_not_break_a_feed() -> None:
    broken = outgoing_post(title="half \ud83d", pitch="half \ud83d", rating=None)
    assert json.loads(written(json_feed, [broken]))["items"][0]["title"] == "half ?"
    assert not feedparser.parse(written(rss, [broken])).bozo
