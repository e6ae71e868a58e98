"""What a word processor, a browser or another editor puts on the clipboard, read as paragraphs.

Each editor has ways of its own: Word marks lists by styles and hides their bullets in conditional comments, Google Docs
wraps everything in a bold element that is not bold and says bold by `font-weight`, WordPress brings comments that name
its blocks. Words are taken as they stand; of formatting, bold, italic, raised letters, links, lists, quotations and
headings are kept.
"""

import html as html_module
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlsplit

from bs4 import NavigableString, Tag

from blog.text.addresses import web_address
from blog.text.html import parse_fragment

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SILENT = frozenset(["head", "link", "meta", "noscript", "script", "style", "svg", "template", "title", "xml"])
_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
# What `blog.parsing.lines` ends a line at, besides line feeds, which HTML folds.
_LINE_ENDS = re.compile(r"[\x0b\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_BOLD_FROM = 600
_LIKE_PLAIN = 0.98
"""Share of the letters of the plain text that its HTML must have to be trusted."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How letters are formatted."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item, heading or line.

    Attributes:
        text: its words in one line, as they stand.
        html: the same as inline HTML, sanitised: `a`, `b`, `i`, `sup`.
        element: what it is: `p`, `h3`, `h4`, `ul` or `ol` (an item of such a list), `blockquote`.
        blank_before: whether it is set apart from what stands before it.
    """

    text: str
    html: str
    element: str = "p"
    blank_before: bool = False


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted; `pictures` counts those that could not come along."""

    paragraphs: tuple[Paragraph, ...]
    pictures: int = 0

    def as_text(self) -> tuple[str, dict[int, Paragraph]]:
        """The plain text for recognition, and each paragraph by the place where it begins in it."""
        pieces: list[str] = []
        places: dict[int, Paragraph] = {}
        length = 0
        for paragraph in self.paragraphs:
            if pieces:
                end = "\n\n" if paragraph.blank_before else "\n"
                pieces.append(end)
                length += len(end)
            places[length] = paragraph
            pieces.append(paragraph.text)
            length += len(paragraph.text)
        return "".join(pieces), places


def read_clipboard(html: str, plain: str = "") -> Pasted:
    """What the clipboard holds as `text/html` and as `text/plain`; either may be empty.

    WordPress' code editor copies its HTML as plain text. Where the HTML lacks words that the plain text has, the plain
    text is taken: no word may be lost.
    """
    if "<!-- wp:" in plain and "<!-- wp:" not in html:
        html, plain = plain, ""
    if html.strip():
        reader = _Reader()
        reader.read(parse_fragment(html))
        pasted = reader.pasted()
        if _letters(paragraph.text for paragraph in pasted.paragraphs) >= _LIKE_PLAIN * _letters([plain]):
            return pasted
    return _read_plain(plain)


def rich_text(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs as rich text HTML; neighbouring items make one list."""
    pieces: list[str] = []
    open_list = ""
    for paragraph in paragraphs:
        is_item = paragraph.element in ("ul", "ol")
        if open_list and paragraph.element != open_list:
            pieces.append(f"</{open_list}>")
            open_list = ""
        if is_item and not open_list:
            open_list = paragraph.element
            pieces.append(f"<{open_list}>")
        name = "li" if is_item else paragraph.element
        pieces.append(f"<{name}>{paragraph.html}</{name}>")
    if open_list:
        pieces.append(f"</{open_list}>")
    return "".join(pieces)


def _read_plain(plain: str) -> Pasted:
    paragraphs: list[Paragraph] = []
    blank = False
    for line in _CONTROLS.sub("", plain).splitlines():
        text = line.strip()
        if text:
            paragraphs.append(Paragraph(text, html_module.escape(text, quote=False), blank_before=blank))
        blank = not text
    return Pasted(tuple(paragraphs))


def _letters(texts: Iterable[str]) -> int:
    return sum(character.isalpha() for text in texts for character in text)


@dataclass(slots=True)
class _Reader:
    """Walks through the HTML and gathers runs of letters into paragraphs."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[tuple[str, Marks]] = field(default_factory=list)
    element: str = "p"
    pictures: int = 0
    # What stood before the next paragraph: an empty one, the end of a block, or a line break alone.
    after_blank: bool = False
    after_block: bool = False
    breaks: list[tuple[bool, bool]] = field(default_factory=list)

    def pasted(self) -> Pasted:
        """All paragraphs, with what sets them apart in this text: empty paragraphs, or else blocks of lines."""
        self._flush()
        breaks = [(False, False), *self.breaks[1:]] if self.breaks else []
        uses_blanks = any(blank for blank, _ in breaks)
        uses_breaks = any(not block for _, block in breaks[1:])
        paragraphs = [
            replace(
                paragraph,
                blank_before=blank or (block and uses_breaks and not uses_blanks) or paragraph.element in ("h3", "h4"),
            )
            for paragraph, (blank, block) in zip(self.paragraphs, breaks, strict=True)
        ]
        return Pasted(tuple(paragraphs), self.pictures)

    def read(self, node: Tag, marks: Marks = Marks(), element: str = "p") -> None:
        """Read what is in `node`."""
        for child in node.children:
            if isinstance(child, Tag):
                self._read_tag(child, marks, element)
            elif type(child) is NavigableString:  # Comments and declarations are subclasses of it.
                self._add(str(child), marks, element, keeps_lines=node.name == "pre")

    def _read_tag(self, tag: Tag, marks: Marks, element: str) -> None:
        name, style = tag.name, _style(tag)
        if name in _SILENT or style.get("display") == "none" or style.get("mso-hide") == "all":
            return
        if style.get("mso-list") == "ignore":
            # The bullet or number of a list in Word, which the list shows itself.
            return
        if name == "br":
            self._break()
        elif name == "img":
            self.pictures += 1
        elif name in _BLOCKS:
            self._end_block()
            self.read(tag, _marks(tag, style, marks), _element(tag, style, element))
            if name == "p" and not tag.get_text().strip() and not tag.find("img"):
                self.after_blank = bool(self.paragraphs)
            self._end_block()
        else:
            self.read(tag, _marks(tag, style, marks), element)

    def _add(self, text: str, marks: Marks, element: str, *, keeps_lines: bool) -> None:
        text = _CONTROLS.sub("", text)
        lines = text.splitlines() if keeps_lines else _LINE_ENDS.split(text)
        for number, line in enumerate(lines):
            if number:
                self._break()
            folded = _BLANKS.sub(" ", line)
            if folded:
                if not self.runs:
                    self.element = element
                self.runs.append((folded, marks))

    def _break(self) -> None:
        """A line break: a second one in a row leaves a blank line."""
        if any(text.strip() for text, _ in self.runs):
            self._flush()
        else:
            self.runs.clear()
            self.after_blank = bool(self.paragraphs)

    def _end_block(self) -> None:
        self._flush()
        self.after_block = True

    def _flush(self) -> None:
        runs, self.runs = _trimmed(self.runs), []
        if not runs:
            return
        is_heading = self.element in ("h3", "h4")
        self.paragraphs.append(
            Paragraph("".join(text for text, _ in runs), _inline(runs, keeps_bold=not is_heading), self.element)
        )
        self.breaks.append((self.after_blank, self.after_block))
        self.after_blank = self.after_block = False


def _style(tag: Tag) -> dict[str, str]:
    """The declarations of a style attribute, in small letters; of `mso-list`, only whether it is `ignore`."""
    declarations = (part.partition(":") for part in str(tag.get("style") or "").lower().split(";"))
    return {name.strip(): value.strip() for name, _separator, value in declarations}


def _element(tag: Tag, style: dict[str, str], around: str) -> str:
    if tag.name in _HEADINGS:
        return _HEADINGS[tag.name]
    if "mso-list" in style:
        mark = next((each for each in tag.find_all("span") if _style(each).get("mso-list") == "ignore"), None)
        return "ol" if mark is not None and _NUMBER.match(mark.get_text()) else "ul"
    if tag.name in ("ul", "ol", "blockquote"):
        return tag.name
    return around


def _marks(tag: Tag, style: dict[str, str], around: Marks) -> Marks:
    bold = around.bold or tag.name in ("b", "strong")
    weight = style.get("font-weight", "")
    if weight:
        bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= _BOLD_FROM)
    italic = around.italic or tag.name in ("i", "em", "cite")
    if style.get("font-style"):
        italic = style["font-style"] in ("italic", "oblique")
    raised = around.raised or tag.name == "sup" or style.get("vertical-align") == "super"
    link = _address(str(tag.get("href") or "")) if tag.name == "a" else around.link
    return Marks(bold, italic, raised, link)


def _address(href: str) -> str:
    """Where a link leads, without the detour by which Google Docs sends it."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.netloc in ("www.google.com", "google.com") and parts.path == "/url":
        return web_address((parse_qs(parts.query).get("q") or [""])[0])
    if parts.scheme == "mailto" and href.isprintable() and " " not in href:
        return href
    return web_address(href)


def _trimmed(runs: Sequence[tuple[str, Marks]]) -> list[tuple[str, Marks]]:
    """Runs with neighbours of one format joined, blanks folded across them, and none at either end."""
    joined: list[tuple[str, Marks]] = []
    for text, marks in runs:
        before = joined[-1][0] if joined else " "
        text = text.lstrip(" ") if before.endswith(" ") else text
        if not joined:
            text = text.lstrip()
        if not text:
            continue
        if joined and joined[-1][1] == marks:
            joined[-1] = (joined[-1][0] + text, marks)
        else:
            joined.append((text, marks))
    while joined and not joined[-1][0].rstrip():
        joined.pop()
    if joined:
        joined[-1] = (joined[-1][0].rstrip(), joined[-1][1])
    return joined


def _inline(runs: Iterable[tuple[str, Marks]], *, keeps_bold: bool) -> str:
    return "".join(_run_html(text, marks if keeps_bold else replace(marks, bold=False)) for text, marks in runs)


def _run_html(text: str, marks: Marks) -> str:
    html = html_module.escape(text, quote=False)
    for name in _names(marks):
        html = f"<{name}>{html}</{name}>"
    return f'<a href="{html_module.escape(marks.link)}">{html}</a>' if marks.link else html


def _names(marks: Marks) -> Iterator[str]:
    if marks.raised:
        yield "sup"
    if marks.italic:
        yield "i"
    if marks.bold:
        yield "b"
