"""From the light marks of the demo's files to the HTML that Wagtail's editor stores."""

import re

from django.utils.html import escape

from blog.spoilers.markup import MARK

_MARKS = (
    (re.compile(r"\|\|(.+?)\|\|", re.DOTALL), rf'<span {MARK}="">\1</span>'),
    (re.compile(r"\*\*(.+?)\*\*", re.DOTALL), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*", re.DOTALL), r"<i>\1</i>"),
)
_PARAGRAPHS = re.compile(r"\n\s*\n")
_HEADING = "## "


def rich_text(text: str) -> str:
    """Paragraphs parted by blank lines, `## headings`, `*italic*`, `**bold**` and `||hidden||`, as rich text HTML."""
    paragraphs = (" ".join(part.split("\n")).strip() for part in _PARAGRAPHS.split(text.strip()))
    return "".join(_paragraph(part) for part in paragraphs if part)


def _paragraph(text: str) -> str:
    if text.startswith(_HEADING):
        return f"<h2>{_inline(text.removeprefix(_HEADING))}</h2>"
    return f"<p>{_inline(text)}</p>"


def _inline(text: str) -> str:
    html = escape(text)
    for mark, replacement in _MARKS:
        html = mark.sub(replacement, html)
    return html
