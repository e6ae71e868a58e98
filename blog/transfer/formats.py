"""The formats that can be imported, and how a file's own is told."""

import re
from collections.abc import Callable
from pathlib import Path

from blog.parsing.parsed import OpenedSource
from blog.transfer.reading import UnreadableFile
from blog.transfer.sources import archive_text, plain_text

AUTO = "auto"
FORMATS: dict[str, Callable[..., OpenedSource]] = {
    "archive_text": archive_text.open_source,
    "plain_text": plain_text.open_source,
}
_NOT_YET = {
    ".htm": "HTML",
    ".html": "HTML",
    ".json": "JSON",
    ".markdown": "Markdown",
    ".md": "Markdown",
    ".wxr": "a WordPress export (WXR)",
    ".xhtml": "HTML",
    ".xml": "a WordPress export (WXR)",
}
_OPENINGS = (
    (re.compile(r"\s*<\?xml\b|\s*<rss\b", re.IGNORECASE), "a WordPress export (WXR)"),
    (re.compile(r"\s*<!doctype html|\s*<html\b", re.IGNORECASE), "HTML"),
    (re.compile(r"---[ \t]*\r?\n[^\n]*:"), "Markdown with front matter"),
)


def choose_format(path: Path, text: str, wanted: str = AUTO) -> str:
    """The format of a file, a key of `FORMATS`.

    Args:
        path: where the file lies; its ending counts.
        text: what is in it.
        wanted: a key of `FORMATS`, which is then taken without a look, or `AUTO`.

    Raises:
        UnreadableFile: it looks like a format that cannot be imported in this version.
    """
    if wanted != AUTO:
        return wanted
    name = _NOT_YET.get(path.suffix.lower()) or next((name for opening, name in _OPENINGS if opening.match(text)), None)
    if name:
        raise UnreadableFile(
            f"this looks like {name}, which cannot be imported in this version. Save the text of the page as plain "
            "text and import that, or, if it is plain text all the same, choose the format plain_text."
        )
    return "archive_text" if archive_text.recognises(text) else "plain_text"
