"""Excerpts: a block of a review shown on a person's or theme's page, under the cover that it has on its own page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from blog.blocks.text import with_addresses
from blog.models import Mention, Person, Tag
from blog.spoilers.outgoing import Outgoing
from blog.text.html import html_to_text
from blog.text.words import count_words
from blog.web.covers import covered_prose


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A block of a post: `level` and `episode` say who may read it, `html` is for the page, under its cover."""

    post: Outgoing
    block_id: str
    block_type: str
    level: str
    episode: int | None
    html: SafeString
    words: int

    @property
    def url(self) -> str:
        """The block's own address."""
        return f"{self.post.url}#{self.block_id}"


def excerpts_of(thing: Person | Tag, posts: Iterable[Outgoing]) -> list[Excerpt]:
    """What the blocks of these posts say about a person, or under a theme, in the order of the posts.

    One query, and one for each type of what they link to.
    """
    mentions: dict[int, list[Mention]] = {}
    found = {post.pk: post for post in posts if post.pk is not None}
    for mention in thing.mentions.exclude(block_id="").filter(post__in=found).order_by("pk"):
        mentions.setdefault(mention.post_id, []).append(mention)
    said = [(post, mention) for pk, post in found.items() for mention in mentions.get(pk, [])]
    texts = with_addresses([mention.html for _post, mention in said]) if said else []
    return [_excerpt(post, mention, html) for (post, mention), html in zip(said, texts, strict=True)]


def _excerpt(post: Outgoing, mention: Mention, html: str) -> Excerpt:
    return Excerpt(
        post=post,
        block_id=mention.block_id,
        block_type=mention.block_type,
        level=mention.level,
        episode=mention.episode,
        html=covered_prose(html, f"{mention.post_id}-{mention.block_id}"),
        words=count_words(html_to_text(mention.html)),
    )
