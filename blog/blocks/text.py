"""Running text inside blocks: the one list of rich text features, and Markdown through our own renderer."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText, expand_db_html
from wagtailmarkdown.blocks import MarkdownBlock as WagtailMarkdownBlock

from blog.spoilers.markdown import render_markdown
from blog.spoilers.sanitising import sanitised, sanitised_source
from blog.spoilers.typed import has_open_typed_mark, with_typed_marks

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

    def clean(self, value: RichText) -> RichText:
        """The cleaned text.

        Raises:
            ValidationError: a typed mark of hidden words is not closed in its paragraph (not on a draft).
        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation and has_open_typed_mark(sanitised_source(cleaned.source or "")):
            raise ValidationError(
                gettext(
                    "A mark of hidden words (|| or >! … !<) is open, and hides all of this text. Close it in the same "
                    "paragraph, or take it out and use the spoiler button."
                )
            )
        return cleaned


def prose_html(value: RichText | None) -> str:
    """The HTML of a rich text as it is kept: sanitised, spoilers marked, links to pages and documents by their keys.

    What is derived from it keeps the keys too, so that a page that moves leaves no stale address behind.
    """
    return with_typed_marks(sanitised_source(value.source)) if value and value.source else ""


def with_addresses(fragments: Sequence[str]) -> list[str]:
    """The fragments as they stand on a page: sanitised, and links with the addresses that what they lead to has now.

    Takes one query for each type of what they link to, however many fragments there are.
    """
    # Before, so that Wagtail looks for nothing but links, and after: what a link became is printed.
    sources = [sanitised_source(fragment) for fragment in fragments]
    expanded = _expanded(_SEPARATOR.join(sources)).split(_SEPARATOR)
    if len(expanded) != len(sources):  # A text may hold the separator itself.
        expanded = [_expanded(source) for source in sources]
    return [sanitised(fragment) for fragment in expanded]


_SEPARATOR = "\x1e"
# A link without a key, or by a number that no database holds: Wagtail would ask for it, and be refused.
_LINK_TO_NOTHING = re.compile(r"""<a\b(?=[^>]*\blinktype="(?:page|document)")(?![^>]*\bid="[0-9]{1,18}")[^>]*>""")


def _expanded(html: str) -> str:
    return expand_db_html(_LINK_TO_NOTHING.sub("<a>", html)) if html else ""


def give_addresses(values: Iterable[Any]) -> None:
    """Work out the addresses in all rich texts among these values at once; `addressed_html` finds them there."""
    texts = [value for value in values if isinstance(value, RichText) and value.source]
    if texts:
        for text, html in zip(texts, with_addresses([prose_html(text) for text in texts]), strict=True):
            text.addressed_html = html


def addressed_html(value: RichText | None) -> str:
    """The HTML of a rich text as it stands on a page: inline spoilers marked, links with their addresses."""
    kept = getattr(value, "addressed_html", None)
    return kept if kept is not None else with_addresses([prose_html(value)])[0]


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
