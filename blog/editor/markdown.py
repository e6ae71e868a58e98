"""The Markdown editor of the admin."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.staticfiles import versioned_static


def markdown_editor_script() -> SafeString:
    """The element that loads the editor's options, so that nothing it shows is fetched from elsewhere."""
    return format_html('<script src="{}"></script>', versioned_static("blog/admin/markdown.js"))
