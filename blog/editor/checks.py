"""System checks: hidden words stay hidden on their way through every editor of a post.

They do what an editor does, with a marked word, instead of reading settings: a host can lose the mark by a list of
features, by another rich text editor, by a converter of its own, or by rendering Markdown with its own extensions.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db.models import Field
from django.forms import Widget
from django.utils.datastructures import MultiValueDict
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtailmarkdown.blocks import MarkdownBlock
from wagtailmarkdown.fields import MarkdownField
from wagtailmarkdown.utils import render_markdown

from blog.models import PostPage
from blog.spoilers.markup import MARK, without_spoilers

_WORD = "qzhiddenqz"
_RICH_TEXT = f'<p>a <span {MARK}="">{_WORD}</span> b</p>'
_MARKDOWN = (
    f"a ||{_WORD}|| b",
    f"a >!{_WORD}!< b",
    f">!{_WORD}!< b",
    f"| a | b |\n|---|---|\n| c | ||{_WORD}|| |",
    f"| a | b |\n|---|---|\n| c | >!{_WORD}!< |",
)


def check_spoiler_marks(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """An error for each field or block of a post's model in which a hidden word would not stay hidden."""
    models = [model for model in apps.get_models() if issubclass(model, PostPage)]
    fields = {field for model in models for field in model._meta.get_fields() if isinstance(field, Field)}
    return list(_errors(sorted(fields, key=str)))


def _errors(fields: Iterable[Field]) -> Iterator[CheckMessage]:
    kept: dict[Any, bool] = {}
    for field in fields:
        if isinstance(field, RichTextField):
            if not _keeps_mark(field.formfield().widget, kept):
                yield _lost(field, "")
        elif isinstance(field, MarkdownField):
            if any(_shows(render_markdown(source)) for source in _MARKDOWN):
                yield _shown(field, "")
        elif isinstance(field, StreamField):
            for path, block in _blocks(field.stream_block):
                if isinstance(block, RichTextBlock) and not _keeps_mark(block.field.widget, kept):
                    yield _lost(field, path)
                elif isinstance(block, MarkdownBlock) and any(_shows(str(block.render(one))) for one in _MARKDOWN):
                    yield _shown(field, path)


def _blocks(block: Block, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Block]]:
    """A block and all that it is made of, each with its path in the stream."""
    yield ".".join(path), block
    if isinstance(block, StreamBlock | StructBlock):
        for name, child in block.child_blocks.items():
            yield from _blocks(child, (*path, name))
    elif isinstance(block, ListBlock):
        yield from _blocks(block.child_block, (*path, "item"))


def _keeps_mark(widget: Widget, kept: dict[Any, bool]) -> bool:
    """Whether a marked word comes back marked from the editor's widget; asked once for each list of features."""
    key = (type(widget), tuple(getattr(widget, "features", ()) or ()))
    if key not in kept:
        stored = widget.value_from_datadict({"text": widget.format_value(_RICH_TEXT)}, MultiValueDict(), "text")
        kept[key] = not _shows(str(stored or ""))
    return kept[key]


def _shows(html: str) -> bool:
    return _WORD not in html or _WORD in without_spoilers(html)


def _lost(field: Field, path: str) -> CheckMessage:
    return Error(
        f"The editor of {_name(field, path)} drops the mark around hidden words and shows them.",
        hint='Give it "spoiler" among its features, for instance blog.blocks.text.RICH_TEXT_FEATURES.',
        obj=field.model,
        id="blog.E001",
    )


def _shown(field: Field, path: str) -> CheckMessage:
    return Error(
        f"The Markdown of {_name(field, path)} is rendered without its hidden words being hidden.",
        hint="Use blog.blocks.text.SpoilerMarkdownBlock, or render it with blog.spoilers.markdown.render_markdown.",
        obj=field.model,
        id="blog.E002",
    )


def _name(field: Field, path: str) -> str:
    return f"“{field.name}”" + (f", block “{path}”" if path else "")
