"""Markup as a sequence of tags and texts: rich text as it is stored, HTML and XML as they are sent.

A small reader of its own, which throws nothing away: what it cannot read as a tag is text.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from blog.audit.words import GAP

# Elements of running text: none of them parts two words.
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time u "
    "var wbr".split()
)
# Elements of which a list or table is made: what stands in two of them is no sentence.
APART = frozenset(
    "article aside dd dt figcaption figure footer h1 h2 h3 h4 h5 h6 header label li nav option section summary td th "
    "title tr".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Their content is no markup.
_RAW = frozenset(["script", "style"])

_MARKUP = re.compile(
    r"""<!--(?P<comment>.*?)(?:-->|\Z)
    |<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
    |<[!?][^>]*>
    |<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>(?>[^>"']|"[^"]*"|'[^']*')*+)>""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ESCAPED_CODE_POINT = re.compile(r"\\u([0-9a-fA-F]{4})")
# Feeds hold escaped HTML, which may hold addresses in which words are encoded once more.
_DEEPEST = 4


def space_of(name: str) -> str:
    """What stands between the words before a tag of this name and those after it."""
    return "" if name in INLINE else GAP if name in APART else " "


@dataclass(slots=True)
class Text:
    """Words between tags; `kind` is `text`, `comment`, `cdata`, or the name of an element without markup."""

    content: str
    kind: str = "text"


@dataclass(slots=True)
class Start:
    """A start tag, its attributes decoded."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    closed: bool = False


@dataclass(slots=True)
class End:
    """An end tag."""

    name: str


def read_markup(markup: str) -> Iterator[Text | Start | End]:
    """The tags and texts of a document or fragment in their order; text between tags is decoded."""
    position = 0
    while (found := _MARKUP.search(markup, position)) is not None:
        if found.start() > position:
            yield Text(html.unescape(markup[position : found.start()]))
        position = found.end()
        for kind in ("comment", "cdata"):
            if found[kind] is not None:
                yield Text(found[kind], kind)
        name = (found["name"] or "").lower()
        if found["end"]:
            yield End(name)
        elif name:
            written = found["attributes"]
            yield Start(name, _attributes(written), written.endswith("/"))
            if name in _RAW:
                end = markup.lower().find(f"</{name}", position)
                end = len(markup) if end < 0 else end
                yield Text(markup[position:end], name)
                position = end
    if position < len(markup):
        yield Text(html.unescape(markup[position:]))


def _attributes(written: str) -> dict[str, str]:
    if not written:
        return {}
    if not written:
        return {}
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(written)
    }


def plain(text: str, depth: int = 0) -> str:
    """The words of a text that may itself hold markup, entities, percent signs or escaped code points.

    Markup is taken away, what its attributes say is kept behind a gap; an encoded text stands there decoded too.
    """
    if depth < _DEEPEST and "<" in text and _MARKUP.search(text):
        return _without_tags(text, depth)
    readings = [text]
    for decode in (html.unescape, unquote, _with_code_points):
        decoded = decode(text)
        if decoded != text and depth < _DEEPEST:
            readings.append(plain(decoded, depth + 1))
    return GAP.join(readings)


def _without_tags(text: str, depth: int) -> str:
    words: list[str] = []
    aside: list[str] = []
    for part in read_markup(text):
        if isinstance(part, Text):
            (words if part.kind in ("text", "cdata") else aside).append(plain(part.content, depth + 1))
        else:
            words.append(space_of(part.name))
            if isinstance(part, Start):
                aside += [plain(value, depth + 1) for value in part.attributes.values()]
    return GAP.join(["".join(words), *aside])


def _with_code_points(text: str) -> str:
    if "\\u" not in text:
        return text
    decoded = _ESCAPED_CODE_POINT.sub(lambda match: chr(int(match[1], 16)), text)
    # Two halves of one character stand in two escapes.
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
