"""The "spoiler" feature of the rich text editor: a button that hides words, and how they are stored."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from blog.spoilers.markup import MARK

# The exporter nests styles in alphabetical order: named so, the mark stands outside bold and italic, in one piece.
STYLE = "ASPOILER"


class _SpoilerFeature(InlineStyleFeature):
    """The button, and the shortcut: a style cannot name one of its own, a plugin of the editor can."""

    def construct_options(self, options: dict[str, Any]) -> None:
        """Add both to the options of an editor."""
        super().construct_options(options)
        options.setdefault("plugins", []).append({"type": STYLE})


def register_spoiler(features: FeatureRegistry) -> None:
    """Register the button and the conversion to `<span data-spoiler>` and back."""
    features.register_editor_plugin(
        "draftail",
        "spoiler",
        _SpoilerFeature(
            {
                "type": STYLE,
                "icon": "no-view",
                "description": _(
                    "Spoiler: hidden until the reader opens it, and never outside the page (Ctrl + Shift + H)"
                ),
                "style": {"backgroundColor": "#4a3b52", "color": "#f4ecf7"},
            },
            js=["blog/admin/spoiler.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "spoiler",
        {
            "from_database_format": {f"span[{MARK}]": InlineStyleElementHandler(STYLE)},
            "to_database_format": {"style_map": {STYLE: {"element": "span", "props": {MARK: ""}}}},
        },
    )
