"""Blocks while they are made: opened by a cue, joined by the paragraphs that follow."""

from dataclasses import dataclass, field

from blog.parsing.lines import Line
from blog.parsing.mentions import next_on_watch_list
from blog.parsing.names import NameIndex
from blog.parsing.parsed import Block, BlockType, Confidence
from blog.parsing.sections.cues import is_sign_off
from blog.parsing.sections.order import Section

_LONGEST_NEXT_UP = 300

TYPES = {
    Section.INTRODUCTION: BlockType.INTRODUCTION,
    Section.SUMMARY: BlockType.SUMMARY,
    Section.THEMES: BlockType.THEME,
    Section.CHARACTERS: BlockType.CHARACTER,
    Section.EPISODES: BlockType.EPISODE,
    Section.CAST: BlockType.CAST_COMMENT,
    Section.VERDICT: BlockType.VERDICT,
    Section.SIGN_OFF: BlockType.TEXT,
}


@dataclass(slots=True)
class Draft:
    """A block that may still grow. `is_apart` ones stand for themselves: no paragraph joins them."""

    type: BlockType
    confidence: Confidence
    cue: str
    lines: list[Line] = field(default_factory=list)
    person: str | None = None
    character: str | None = None
    number: int | None = None
    heading: Line | None = None
    is_apart: bool = False

    @property
    def awaits_text(self) -> bool:
        """Whether only its heading stands there yet."""
        return self.heading is not None and not self.lines

    def frozen(self) -> Block:
        """The finished block."""
        return Block(
            type=self.type,
            lines=tuple(self.lines),
            confidence=self.confidence,
            cue=self.cue,
            person=self.person,
            character=self.character,
            heading_line=self.heading,
            number=self.number,
        )


class Drafts:
    """The blocks of a body so far."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []

    def __bool__(self) -> bool:
        return bool(self._drafts)

    @property
    def last(self) -> Draft | None:
        """The block opened last."""
        return self._drafts[-1] if self._drafts else None

    def current(self, section: Section) -> Draft | None:
        """The block opened last, if it is one of `section` that paragraphs may join."""
        last = self.last
        return last if last and last.type == TYPES[section] and not last.is_apart else None

    def add(self, draft: Draft) -> Draft:
        """Append a block."""
        self._drafts.append(draft)
        return draft

    def open(self, section: Section, line: Line, confidence: Confidence, cue: str) -> Draft:
        """Open a block of `section` with its first paragraph."""
        return self.add(Draft(TYPES[section], confidence, cue, [line]))

    def set_apart(self, line: Line, *, is_disclaimer: bool) -> None:
        """Add a late spoiler warning, or a data line that fills no field; neighbours of a kind make one block."""
        kind = BlockType.DISCLAIMER if is_disclaimer else BlockType.TEXT
        last = self.last
        if last and last.is_apart and last.type == kind:
            last.lines.append(line)
            return
        confidence = Confidence.CERTAIN if is_disclaimer else Confidence.BY_POSITION
        cue = "spoiler warning" if is_disclaimer else "data line without a field"
        self.add(Draft(kind, confidence, cue, [line], is_apart=True))

    def sign_off(self, line: Line, known_titles: NameIndex) -> None:
        """Add a paragraph of the sign-off; one that does nothing but name what comes next stands for itself."""
        takes_leave = is_sign_off(line.opening)
        if next_on_watch_list(line, known_titles) and not takes_leave and len(line.folded) <= _LONGEST_NEXT_UP:
            cue = "next on the watch list"
            self.add(Draft(BlockType.NEXT_UP, Confidence.PLEASE_CHECK, cue, [line], is_apart=True))
            return
        current = self.current(Section.SIGN_OFF)
        if current:
            current.lines.append(line)
            return
        sure = Confidence.CERTAIN if takes_leave else Confidence.BY_POSITION
        self.open(Section.SIGN_OFF, line, sure, "sign-off")

    def frozen(self) -> tuple[Block, ...]:
        """The finished blocks."""
        return tuple(draft.frozen() for draft in self._drafts)
