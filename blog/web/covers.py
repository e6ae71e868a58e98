"""Inline spoilers on readers' pages: covered, and named in the reader's language."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from blog.spoilers.markup import covered_spoilers


def covered_prose(html: str, prefix: str) -> SafeString:
    """Rich text of editors, or sanitised Markdown, with its inline spoilers covered.

    Args:
        html: the text, hidden words marked.
        prefix: what makes the ids in it unique on their page: the block's id, where several posts meet the post's too.
    """
    covered = covered_spoilers(html, prefix=prefix, hidden=_("Spoiler, hidden"), shown=_("Spoiler, shown"))
    return mark_safe(covered)  # noqa: S308 - rendered by our own blocks
