"""Feeds: RSS 2.0 of posts, with the pitch as description and the safe text as content."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.xmlutils import SimplerXMLGenerator

from blog.spoilers.outgoing import Outgoing


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself; both addresses are absolute."""

    title: str
    description: str
    url: str
    feed_url: str


class _ContentFeed(Rss201rev2Feed):
    """RSS 2.0 with the content module (https://www.rssboard.org/rss-profile#namespace-elements-content)."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])


def rss(head: FeedHead, posts: Iterable[Outgoing]) -> HttpResponse:
    """An RSS 2.0 feed of these posts."""
    feed = _ContentFeed(
        title=_xml(head.title),
        link=head.url,
        description=_xml(head.description),
        language=get_language(),
        feed_url=head.feed_url,
    )
    for post in posts:
        feed.add_item(
            title=_xml(post.title),
            link=post.full_url,
            description=_xml(post.description),
            author_name=_xml(post.byline.name) if post.byline else None,
            pubdate=_moment(post.date),
            unique_id=post.full_url,
            unique_id_is_permalink=True,
            categories=[_xml(tag.name) for tag in post.tags],
            content=_xml(post.safe_html),
        )
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


# https://www.w3.org/TR/xml/#charsets: what no XML document may hold, for instance the line break of a word processor.
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def _xml(text: str) -> str:
    return _NOT_XML.sub(" ", text)


def _moment(date: datetime.date | None) -> datetime.datetime | None:
    """The day's beginning: feeds want a moment, posts have a day."""
    return datetime.datetime.combine(date, datetime.time(), tzinfo=datetime.UTC) if date else None
