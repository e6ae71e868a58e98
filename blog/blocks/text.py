"""Running text inside blocks: the one list of rich text features, and Markdown through our own renderer."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.forms import Field
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText, expand_db_html
from wagtailmarkdown.blocks import MarkdownBlock as WagtailMarkdownBlock

from blog.spoilers.markdown import render_markdown

# Every rich text field of a post takes exactly this list: one without "spoiler" would drop the mark around hidden
# words and show them.
RICH_TEXT_FEATURES = [
    "h3",
    "h4",
    "bold",
    "italic",
    "superscript",
    "ol",
    "ul",
    "hr",
    "link",
    "document-link",
    "blockquote",
    "spoiler",
]

# Nested brackets cost Markdown quadratic time; no chapter of a review comes near this many characters.
MARKDOWN_MAX_LENGTH = 100_000


class ProseBlock(RichTextBlock):
    """Rich text with the features of a review."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", _("Text"))
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"


def prose_html(value: RichText | None) -> str:
    """The HTML of a rich text as it is kept: inline spoilers marked, links to pages and documents by their keys.

    What is derived from it keeps the keys too, so that a page that moves leaves no stale address behind.
    """
    return (value.source or "") if value else ""


def with_addresses(fragments: Sequence[str]) -> list[str]:
    """The fragments, in which links have the addresses that their pages and documents have now.

    Takes one query for each type of what they link to, however many fragments there are.
    """
    expanded = expand_db_html(_SEPARATOR.join(fragments)).split(_SEPARATOR)
    # A fragment that ends within a tag would swallow the separator.
    return expanded if len(expanded) == len(fragments) else [expand_db_html(fragment) for fragment in fragments]


_SEPARATOR = "\x1e"


def give_addresses(values: Iterable[Any]) -> None:
    """Work out the addresses in all rich texts among these values at once; `addressed_html` finds them there."""
    texts = [value for value in values if isinstance(value, RichText) and value.source]
    if texts:
        for text, html in zip(texts, with_addresses([text.source for text in texts]), strict=True):
            text.addressed_html = html


def addressed_html(value: RichText | None) -> str:
    """The HTML of a rich text as it stands on a page: inline spoilers marked, links with their addresses."""
    kept = getattr(value, "addressed_html", None)
    return kept if kept is not None else expand_db_html(prose_html(value))


class SpoilerMarkdownBlock(WagtailMarkdownBlock):
    """Markdown with the two notations of an inline spoiler, sanitised by our own list."""

    @cached_property
    def field(self) -> Field:
        """The form's field, whose editor fetches no icons from elsewhere."""
        field = super().field
        field.widget.attrs["data-easymde-autodownload-value"] = "false"
        return field

    def render_basic(self, value: str, context: Any = None) -> SafeString:
        """The HTML of the Markdown text."""
        return mark_safe(render_markdown(value))  # noqa: S308 - sanitised by render_markdown

    def get_searchable_content(self, value: str) -> list[str]:
        """Nothing: posts are indexed as the words that readers see, not as Markdown."""
        return []
