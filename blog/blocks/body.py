"""The stream in which a post is written. The names of its blocks are a contract with importers, exports and the API."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock, StreamValue

from blog.blocks.fetching import blocks_of, choices_in_form
from blog.blocks.media import EmbedBlock, GalleryBlock, MarkdownBlock, PictureBlock, QuoteBlock, TextBlock
from blog.blocks.sections import (
    CastCommentBlock,
    CharacterBlock,
    DisclaimerBlock,
    EpisodeBlock,
    IntroductionBlock,
    NextUpBlock,
    SummaryBlock,
    ThemeBlock,
    VerdictBlock,
)
from blog.spoilers.levels import Level
from blog.spoilers.parts import Part


class BodyBlock(StreamBlock):
    """All blocks of a post."""

    disclaimer = DisclaimerBlock()
    introduction = IntroductionBlock()
    summary = SummaryBlock()
    theme = ThemeBlock()
    character = CharacterBlock()
    episode = EpisodeBlock()
    cast_comment = CastCommentBlock()
    verdict = VerdictBlock()
    next_up = NextUpBlock()
    text = TextBlock()
    markdown = MarkdownBlock()
    quote = QuoteBlock()
    image = PictureBlock()
    gallery = GalleryBlock()
    embed = EmbedBlock()

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> StreamValue:
        """The stream that a form was filled in with."""
        with choices_in_form(data, prefix):
            return super().value_from_datadict(data, files, prefix)

    class Meta:
        block_counts = {"verdict": {"max_num": 1}}
        required = False
        label = _("Review")


# What a new review opens with, in the order in which reviews are written.
SKELETON = ("disclaimer", "introduction", "summary", "theme", "character", "cast_comment", "verdict")


def skeleton() -> list[tuple[str, dict[str, Any]]]:
    """The blocks that a new review opens with, each empty and with its default level."""
    stream = BodyBlock()
    return [(name, stream.child_blocks[name].get_default()) for name in SKELETON]


def told_episodes(body: StreamValue) -> list[int]:
    """The episodes (or chapters) up to which blocks of a stream tell, in their order; read without any query."""
    levels = [child["value"] for child in body.raw_data if isinstance(child["value"], Mapping)]
    told = {value.get("spoiler_episode") for value in levels if value.get("spoiler") == Level.EPISODE}
    return sorted(episode for episode in told if isinstance(episode, int))


def parts_of(body: StreamValue) -> Iterator[Part]:
    """What the blocks of a stream hand to the boundary, in their order."""
    for child in blocks_of(body):
        yield from child.block.parts(child.value, block_id=child.id or "")
