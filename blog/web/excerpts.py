"""Excerpts: a block of a review shown on a person's or theme's page, under the cover that it has on its own page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from blog.models import Person, Tag
from blog.models.querysets import PostPageQuerySet
from blog.spoilers.markup import covered_spoilers
from blog.spoilers.outgoing import Outgoing
from blog.text.html import html_to_text
from blog.text.words import count_words
from blog.search.listing import as_outgoing


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


def excerpts_of(thing: Person | Tag, posts: PostPageQuerySet, request: HttpRequest) -> list[Excerpt]:
    """What blocks of these posts say about a person, or under a theme; the newest post first."""
    mentions = list(thing.mentions.exclude(block_id="").filter(post__in=posts.order_by()).order_by("pk"))
    cards = posts.filter(pk__in={mention.post_id for mention in mentions}).cards() if mentions else []
    found = as_outgoing(cards, request)
    return [
        Excerpt(
            post=post,
            block_id=mention.block_id,
            block_type=mention.block_type,
            level=mention.level,
            episode=mention.episode,
            html=mark_safe(  # noqa: S308 - rendered by the block when the post was saved
                covered_spoilers(mention.html, prefix=mention.block_id, label=_("Show spoiler"))
            ),
            words=count_words(html_to_text(mention.html)),
        )
        for post in found
        for mention in mentions
        if mention.post_id == post.pk
    ]
