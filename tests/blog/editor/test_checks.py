"""The system checks find every editor that would lose the mark around hidden words."""

from collections.abc import Callable

import pytest
from django.core.checks import run_checks
from django.db.models import Field
from django.utils.html import strip_tags
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtailmarkdown.blocks import MarkdownBlock
from wagtailmarkdown.fields import MarkdownField

from blog.blocks.text import RICH_TEXT_FEATURES, ProseBlock, SpoilerMarkdownBlock
from blog.editor import checks
from blog.editor.checks import check_spoiler_marks
from blog.models import PostPage


def ids() -> list[str | None]:
    return [message.id for message in check_spoiler_marks(None)]


def test_the_plugin_s_own_editors_keep_the_mark() -> None:
    assert ids() == []


def test_the_check_runs_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_RICH_TEXT", "<p>qzhiddenqz</p>")
    assert "blog.E001" in [message.id for message in run_checks()]


@pytest.fixture
def field_of_a_post(monkeypatch: pytest.MonkeyPatch) -> Callable[[Field], None]:
    """Puts a field of a host's own beside those of the post's model, for the time of a test."""
    fields = PostPage._meta.get_fields

    def add(field: Field) -> None:
        field.set_attributes_from_name("extra")
        field.model = PostPage
        monkeypatch.setattr(PostPage._meta, "get_fields", lambda *args, **kwargs: [*fields(*args, **kwargs), field])

    return add


class PlainStruct(StructBlock):
    """A host's block with rich text two levels down."""

    lines = ListBlock(RichTextBlock(features=["bold"]))


@pytest.mark.parametrize(
    "field, found",
    [
        (RichTextField(features=["bold"]), ["blog.E001"]),
        (RichTextField(features=RICH_TEXT_FEATURES), []),
        (StreamField([("text", RichTextBlock(features=["bold", "italic"]))]), ["blog.E001"]),
        (StreamField([("text", RichTextBlock())]), ["blog.E001"]),
        (StreamField([("text", ProseBlock())]), []),
        (StreamField([("struct", PlainStruct())]), ["blog.E001"]),
        (StreamField([("nested", StreamBlock([("markdown", MarkdownBlock())]))]), ["blog.E002"]),
        (StreamField([("markdown", SpoilerMarkdownBlock())]), []),
        (MarkdownField(), ["blog.E002"]),
    ],
    ids=[
        "a rich text field without the feature",
        "a rich text field with it",
        "a block without the feature",
        "a block with Wagtail's own list",
        "the plugin's block",
        "a block in a list in a struct",
        "Wagtail's Markdown",
        "the plugin's Markdown",
        "a Markdown field",
    ],
)
def test_what_a_host_adds_is_checked_by_what_it_does(
    field_of_a_post: Callable[[Field], None], field: Field, found: list[str]
) -> None:
    field_of_a_post(field)
    assert ids() == found


def test_the_message_names_the_block(field_of_a_post: Callable[[Field], None]) -> None:
    field_of_a_post(StreamField([("struct", PlainStruct())]))
    (message,) = check_spoiler_marks(None)
    assert "“extra”, block “struct.lines.item”" in message.msg


def test_a_converter_that_forgets_the_mark_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    convert = ContentstateConverter.to_database_format
    monkeypatch.setattr(
        ContentstateConverter, "to_database_format", lambda self, state: strip_tags(convert(self, state))
    )
    assert set(ids()) == {"blog.E001"}


def test_a_renderer_that_shows_the_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blog.blocks.text.render_markdown", lambda source: f"<p>{source}</p>")
    assert set(ids()) == {"blog.E002"}
