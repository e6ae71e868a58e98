"""The neutral blocks: text, Markdown, quotations, pictures and embeds, in any post."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlockValidationError, StructValue, URLBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from blog.blocks.fetching import FetchedChoice
from blog.blocks.levelled import LevelledBlock, LevelledValue
from blog.blocks.text import MARKDOWN_MAX_LENGTH, ProseBlock, SpoilerMarkdownBlock, prose_html
from blog.spoilers.levels import Level
from blog.spoilers.markdown import has_open_mark, render_markdown

NEUTRAL = _("In any post")


class TextBlock(LevelledBlock):
    """Running text without a heading of its own."""

    text = ProseBlock()

    class Meta:
        icon = "blog-text"
        group = NEUTRAL
        label = _("Text")
        description = _("Running text that belongs to no section: a sign-off, an aside.")
        template = "blog/blocks/text.html"
        preview_value = {"text": "<p>Thank you for reading. There is soup.</p>", "spoiler": "safe"}

    def html(self, value: StructValue) -> str:
        """The text."""
        return prose_html(value.get("text"))


class MarkdownValue(LevelledValue):
    """The value of a block in Markdown."""

    @property
    def level(self) -> Level:
        """As of any block, but full where a mark is open: words that somebody meant to hide are not shown."""
        return Level.FULL if has_open_mark(self.get("markdown") or "") else super().level


class MarkdownBlock(LevelledBlock):
    """Running text written in Markdown."""

    markdown = SpoilerMarkdownBlock(
        required=False,
        max_length=MARKDOWN_MAX_LENGTH,
        label=_("Markdown"),
        help_text=_("Hide words with ||two bars|| or, in tables, with >!these arrows!<."),
    )

    class Meta:
        icon = "blog-markdown"
        group = NEUTRAL
        label = _("Markdown")
        description = _("Running text in Markdown, tables included.")
        template = "blog/blocks/markdown.html"
        value_class = MarkdownValue
        preview_value = {"markdown": "| Episode | Naps |\n|---|---|\n| 1 | 0 |\n| 2 | 3 |", "spoiler": "safe"}

    def clean(self, value: StructValue) -> StructValue:
        """The cleaned value.

        Raises:
            StructBlockValidationError: a mark of hidden words is not closed in its paragraph (not on a draft).
        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation and has_open_mark(cleaned.get("markdown") or ""):
            raise StructBlockValidationError(
                block_errors={
                    "markdown": ValidationError(
                        gettext(
                            "A mark of hidden words (|| or >! … !<) is open. Close it in the same paragraph, or put it "
                            "between backticks to show it."
                        )
                    )
                }
            )
        return cleaned

    def html(self, value: StructValue) -> str:
        """The text as sanitised HTML."""
        source = value.get("markdown")
        return render_markdown(source) if source else ""


class QuoteBlock(LevelledBlock):
    """Somebody else's words, with their source."""

    text = ProseBlock(label=_("Quotation"))
    source = CharBlock(required=False, max_length=200, label=_("Source"))

    class Meta:
        icon = "blog-quote"
        group = NEUTRAL
        label = _("Quotation")
        description = _("A line worth quoting, and who says it.")
        template = "blog/blocks/quote.html"
        preview_value = {
            "text": "<p>A harbour is only a road that has stopped pretending.</p>",
            "source": "Aunt Dessie, episode 3",
            "spoiler": "safe",
        }

    def html(self, value: StructValue) -> str:
        """The quotation and its source."""
        text = prose_html(value.get("text"))
        if not text:
            return ""
        source = value.get("source")
        cite = format_html("<footer>{}</footer>", source) if source else ""
        return f"<blockquote>{text}{cite}</blockquote>"


def _caption(value: StructValue) -> str:
    caption = value.get("caption")
    return format_html("<p>{}</p>", caption) if caption else ""


class _FetchedImageChooserBlock(FetchedChoice, ImageChooserBlock):
    """An image, fetched with the others of its stream."""


class FastImageBlock(ImageBlock):
    """An image with its own alt text; the renditions of all images of a stream come in one query.

    Wagtail hands out one object for an image that a stream has twice, and writes the alt text of its last place on it:
    that of a hidden place would stand in a safe one. Here each place has an object of its own, and renditions that
    know it: it is they that say the alt text in a template.
    """

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = _FetchedImageChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser

    def _struct_value_to_image(self, struct_value: Mapping[str, Any]) -> Any:
        return super()._struct_value_to_image({**struct_value, "image": copy(struct_value.get("image"))})

    def bulk_to_python(self, values: Iterable[Any]) -> list:
        """The images of many values at once."""
        images = super().bulk_to_python(values)
        found = [image for image in images if image is not None]
        if found:
            made = get_image_model().get_rendition_model().objects.filter(image__in={image.pk for image in found})
            renditions: dict[int, list[Any]] = {}
            for rendition in made:
                renditions.setdefault(rendition.image_id, []).append(rendition)
            for image in found:
                # Where Wagtail looks for renditions that were fetched (AbstractImage.find_existing_renditions).
                image.prefetched_renditions = [_rendition_of(image, made) for made in renditions.get(image.pk, [])]
        return images


def _rendition_of(image: Any, rendition: Any) -> Any:
    own = copy(rendition)
    own.image = image
    return own


class PictureBlock(LevelledBlock):
    """One picture; its alt text and caption have the block's level."""

    image = FastImageBlock(required=False, label=_("Image"))
    caption = CharBlock(required=False, max_length=500, label=_("Caption"))

    class Meta:
        icon = "blog-image"
        group = NEUTRAL
        label = _("Image")
        description = _("One picture with a caption; both are hidden with the block.")
        template = "blog/blocks/image.html"

    def html(self, value: StructValue) -> str:
        """The words that go with the picture: alt text and caption."""
        image = value.get("image")
        alt = getattr(image, "contextual_alt_text", "") if image else ""
        return (format_html("<p>{}</p>", alt) if alt else "") + _caption(value)

    def get_preview_value(self) -> StructValue:
        """The newest image of the library, for the editor's preview."""
        image = get_image_model().objects.order_by("-pk").first()
        return self.normalize({"image": image, "caption": "Low tide, as far as the third pole.", "spoiler": "safe"})


class GalleryBlock(LevelledBlock):
    """Several pictures side by side."""

    images = ListBlock(FastImageBlock(required=False), label=_("Images"), default=[])

    class Meta:
        icon = "blog-gallery"
        group = NEUTRAL
        label = _("Gallery")
        description = _("Several pictures side by side.")
        template = "blog/blocks/gallery.html"

    def html(self, value: StructValue) -> str:
        """The words that go with the pictures: their alt texts."""
        alts = [getattr(image, "contextual_alt_text", "") for image in value.get("images") or [] if image]
        return format_html_join("", "<p>{}</p>", ((alt,) for alt in alts if alt))

    def get_preview_value(self) -> StructValue:
        """The newest images of the library, for the editor's preview."""
        images = list(get_image_model().objects.order_by("-pk")[:3])
        return self.normalize({"images": images, "spoiler": "safe"})


class EmbedBlock(LevelledBlock):
    """A link to a video elsewhere; nothing of it is loaded before the reader asks for it."""

    url = URLBlock(required=False, label=_("Address"))
    caption = CharBlock(required=False, max_length=500, label=_("Caption"))

    class Meta:
        icon = "blog-embed"
        group = NEUTRAL
        label = _("Embed")
        description = _("A trailer or song elsewhere: a link, or a player that readers start. Nothing loads before.")
        template = "blog/blocks/embed.html"
        preview_value = {"url": "https://video.example/trailer", "caption": "The trailer", "spoiler": "safe"}

    def html(self, value: StructValue) -> str:
        """The caption."""
        return _caption(value)
