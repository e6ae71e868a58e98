"""Markdown to safe HTML, with `||hidden words||` and `>!hidden words!<` as inline spoilers.

The plugin does not trust the host's `WAGTAILMARKDOWN` setting for this: without it, Wagtail's Markdown renderer would
drop the mark and show the words.
"""

import re
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

from blog.spoilers.markup import MARK

_TAGS = frozenset(
    "a abbr b blockquote br code del dd dl dt em h3 h4 h5 h6 hr i li ol p pre s span strong sub sup table tbody td th "
    "thead tr ul".split()
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "span": {MARK},
    "td": {"align"},
    "th": {"align"},
}
_SCHEMES = {"http", "https", "mailto"}


class _SpoilerProcessor(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str):
        element = Element("span")
        element.set(MARK, "")
        element.text = m.group(1)  # Parsed further, so that bold and links inside survive.
        return element, m.start(0), m.end(0)


class _LineStart(Preprocessor):
    """A `>!` at the start of a line would open a quotation before inline marks are looked at."""

    mark = re.compile(r"^( {0,3})>!(?=\S)(.+?)(?<=\S)!<")

    def run(self, lines: list[str]) -> list[str]:
        return [self.mark.sub(r"\1||\2||", line) for line in lines]


class _TablePipes(Preprocessor):
    """A `||…||` in a row of a table would be read as cells."""

    mark = re.compile(r"\|\|(?=[^\s|])([^|\n]+?)(?<=\S)\|\|")

    def run(self, lines: list[str]) -> list[str]:
        return [
            self.mark.sub(r">!\1!<", line)
            if line.lstrip().startswith("|") and not line.lstrip().startswith("||")
            else line
            for line in lines
        ]


class SpoilerExtension(Extension):
    """Teach Markdown the two notations of an inline spoiler."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register the processors; priorities put them below code spans and escapes, above emphasis."""
        md.preprocessors.register(_LineStart(md), "spoiler_line_start", 24)
        md.preprocessors.register(_TablePipes(md), "spoiler_table_pipes", 23)
        md.inlinePatterns.register(_SpoilerProcessor(r"\|\|(?=\S)(.+?)(?<=\S)\|\|", md), "spoiler_pipes", 65)
        md.inlinePatterns.register(_SpoilerProcessor(r">!(?=\S)(.+?)(?<=\S)!<", md), "spoiler_arrows", 64)


def render_markdown(source: str) -> str:
    """HTML of a Markdown text: only the tags and attributes that a review needs, links with `rel`.

    Args:
        source: Markdown with the notations of an inline spoiler; raw HTML in it is sanitised like the rest.

    Returns:
        A fragment in which hidden words stand in `<span data-spoiler="">`.
    """
    renderer = markdown.Markdown(extensions=["tables", "sane_lists", SpoilerExtension()])
    return nh3.clean(
        renderer.convert(source),
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow ugc",
    )
