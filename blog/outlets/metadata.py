"""What a page says of itself in its head: canonical address, description, Open Graph, the card that X shows."""

import datetime
import locale
import re
from dataclasses import dataclass

from django.utils.translation import to_locale

from blog.outlets.publication import Picture, Publication
from blog.spoilers.outgoing import Outgoing


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The properties of a page (https://ogp.me); addresses are absolute, what is unknown is empty.

    Attributes:
        kind: `og:type`: `article` for a post, else `website`.
        url: the one address of the page, whatever the reader's address bar says.
        locale: language and country as Open Graph writes them, for instance `en_US`.
        published: the date as far as it is known (ISO 8601), of a post.
        modified: the moment of its last change (ISO 8601), of a post.
        author: the address of its author's page.
        tags: the names of its tags.
    """

    kind: str
    title: str
    description: str
    url: str
    site_name: str
    locale: str
    image: Picture | None = None
    published: str = ""
    modified: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()


def post_metadata(post: Outgoing, blog: Publication, image: Picture | None) -> Metadata:
    """What a post says of itself. `image` is what is shown where it is shared."""
    return Metadata(
        kind="article",
        title=post.title,
        description=post.description,
        url=post.full_url,
        site_name=blog.name,
        locale=open_graph_locale(blog.language),
        image=image,
        published=post.iso_date,
        modified=iso_moment(post.updated),
        author=blog.address("author", slug=post.byline.slug) if post.byline else "",
        tags=tuple(tag.name for tag in post.tags),
    )


def list_metadata(blog: Publication, *, title: str, description: str, url: str) -> Metadata:
    """What any other page says of itself."""
    return Metadata(
        kind="website",
        title=title,
        description=description or blog.description,
        url=url,
        site_name=blog.name,
        locale=open_graph_locale(blog.language),
        image=blog.share_image,
    )


def open_graph_locale(language: str) -> str:
    """A language tag as `language_COUNTRY`; the country is the usual one where the tag names none, empty without."""
    usual = locale.normalize(to_locale(language)).partition(".")[0]
    return usual if re.fullmatch("[a-z]{2,3}_[A-Z]{2}", usual) else ""


def iso_moment(moment: datetime.datetime | None) -> str:
    """A moment in ISO 8601, to the second; empty for None."""
    return moment.isoformat(timespec="seconds") if moment else ""
