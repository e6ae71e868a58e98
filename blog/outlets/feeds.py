"""Feeds: posts with the pitch as summary and the safe text as content, as RSS 2.0, Atom and JSON Feed 1.1.

A post is known to feed readers by a UUID, not by its address: one whose slug changes is not shown as new.
"""

import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from blog.outlets.pictures import poster_picture
from blog.outlets.publication import Publication
from blog.spoilers.outgoing import Outgoing
from blog.text.html import with_absolute_addresses


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself.

    Attributes:
        title: what readers find it under.
        description: what it is, in a sentence.
        url: the absolute address of the page that it belongs to.
        feed_url: the absolute address of the feed itself.
        updated: when it last changed, where it has no post.
    """

    title: str
    description: str
    url: str
    feed_url: str
    updated: datetime.datetime


class _Feed(SyndicationFeed):
    """Takes the moment of its last change from its posts, else from its head: not from the clock, as Django's does."""

    def latest_post_date(self) -> datetime.datetime:
        moments = [item["updateddate"] for item in self.items if item["updateddate"]]
        return max(moments, default=self.feed["updated"])


class _ContentFeed(_Feed, Rss201rev2Feed):
    """RSS 2.0 with the content module (https://www.rssboard.org/rss-profile#namespace-elements-content)."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        # A description is HTML by custom, and the pitch is plain text.
        super().add_item_elements(handler, {**item, "description": escape(item["description"])})
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])


class _AtomFeed(_Feed, Atom1Feed):
    """Atom (RFC 4287) with contents. Django's writes the summary as HTML; the pitch is plain text."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


def rss(head: FeedHead, posts: Iterable[Outgoing], publication: Publication) -> HttpResponse:
    """An RSS 2.0 feed of these posts (https://www.rssboard.org/rss-specification)."""
    return _xml_feed(_ContentFeed, "application/rss+xml; charset=utf-8", head, posts, publication)


def atom(head: FeedHead, posts: Iterable[Outgoing], publication: Publication) -> HttpResponse:
    """An Atom feed of these posts (RFC 4287)."""
    return _xml_feed(_AtomFeed, "application/atom+xml; charset=utf-8", head, posts, publication)


def _xml_feed(
    kind: type[_Feed], content_type: str, head: FeedHead, posts: Iterable[Outgoing], publication: Publication
) -> HttpResponse:
    feed = kind(
        title=_xml(head.title),
        link=head.url,
        description=_xml(head.description),
        subtitle=_xml(head.description),
        language=publication.language,
        author_name=_xml(publication.name),
        author_link=publication.url,
        feed_url=head.feed_url,
        feed_guid=head.feed_url,
        updated=head.updated,
    )
    for post in posts:
        feed.add_item(
            title=_xml(post.title),
            link=post.full_url,
            description=_xml(post.description),
            author_name=_xml(post.byline.name) if post.byline else None,
            author_link=publication.address("author", slug=post.byline.slug) if post.byline else None,
            pubdate=post.published,
            # Atom asks for it of every entry (RFC 4287, 4.1.2).
            updateddate=post.updated or head.updated,
            unique_id=identity(post),
            unique_id_is_permalink=False,
            categories=[_xml(tag.name) for tag in post.tags],
            content=_xml(_content(post)),
        )
    response = HttpResponse(content_type=content_type)
    feed.write(response, "utf-8")
    return response


def json_feed(head: FeedHead, posts: Iterable[Outgoing], publication: Publication) -> HttpResponse:
    """A JSON Feed 1.1 of these posts (https://www.jsonfeed.org/version/1.1/)."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": head.url,
        "feed_url": head.feed_url,
        "description": head.description,
        "language": publication.language,
        "authors": [{"name": publication.name, "url": publication.url}],
        "items": [_json_item(post, publication) for post in posts],
    }
    # Letters of every script as they are; half a surrogate pair, which UTF-8 does not have, as a question mark.
    content = json.dumps(feed, ensure_ascii=False).encode("utf-8", "replace")
    return HttpResponse(content, content_type="application/feed+json; charset=utf-8")


def _json_item(post: Outgoing, publication: Publication) -> dict[str, Any]:
    content = _content(post)
    poster = poster_picture(post.work, post.full_url) if post.work else None
    item = {
        "id": identity(post),
        "url": post.full_url,
        "title": post.title,
        "summary": post.description,
        # One of the two is required.
        **({"content_html": content} if content else {"content_text": post.description}),
        "image": poster.url if poster else None,
        "date_published": rfc3339_date(post.published) if post.published else None,
        "date_modified": rfc3339_date(post.updated) if post.updated else None,
        "authors": [{"name": post.byline.name, "url": publication.address("author", slug=post.byline.slug)}]
        if post.byline
        else None,
        "tags": [tag.name for tag in post.tags] or None,
    }
    return {key: value for key, value in item.items() if value is not None}


def identity(post: Outgoing) -> str:
    """What a post is known by for good: an address without a place (RFC 4122), so not one that can be opened."""
    return f"urn:uuid:{post.uid}"


def _content(post: Outgoing) -> str:
    return with_absolute_addresses(post.safe_html, post.full_url)


# https://www.w3.org/TR/xml/#charsets: what no XML document may hold, for instance the line break of a word processor.
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def _xml(text: str) -> str:
    return _NOT_XML.sub(" ", text)
