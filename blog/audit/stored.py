"""The words of one post as its editor stored them, each with how far it may go: read from raw values alone.

The rules are those of the contract of levels, read a second time and independently of `blog.spoilers`: whatever is not
clearly safe is hidden.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from blog.audit.markup import INLINE, VOID, End, Start, Text, read_markup
from blog.audit.runs import Reach

# What a block's value holds beside words.
_SILENT_KEYS = frozenset(["spoiler", "spoiler_episode", "number", "decorative"])
# Its rich texts, in which marks of hidden words may have been typed.
_RICH_TEXTS = frozenset(["text", "safe", "full"])


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that follow each other, in pieces: each with whether it is hidden inside a passage that may go further."""

    pieces: tuple[tuple[str, bool], ...]
    reach: Reach
    # How far the hidden pieces may go.
    hidden_reach: Reach = Reach.COVERED


def passage(text: str, reach: Reach) -> Passage:
    """Words without anything hidden among them."""
    return Passage(((text, False),), reach)


def passages_of(blocks: Sequence[Mapping[str, Any]], *, public: bool = True) -> Iterator[Passage]:
    """The words of a stream of blocks, as it is stored.

    Args:
        blocks: the raw blocks: `type` and `value`.
        public: whether readers see the post; else none of its words may stand anywhere.
    """
    for block in blocks:
        for child, reach in _children(block):
            for found in _passages(child, reach):
                yield found if public else passage("".join(text for text, _ in found.pieces), Reach.NOWHERE)


def images_of(blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Reach]]:
    """The images that blocks show, by their keys: names and descriptions of files go as far as their block."""
    for block in blocks:
        for child, reach in _children(block):
            for mapping in _mappings(child):
                if isinstance(mapping.get("image"), int):
                    yield mapping["image"], reach


def chosen_in(blocks: Sequence[Mapping[str, Any]], name: str) -> Iterator[int]:
    """The keys of what the blocks name: `person`, `work` or `tag`."""
    for block in blocks:
        for mapping in _mappings(block.get("value")):
            if isinstance(mapping.get(name), int):
                yield mapping[name]


def _children(block: Mapping[str, Any]) -> Iterator[tuple[Any, Reach]]:
    value = block.get("value")
    if block.get("type") == "disclaimer":
        yield value, Reach.OWN_PAGE
    elif block.get("type") == "verdict" and isinstance(value, Mapping):
        yield {"text": value.get("safe")}, Reach.SAFE
        yield {name: child for name, child in value.items() if name != "safe"}, Reach.COVERED
    else:
        safe = isinstance(value, Mapping) and value.get("spoiler") == "safe" and not _has_open_mark(value)
        yield value, Reach.SAFE if safe else Reach.COVERED


def _passages(value: Any, reach: Reach, name: str = "") -> Iterator[Passage]:
    if isinstance(value, str):
        if value.strip():
            read = _markdown if name == "markdown" else _typed_text if name in _RICH_TEXTS else _rich_text
            pieces, asides = read(value)
            yield Passage(tuple(pieces), reach)
            for text, hidden in asides:
                yield passage(text, Reach.COVERED if hidden and reach is Reach.SAFE else reach)
    elif isinstance(value, Mapping):
        # An item of a list holds its value beside its type and id.
        if {"type", "value"} <= value.keys():
            yield from _passages(value["value"], reach)
            return
        for key, child in value.items():
            if key not in _SILENT_KEYS:
                yield from _passages(child, reach, key)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _passages(child, reach, name)


def _mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
        for child in value.values():
            yield from _mappings(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _mappings(child)


Pieces = list[tuple[str, bool]]


def _rich_text(source: str) -> tuple[Pieces, Pieces]:
    """Words with whether they are hidden, and what attributes say, for instance the address of a link."""
    reader = _RichText()
    for part in read_markup(source):
        reader.read(part)
    return reader.pieces, reader.asides


_TYPED = re.compile(r"\|\|(?P<bars>.+?)\|\||>!(?P<arrows>.+?)!<", re.DOTALL)
# A heart (`!<3`) hides nothing.
_TYPED_MARK = re.compile(r"\|\||>!|!<(?!3)")


def _typed_text(source: str) -> tuple[Pieces, Pieces]:
    """As `_rich_text`: words between `||…||` or `>!…!<` are hidden, and all of them where such a mark is left open."""
    paragraphs: list[list[Text]] = [[]]
    parts = list(read_markup(source))
    for part in parts:
        if isinstance(part, Text):
            if part.kind == "text":
                paragraphs[-1].append(part)
        elif part.name not in INLINE:
            paragraphs.append([])
    ranges: dict[int, list[tuple[int, int]]] = {}
    for texts in paragraphs:
        words = "".join(text.content for text in texts)
        if _TYPED_MARK.search(_TYPED.sub("", words)):
            pieces, asides = _rich_text(source)
            return [(text, True) for text, _ in pieces], [(text, True) for text, _ in asides]
        start = 0
        for text in texts:
            found = (mark.span("bars" if mark["bars"] else "arrows") for mark in _TYPED.finditer(words))
            ranges[id(text)] = [(max(0, first - start), last - start) for first, last in found if last > start]
            start += len(text.content)
    reader = _RichText()
    for part in parts:
        for each in _cut(part, ranges[id(part)]) if id(part) in ranges else [part]:
            reader.read(each)
    return reader.pieces, reader.asides


def _cut(text: Text | Start | End, ranges: list[tuple[int, int]]) -> Iterator[Text | Start | End]:
    """A text as it would be with the button's mark around these ranges of it."""
    words = text.content if isinstance(text, Text) else ""
    position = 0
    for first, last in ranges:
        yield Text(words[position:first])
        yield from (Start("span", {"data-spoiler": ""}), Text(words[first:last]), End("span"))
        position = last
    yield Text(words[position:])


class _RichText:
    def __init__(self) -> None:
        self.pieces: Pieces = []
        self.asides: Pieces = []
        # Open elements: name, whether it hides, its attributes' words, how many pieces there were before it.
        self._open: list[tuple[str, bool, list[str], int]] = []

    def read(self, part: Text | Start | End) -> None:
        if isinstance(part, Text):
            (self.pieces if part.kind == "text" else self.asides).append((part.content, self._hidden))
        elif isinstance(part, Start):
            self._start(part)
        elif any(name == part.name for name, *_ in self._open):
            while self._close() != part.name:
                continue

    @property
    def _hidden(self) -> bool:
        return any(hides for _, hides, *_ in self._open)

    def _start(self, tag: Start) -> None:
        self._part(tag.name)
        hides = tag.name == "span" and "data-spoiler" in tag.attributes
        words = [value for value in tag.attributes.values() if value.strip()]
        if tag.name in VOID or tag.closed:
            self.asides += [(value, self._hidden) for value in words]
        else:
            self._open.append((tag.name, hides, words, len(self.pieces)))

    def _close(self) -> str:
        name, _, words, before = self._open[-1]
        inside = [hidden for text, hidden in self.pieces[before:] if text.strip()]
        # A link whose words are all hidden is hidden itself.
        hidden = self._hidden or (bool(inside) and all(inside))
        self.asides += [(value, hidden) for value in words]
        self._open.pop()
        self._part(name)
        return name

    def _part(self, name: str) -> None:
        if name not in INLINE:
            self.pieces.append((" ", self._hidden))


_CODE_OR_ESCAPED = re.compile(r"\\.|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_MARKED = re.compile(r"\|\|(?P<bars>(?:(?!\n[ \t]*\n|\|\|).)+)\|\||>!(?P<arrows>(?:(?!\n[ \t]*\n|!<).)+)!<", re.DOTALL)
_MARK = re.compile(r"\|\||>!|!<")
_LINK = re.compile(r"!?\[(?P<words>[^\]]*)\]\((?P<aside>[^()]*(?:\([^()]*\)[^()]*)*)\)")


def _marks_blanked(source: str) -> str:
    """A Markdown text of the same length in which code and escaped characters hold no mark."""
    return _CODE_OR_ESCAPED.sub(lambda found: re.sub(r"[|>!<]", "x", found[0]), source)


def _has_open_mark(value: Mapping[str, Any]) -> bool:
    source = value.get("markdown")
    return isinstance(source, str) and _MARK.search(_MARKED.sub("", _marks_blanked(source))) is not None


def _markdown(source: str) -> tuple[Pieces, Pieces]:
    """As `_rich_text`: words between `||…||` or `>!…!<` are hidden."""
    pieces: Pieces = []
    asides: Pieces = []
    position = 0
    for found in _MARKED.finditer(_marks_blanked(source)):
        group = "bars" if found["bars"] is not None else "arrows"
        start, end = found.span(group)
        spans = [(position, found.start(), False), (start, end, True)]
        position = found.end()
        for begin, stop, hidden in spans:
            _add_markdown(source[begin:stop], hidden, pieces, asides)
    _add_markdown(source[position:], False, pieces, asides)
    return pieces, asides


def _add_markdown(source: str, hidden: bool, pieces: Pieces, asides: Pieces) -> None:
    asides += [(found["aside"], hidden) for found in _LINK.finditer(source)]
    inner, attributes = _rich_text(_LINK.sub(lambda found: found["words"], source))
    # Emphasis parts no word.
    pieces += [(text.replace("*", ""), hidden or within) for text, within in inner]
    asides += [(value, hidden or within) for value, within in attributes]
