"""Lines of a source and where they stand in it: the units that the ledger counts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from blog.text.scripts import fold

_END = r"(?>\r\n|[\r\n\x0b\x0c\x85\u2028\u2029])"
_BLANK = re.compile(rf"{_END}[^\S\r\n\x0b\x0c\x85\u2028\u2029]*{_END}")
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: `source[start:end]`, without the blanks around it.

    `folded` is the text for matching (see `blog.text.scripts.fold`), of the same length. `blank_before` says whether
    a blank line, or the beginning of the source, stands before it.
    """

    start: int
    end: int
    text: str
    blank_before: bool
    folded: str = field(repr=False)

    @property
    def opening(self) -> str:
        """The folded text from its first visible character on: a zero-width blank may stand before it."""
        return self.folded.lstrip()


def split_lines(source: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """The non-blank lines of `source[start:end]` in order, with their places in `source`.

    Every non-blank code point lies in exactly one of them. `start` and `end` are to lie between lines.
    """
    lines: list[Line] = []
    end_before = start
    for match in _LINE.finditer(source, start, len(source) if end is None else end):
        raw = match.group()
        text = raw.strip()
        if not text:
            continue
        begin = match.start() + raw.index(text[0])
        blank_before = not lines or (
            match.start() - end_before > 1 and _BLANK.search(source, end_before, begin) is not None
        )
        end_before = begin + len(text)
        lines.append(Line(begin, end_before, text, blank_before, fold(text)))
    return tuple(lines)


def joined(lines: Iterable[Line]) -> str:
    """The paragraphs of `lines`, unchanged, joined by one newline."""
    return "\n".join(line.text for line in lines)
