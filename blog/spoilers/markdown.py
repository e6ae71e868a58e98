"""Markdown to safe HTML, with `||hidden words||` and `>!hidden words!<` as inline spoilers.

The plugin does not trust the host's `WAGTAILMARKDOWN` setting for this: without it, Wagtail's Markdown renderer would
drop the mark and show the words.
"""

import re
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from blog.spoilers.markup import MARK
from blog.spoilers.sanitising import sanitised_markdown


class _SpoilerProcessor(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str):
        element = Element("span")
        element.set(MARK, "")
        element.text = m.group(1)  # Parsed further, so that bold and links inside survive.
        return element, m.start(0), m.end(0)


class _Marks(Preprocessor):
    """Brings both notations into the one that block parsing leaves alone: bars, but arrows in the rows of tables.

    `>!` at the start of a line, of an item or of a quotation would open a quotation; bars in a table would be cells.
    """

    def run(self, lines: list[str]) -> list[str]:
        """The lines of the text, marks rewritten outside code."""
        text = _ARROWS.sub(lambda mark: self._unless_code(mark, "||", "||"), "\n".join(lines))
        return [
            _BARS.sub(lambda mark: self._unless_code(mark, ">!", "!<"), line) if _is_row(line) else line
            for line in text.split("\n")
        ]

    @staticmethod
    def _unless_code(mark: re.Match[str], before: str, after: str) -> str:
        line_start = mark.string.rfind("\n", 0, mark.start()) + 1
        lead = mark.string[line_start : mark.start()]
        return mark.group(0) if lead.count("`") % 2 == 1 else f"{before}{mark.group(1)}{after}"


_ARROWS = re.compile(r">![ \t]*((?:(?!\n[ \t]*\n|!<).)+?)[ \t]*!<", re.DOTALL)
_BARS = re.compile(r"(?<!\\)\|\|[ \t]*([^|\n]+?)[ \t]*\|\|")


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: bars part cells beside those that hide words."""
    return "|" in _BARS.sub("", line)


class SpoilerExtension(Extension):
    """Teach Markdown the two notations of an inline spoiler."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register the processors; priorities put them below code spans and escapes, above emphasis."""
        md.preprocessors.register(_Marks(md), "spoiler_marks", 24)
        md.inlinePatterns.register(_SpoilerProcessor(r"\|\|[ \t]*(\S.*?)[ \t]*\|\|", md), "spoiler_bars", 65)
        md.inlinePatterns.register(_SpoilerProcessor(r">![ \t]*(\S.*?)[ \t]*!<", md), "spoiler_arrows", 64)


def render_markdown(source: str) -> str:
    """HTML of a Markdown text: only the tags and attributes that a review needs, links with `rel`.

    Args:
        source: Markdown with the notations of an inline spoiler; raw HTML in it is sanitised like the rest.

    Returns:
        A fragment in which hidden words stand in `<span data-spoiler="">`.
    """
    renderer = markdown.Markdown(extensions=["tables", "sane_lists", SpoilerExtension()])
    return sanitised_markdown(renderer.convert(source))


@lru_cache(maxsize=64)
def has_open_mark(source: str) -> bool:
    """Whether words that somebody meant to hide are not hidden, outside code between backticks.

    A mark is closed in another paragraph, cell or heading, or not at all; or it stands in indented code, which is more
    often a paragraph with too many blanks before it than code.
    """
    if not _LEFT_OVER.search(source):
        return False
    meant = _ESCAPED_OR_CODE.sub("", source)
    text = "\n".join(_Marks().run(meant.split("\n")))
    if any(_is_row(line) for pair in _HIDDEN_BY_BARS.finditer(text) for line in _lines_of(pair)):
        return True
    for closed in (_HIDDEN_BY_BARS, _ARROWS):
        text = closed.sub("", text)
    return any(_LEFT_OVER.search(left) for left in (text, unescape(_TAG.sub("", render_markdown(meant)))))


def _lines_of(pair: re.Match[str]) -> list[str]:
    """The lines that a mark of several lines begins and ends in, and those between; none for a mark within a line."""
    if "\n" not in pair.group():
        return []
    start = pair.string.rfind("\n", 0, pair.start()) + 1
    end = pair.string.find("\n", pair.end())
    return pair.string[start : len(pair.string) if end < 0 else end].replace("||", "").split("\n")


_ESCAPED_OR_CODE = re.compile(r"\\.|`(?:(?!\n[ \t]*\n)[^`])*`")
_HIDDEN_BY_BARS = re.compile(r"\|\|(?:(?!\n[ \t]*\n).)+?\|\|", re.DOTALL)
_LEFT_OVER = re.compile(r"\|\||>!|!<")
_TAG = re.compile(r"<[^>]*>")
