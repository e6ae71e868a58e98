"""Entries of a sitemap (https://www.sitemaps.org/protocol.html), in the form that Wagtail's sitemap view takes."""

import datetime
from typing import Any

from blog.outlets.pictures import made_poster
from blog.spoilers.outgoing import Facts

Entry = dict[str, Any]


def post_entry(post: Facts) -> Entry:
    """A post, with its poster for `templates/blog/sitemap.xml`; Wagtail's own template prints the rest."""
    poster = made_poster(post.work, post.full_url) if post.work else None
    return {**entry(post.full_url, post.updated), "images": [poster.url] if poster else []}


def entry(address: str, changed: datetime.datetime | None = None) -> Entry:
    """Any other page; `changed` where the moment of its last change is known."""
    return {"location": address, **({"lastmod": changed} if changed else {})}
