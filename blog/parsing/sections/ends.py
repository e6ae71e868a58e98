"""The fixed marks of a body: the sign-off at its end, and headings on lines of their own."""

import re
from collections.abc import Sequence

from blog.parsing.lines import Line
from blog.parsing.sections.context import SectionContext
from blog.parsing.sections.cues import is_sign_off, read_cue
from blog.parsing.sections.headings import read_heading
from blog.parsing.sections.items import read_numbered
from blog.parsing.sections.order import Section

_WATCH_LIST = re.compile(
    r"\b(?:next|upcoming)\b.{0,40}\b(?:list|review)\b|\bwatch ?list\b|\bup next\b"
    r"|^(?:the )?next (?:time|one|post|pick)\b|^coming up\b"
    r"|^(?:(?:and|so|anyways?),? )*"
    r"(?:next (?:week|month)\b|(?:i'm |i'll be )?back (?:to|with) .{1,40}\bnext (?:week|month)\b)",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(?=.{1,30}$)\S+(?: \S+){0,3}(?<![.,;:])$")
_LONGEST_SIGN_OFF = 900
_LONGEST_WATCH_LIST = 300
_LONGEST_HEADING = 80
_PARAGRAPHS = 4
"""Paragraphs that a sign-off may take up."""


def sign_off_start(lines: Sequence[Line], context: SectionContext) -> int:
    """The index of the first paragraph of the sign-off: the last ones that thank, greet or name what is next."""
    start = len(lines)
    for at in range(len(lines) - 1, max(0, len(lines) - _PARAGRAPHS), -1):
        line = lines[at]
        cue = read_cue(line.opening)
        concludes = cue is not None and cue.section is Section.VERDICT and cue.is_strong
        is_last_word = at == len(lines) - 1 and _LAST_WORD.match(line.folded) is not None and cue is None
        if is_last_word and section_of_heading(lines[at - 1], context) is None:
            start = at  # a smiley, a signature
        elif concludes or not _takes_leave(line):
            break
        else:
            start = at
    return start


def _takes_leave(line: Line) -> bool:
    length = len(line.folded)
    if length <= _LONGEST_SIGN_OFF and is_sign_off(line.opening):
        return True
    return length <= _LONGEST_WATCH_LIST and _WATCH_LIST.search(line.folded) is not None


def without_capitals(text: str) -> str:
    """A heading in capitals with the letters that names have."""
    return text.title().replace("'S", "'s") if text.isupper() else text


def section_of_heading(line: Line, context: SectionContext) -> Section | None:
    """The section that a line opens as its heading: a usual head, `Episode 5`, or the name of somebody known."""
    if len(line.folded) > _LONGEST_HEADING:
        return None
    section = read_heading(line.opening)
    if section:
        return section
    text = without_capitals(line.folded.strip(" :"))
    if read_numbered(text) is not None and not re.search(r"[.!?]$", text):
        return Section.EPISODES
    for index, kind in ((context.characters, Section.CHARACTERS), (context.actors, Section.CAST)):
        if any(start == 0 and end == len(text) for start, end, _ in index.find(text)):
            return kind
    return None
