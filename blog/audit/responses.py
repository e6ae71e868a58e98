"""What is sent, as texts: each with where it stands, and whether it is open, covered or beside the page.

A cover is told by what it does and not by its name: an element with `data-nosnippet` in a closed `<details>`, or after
a check box that is not checked.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from blog.audit.markup import VOID, End, Start, plain, read_markup, space_of
from blog.audit.words import GAP


class Zone(Enum):
    """Where in a response a text stands."""

    BESIDE = "beside the page"  # The head, scripts, comments; in a feed everything but the contents of entries.
    OPEN = "in the open"
    COVERED = "under a cover"


@dataclass(slots=True)
class Reading:
    """A response as texts, and the addresses that it names, as they are written there.

    Attributes:
        texts: by their zone and place: `title`, `meta`, `text` …
        addresses: all of them, also those of other sites.
        searches: those to which a form sends a `query`.
    """

    texts: dict[tuple[Zone, str], list[str]] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    searches: list[str] = field(default_factory=list)

    def add(self, zone: Zone, place: str, text: str) -> None:
        """Note a text that goes on where the last one of its place ended."""
        self.texts.setdefault((zone, place), []).append(text)

    def say(self, zone: Zone, place: str, text: str) -> None:
        """Note a text that stands alone."""
        if text.strip():
            self.add(zone, place, f"{GAP}{plain(text)}{GAP}")

    def may_name(self, text: str) -> None:
        """Note an address where the text is one."""
        if text.startswith(("/", "http://", "https://")) and len(text.split()) == 1:
            self.addresses.append(text)

    def whole(self) -> Iterator[tuple[Zone, str, str]]:
        """Each zone and place with all of its text."""
        for (zone, place), texts in self.texts.items():
            yield zone, place, "".join(texts)


def read_response(content: bytes, content_type: str) -> Reading:
    """The texts of a response.

    Args:
        content: its bytes.
        content_type: its `Content-Type`; what is no text is read as the texts that a file of its kind carries.
    """
    kind, _, parameters = content_type.lower().partition(";")
    charset = re.search(r"charset=[\"']?([\w-]+)", parameters)
    reading = Reading()
    if kind.startswith(("image/", "application/pdf", "application/octet-stream")) and "svg" not in kind:
        for text in _texts_of_file(content):
            reading.say(Zone.BESIDE, "file", text)
        return reading
    text = content.decode(charset[1] if charset else "utf-8", "replace")
    if kind in ("text/html", "application/xhtml+xml"):
        _Html(reading).read(text)
    elif kind.endswith(("xml", "svg")):
        _read_xml(reading, text)
    elif kind.endswith("json"):
        _read_json(reading, text)
    else:
        reading.say(Zone.BESIDE, "text", text)
        for word in text.split():
            reading.may_name(word)
    return reading


class _Html:
    """Reads a page: follows which elements are open, because a cover is one of them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._open: list[_Element] = []
        self._action = ""

    def read(self, page: str) -> None:
        for part in read_markup(page):
            if isinstance(part, Start):
                self._start(part)
            elif isinstance(part, End):
                self._end(part.name)
            elif part.kind in ("text", "cdata"):
                self._text(part.content)
            elif part.kind == "script" and self._open and "json" in self._open[-1].kind:
                place = self._open[-1].kind
                inner = Reading()
                _read_json(inner, part.content)
                for _zone, _place, text in inner.whole():
                    self.reading.add(Zone.BESIDE, place, text)
            else:
                self.reading.say(Zone.BESIDE, part.kind, part.content)

    def _text(self, text: str) -> None:
        if self._in_head:
            self.reading.say(Zone.BESIDE, self._open[-1].name, text)
        else:
            self.reading.add(self._zone, "text", plain(text))

    def _start(self, tag: Start) -> None:
        place = tag.name if self._in_head else f"attribute of <{tag.name}>"
        for name, value in tag.attributes.items():
            self.reading.say(Zone.BESIDE if self._in_head else self._zone, place, value)
            self._addresses(name, value)
        self._part(tag.name)
        if tag.name == "form":
            self._action = tag.attributes.get("action", "")
        elif tag.name == "input" and tag.attributes.get("name") == "query":
            self.reading.searches.append(self._action)
        elif tag.name == "input" and tag.attributes.get("type") == "checkbox" and self._open:
            self._open[-1].has_switch = "checked" not in tag.attributes
        if tag.name in VOID or tag.closed:
            return
        parent = self._open[-1] if self._open else _Element("")
        element = _Element(
            tag.name,
            kind=tag.attributes.get("type", ""),
            folded="open" not in tag.attributes if tag.name == "details" else parent.folded and tag.name != "summary",
            covers=parent.covers,
        )
        if "data-nosnippet" in tag.attributes and (parent.folded or parent.has_switch) and not parent.covers:
            element.covers = True
            self.reading.add(Zone.OPEN, "text", GAP)
        self._open.append(element)

    def _end(self, name: str) -> None:
        if not any(element.name == name for element in self._open):
            return
        while True:
            element = self._open.pop()
            if element.covers and self._zone is Zone.OPEN:
                self.reading.add(Zone.COVERED, "text", GAP)
            if element.name == name:
                break
        self._part(name)

    def _part(self, name: str) -> None:
        if not self._in_head:
            self.reading.add(self._zone, "text", space_of(name))

    def _addresses(self, name: str, value: str) -> None:
        if name in ("href", "src", "action"):
            self.reading.addresses.append(value)
        elif name == "srcset":
            self.reading.addresses += [entry.split()[0] for entry in value.split(",") if entry.strip()]
        else:
            self.reading.may_name(value)

    @property
    def _in_head(self) -> bool:
        return any(element.name == "head" for element in self._open[:2])

    @property
    def _zone(self) -> Zone:
        return Zone.COVERED if self._open and self._open[-1].covers else Zone.OPEN


@dataclass(slots=True)
class _Element:
    name: str
    kind: str = ""
    folded: bool = False
    covers: bool = False
    has_switch: bool = False


def _read_xml(reading: Reading, document: str) -> None:
    names: list[str] = []
    for part in read_markup(document):
        name = names[-1] if names else ""
        if isinstance(part, Start):
            for value in part.attributes.values():
                reading.say(Zone.BESIDE, f"attribute of <{part.name}>", value)
                reading.may_name(value)
            if not part.closed:
                names.append(part.name)
        elif isinstance(part, End):
            if part.name in names:
                while names.pop() != part.name:
                    continue
        else:
            reading.say(_zone_in_feed(name), name or part.kind, part.content)
            reading.may_name(part.content.strip())


def _read_json(reading: Reading, document: str) -> None:
    try:
        values = json.loads(document)
    except ValueError:
        reading.say(Zone.BESIDE, "text", document)
        return
    for name, text in _strings(values, "text"):
        reading.say(_zone_in_feed(name), name, text)
        reading.may_name(text)


def _strings(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield "key", key
            yield from _strings(child, key)
    elif isinstance(value, list):
        for child in value:
            yield from _strings(child, name)


def _zone_in_feed(name: str) -> Zone:
    """The contents of entries, by their names in RSS (`content:encoded`), Atom and JSON Feed (`content_html`)."""
    return Zone.OPEN if name.split(":")[0].split("_")[0] == "content" else Zone.BESIDE


_PRINTABLE = re.compile(rb"(?:[\x09\x0a\x0d\x20-\x7e]|[\xc2-\xf4][\x80-\xbf]{1,3}){8,}")
_PRINTABLE_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){8,}")
_PNG = b"\x89PNG\r\n\x1a\n"
# No text chunk of an honest picture unpacks to more bytes than this.
_LARGEST_CHUNK = 1_000_000


def _texts_of_file(content: bytes) -> Iterable[str]:
    """The texts in a file of any format: metadata of pictures are stored as they are, in PNG also packed."""
    yield from (found.decode("utf-8", "replace") for found in _PRINTABLE.findall(content))
    yield from (found.decode("utf-16-le") for found in _PRINTABLE_WIDE.findall(content))
    if content.startswith(_PNG):
        for kind, chunk in _png_chunks(content):
            if kind in (b"zTXt", b"iTXt"):
                for start in range(min(len(chunk), 300)):
                    # The packed text begins with the two bytes of a zlib stream, somewhere behind the keyword.
                    if chunk[start : start + 1] == b"\x78":
                        try:
                            unpacked = zlib.decompressobj().decompress(chunk[start:], _LARGEST_CHUNK)
                        except zlib.error:
                            continue
                        yield unpacked.decode("utf-8", "replace")


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_PNG)
    while position + 8 <= len(content):
        length = int.from_bytes(content[position : position + 4])
        yield content[position + 4 : position + 8], content[position + 8 : position + 8 + length]
        position += length + 12
