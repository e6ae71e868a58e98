"""Makes the blocks of a post's body: a walk over its paragraphs that only goes forward through the sections.

Strong cues first; a paragraph without a cue keeps the section of the one before, which is then "by position".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from blog.parsing.lines import Line
from blog.parsing.mentions import next_on_watch_list
from blog.parsing.parsed import Block, BlockType, Confidence
from blog.parsing.sections.context import SectionContext
from blog.parsing.sections.cues import (
    Cue,
    Section,
    is_greeting,
    is_plan,
    is_sign_off,
    read_cue,
    read_item,
    read_numbered,
)
from blog.parsing.sections.ends import section_of_heading, sign_off_start
from blog.parsing.sections.subjects import actor_of, character_of, first_sentence_end, unknown_name_of

_TYPES = {
    Section.INTRODUCTION: BlockType.INTRODUCTION,
    Section.SUMMARY: BlockType.SUMMARY,
    Section.THEMES: BlockType.THEME,
    Section.CHARACTERS: BlockType.CHARACTER,
    Section.EPISODES: BlockType.EPISODE,
    Section.CAST: BlockType.CAST_COMMENT,
    Section.VERDICT: BlockType.VERDICT,
    Section.SIGN_OFF: BlockType.TEXT,
}
_OPENS_SUMMARY = re.compile(
    r"\b(?:is|are|was|were) (?:an?|the) (?:[\w'&+.-]+ ){0,4}?(?:\d{1,3}|[a-z]+)[ -]episodes?\b|\bthis (?:\d{1,3}"
    r"|[a-z]+)[ -]episode\b"
    r"|\b(?:is|was) (?:an?|the) (?:[\w'&+.-]+ ){0,5}?(?:drama|series|film|movie|anime|novel|book|show) (?:about|that"
    r"|which|set|where|in which|written|directed|by)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:characters?|cast|series|drama|show|everyone|story|film|movie|book|leads)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    type: BlockType
    confidence: Confidence
    cue: str
    lines: list[Line] = field(default_factory=list)
    person: str | None = None
    character: str | None = None
    number: int | None = None
    heading: Line | None = None

    def frozen(self) -> Block:
        return Block(
            self.type,
            tuple(self.lines),
            self.confidence,
            self.cue,
            self.person,
            self.character,
            self.heading,
            self.number,
        )


def make_blocks(paragraphs: Sequence[Line], context: SectionContext) -> tuple[Block, ...]:
    """The blocks of a body; every line of `paragraphs` stands in exactly one, in the order of the text."""
    if not context.is_review:
        return (Block(BlockType.TEXT, tuple(paragraphs), Confidence.PLEASE_CHECK, "no review"),) if paragraphs else ()
    return _Walk(paragraphs, context).blocks()


class _Walk:
    def __init__(self, paragraphs: Sequence[Line], context: SectionContext) -> None:
        self.lines = paragraphs
        self.context = context
        self.drafts: list[_Draft] = []
        self.section = Section.INTRODUCTION
        self.planned = False
        self.holds_subject = False
        self.uses_blanks = sum(line.blank_before for line in paragraphs[1:]) * 5 >= len(paragraphs)
        items = [at for at, line in enumerate(paragraphs) if read_item(line.opening)]
        self.items = frozenset(items if len(items) > 1 else ())
        self.tail = sign_off_start(paragraphs, context)

    def blocks(self) -> tuple[Block, ...]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if line.number in self.context.set_apart:
                self._set_apart(line)
            elif at >= self.tail:
                self._sign_off(line)
            elif self._is_heading(at):
                self._open_heading(line)
            else:
                self._paragraph(at, line)
            at += 1
        return tuple(draft.frozen() for draft in self.drafts)

    # -- opening and joining blocks

    def _open(self, section: Section, line: Line, confidence: Confidence, cue: str) -> _Draft:
        last = self.drafts[-1] if self.drafts else None
        self.section = section
        if last and last.heading and not last.lines and last.type == _TYPES[section]:
            last.lines.append(line)
            return last
        draft = _Draft(_TYPES[section], confidence, cue, [line])
        self.drafts.append(draft)
        return draft

    def _join(self, line: Line, cue: str = "by position") -> None:
        last = self.drafts[-1] if self.drafts else None
        if (
            last
            and last.type == _TYPES[self.section]
            and last.cue not in ("data line without a field", "spoiler warning")
        ):
            last.lines.append(line)
        else:
            self._open(self.section, line, Confidence.BY_POSITION, cue)

    @property
    def _current(self) -> _Draft | None:
        last = self.drafts[-1] if self.drafts else None
        return last if last and last.type == _TYPES[self.section] else None

    def _set_apart(self, line: Line) -> None:
        is_disclaimer = self.context.set_apart[line.number]
        kind = BlockType.DISCLAIMER if is_disclaimer else BlockType.TEXT
        cue = "spoiler warning" if is_disclaimer else "data line without a field"
        last = self.drafts[-1] if self.drafts else None
        if last and last.type == kind and last.cue == cue:
            last.lines.append(line)
            return
        confidence = Confidence.CERTAIN if is_disclaimer else Confidence.BY_POSITION
        self.drafts.append(_Draft(kind, confidence, cue, [line]))

    # -- fixed ends

    def _sign_off(self, line: Line) -> None:
        named = next_on_watch_list(line, self.context.known_titles)
        if named and not is_sign_off(line.opening) and len(line.folded) <= 300:
            self.drafts.append(_Draft(BlockType.NEXT_UP, Confidence.PLEASE_CHECK, "next on the watch list", [line]))
            return
        last = self.drafts[-1] if self.drafts else None
        if last and last.cue == "sign-off":
            last.lines.append(line)
            return
        sure = Confidence.CERTAIN if is_sign_off(line.opening) else Confidence.BY_POSITION
        self.drafts.append(_Draft(BlockType.TEXT, sure, "sign-off", [line]))

    # -- headings

    def _is_heading(self, at: int) -> bool:
        line = self.lines[at]
        if at + 1 >= min(self.tail, len(self.lines)) or section_of_heading(line, self.context) is None:
            return False
        after = self.lines[at + 1]
        return after.number not in self.context.set_apart and section_of_heading(after, self.context) is None

    def _open_heading(self, line: Line) -> None:
        section = section_of_heading(line, self.context) or self.section
        doubtful = section in (Section.VERDICT, Section.INTRODUCTION)
        sure = Confidence.PLEASE_CHECK if doubtful else Confidence.CERTAIN
        draft = _Draft(_TYPES[section], sure, "heading", heading=line)
        text = line.folded.strip(" :")
        draft.number = read_numbered(text) if section is Section.EPISODES else None
        if section is Section.CHARACTERS:
            draft.character = next((name for _, _, name in self.context.characters.find(text)), None)
        if section is Section.CAST:
            draft.person = next((name for _, _, name in self.context.actors.find(text)), None)
        self.section = section
        self.drafts.append(draft)

    # -- paragraphs

    def _paragraph(self, at: int, line: Line) -> None:
        last = self.drafts[-1] if self.drafts else None
        if last and last.heading and not last.lines:
            last.lines.append(line)
            return
        cue = self._accepted(at, line, read_cue(line.opening))
        if cue:
            self._enter(line, cue)
            return
        if self._by_other_signs(at, line):
            return
        if self.section is Section.CHARACTERS:
            self._character(line)
        elif self.section is Section.CAST:
            self._cast(line)
        elif self.section is Section.INTRODUCTION and not self.drafts:
            greets = is_greeting(line.opening)
            confidence = Confidence.CERTAIN if greets else Confidence.BY_POSITION
            self._open(Section.INTRODUCTION, line, confidence, "greeting" if greets else "first paragraph")
        else:
            self._join(line)

    def _accepted(self, at: int, line: Line, cue: Cue | None) -> Cue | None:
        """The cue, if it may move the walk: forward, not out of a plan, not a concluding word far from the end."""
        if (
            self.section is Section.INTRODUCTION
            and is_plan(line.opening)
            and not _OPENS_SUMMARY.search(line.folded[:200])
        ):
            self.planned = True
            return None
        if cue is None:
            return None
        share = (at + 1) / len(self.lines)
        if cue.section is Section.VERDICT:
            if self.section is Section.INTRODUCTION and share < 0.5:
                return None
            if not cue.is_strong and self.section < Section.CAST and share < 0.6:
                return None
            if not cue.is_strong and self._is_on_subject(line):
                return None
            return cue if share >= 0.3 else None
        if cue.section is Section.THEMES and self.section is Section.INTRODUCTION and "bat" not in line.folded[:120]:
            return None
        if cue.section is self.section:
            return cue if cue.section is Section.THEMES or cue.is_lead_in else None
        if cue.section > self.section:
            return cue
        both = (Section.CHARACTERS, Section.EPISODES)
        return cue if cue.is_lead_in and cue.section in both and self.section in both else None

    def _is_on_subject(self, line: Line) -> bool:
        """Whether the paragraph goes on about the person or character of the current block."""
        current = self._current
        if current is None or not (current.person or current.character):
            return False
        end = first_sentence_end(line.folded)
        for index in (self.context.actors, self.context.characters):
            if any(True for _ in index.find(line.folded, 0, end)):
                return True
        return re.search(r"\b(?:his|her|him|she|he)\b", line.folded[:end], re.IGNORECASE) is not None

    def _enter(self, line: Line, cue: Cue) -> None:
        current = self._current
        if cue.section is Section.VERDICT and self.section is Section.VERDICT and current:
            self._join(line)
            return
        if cue.section is Section.INTRODUCTION and current:
            self._join(line)
            return
        sure = Confidence.CERTAIN if cue.is_strong else Confidence.PLEASE_CHECK
        draft = self._open(cue.section, line, sure, cue.text)
        self.holds_subject = cue.text == "a character's people"
        if cue.is_lead_in and len(line.folded) > 200:
            self._subject_behind_lead_in(line, draft)

    def _subject_behind_lead_in(self, line: Line, draft: _Draft) -> None:
        """A long paragraph goes on behind its lead-in: the next sentence may name its person or character."""
        begin = first_sentence_end(line.folded)
        end = min(len(line.folded), begin + 120)
        if self.section is Section.CAST:
            draft.person = next((name for _, _, name in self.context.actors.find(line.folded, begin, end)), None)
        elif self.section is Section.CHARACTERS and not self.holds_subject:
            found = next(self.context.characters.find(line.folded, begin, end), None)
            draft.character = found[2] if found and found[0] <= begin + 40 else None
        if draft.person or draft.character:
            draft.confidence = Confidence.PLEASE_CHECK

    def _by_other_signs(self, at: int, line: Line) -> bool:
        """Sections that no lead-in announces: facts, people tied to actors, cases, names that open a paragraph."""
        if self.section is Section.INTRODUCTION:
            if _OPENS_SUMMARY.search(line.folded[: max(160, first_sentence_end(line.folded))]) and not is_greeting(
                line.folded
            ):
                self._open(Section.SUMMARY, line, Confidence.CERTAIN, "what it is")
                return True
            if self.drafts and (line.number in self.context.introduced or self._was_planned_before(line)):
                self._open(Section.SUMMARY, line, Confidence.BY_POSITION, "after the introduction")
                return True
            return False
        if at in self.items and self._may_be_item(line):
            words, number = read_item(line.opening) or ("", None)
            draft = self._open(Section.EPISODES, line, Confidence.CERTAIN, words)
            draft.number = number
            return True
        if self.section in (Section.SUMMARY, Section.THEMES):
            subject = character_of(line, self.context.characters)
            apart = line.blank_before or not self.uses_blanks
            if subject and subject.opens and subject.is_full and apart and line.number not in self.context.introduced:
                draft = self._open(Section.CHARACTERS, line, Confidence.PLEASE_CHECK, "opens with a character")
                draft.character = subject.name
                return True
        if self.section < Section.CAST and line.number not in self.context.introduced:
            actor = actor_of(line, self.context.actors)
            if actor and actor.opens and actor.is_full and actor.in_first_sentence:
                draft = self._open(Section.CAST, line, Confidence.PLEASE_CHECK, "opens with an actor")
                draft.person = actor.name
                return True
        return False

    def _was_planned_before(self, line: Line) -> bool:
        planned, self.planned = self.planned, self.planned and is_plan(line.opening)
        return planned and not self.planned

    def _may_be_item(self, line: Line) -> bool:
        running = self.section is Section.EPISODES
        return running or (self.section < Section.EPISODES and line.number not in self.context.introduced)

    def _character(self, line: Line) -> None:
        current = self._current
        subject = character_of(line, self.context.characters)
        apart = line.blank_before or not self.uses_blanks
        has_one = current is not None and current.character is not None
        if subject and (not has_one or subject.name != (current.character if current else None)):
            strong = subject.opens and (subject.is_full or apart)
            if strong or (not has_one and not self.holds_subject):
                sure = subject.opens and subject.is_full
                draft = self._open(
                    Section.CHARACTERS,
                    line,
                    Confidence.CERTAIN if sure else Confidence.PLEASE_CHECK,
                    "opens with a character",
                )
                draft.character = subject.name
                self.holds_subject = False
                return
        if subject is None and not self.holds_subject and not self.context.characters:
            name = unknown_name_of(line)
            if name:
                self._open(Section.CHARACTERS, line, Confidence.PLEASE_CHECK, "opens with a name").character = name
                return
        if (
            has_one
            and apart
            and not next(self.context.characters.find(line.folded), None)
            and _WHOLE.search(line.folded)
        ):
            self._open(Section.CHARACTERS, line, Confidence.PLEASE_CHECK, "on the whole")
            self.holds_subject = True
            return
        self._join(line)

    def _cast(self, line: Line) -> None:
        current = self._current
        apart = line.blank_before or not self.uses_blanks
        actor = actor_of(line, self.context.actors)
        has_one = current is not None and current.person is not None
        if actor and not (has_one and current and actor.name == current.person):
            if apart or not has_one or actor.opens:
                by_role = line.number in self.context.introduced
                sure = actor.in_first_sentence and not by_role
                draft = self._open(
                    Section.CAST, line, Confidence.CERTAIN if sure else Confidence.PLEASE_CHECK, "names an actor"
                )
                draft.person = actor.name
                return
        elif actor is None and apart:
            known = next(self.context.characters.find(line.folded, 0, first_sentence_end(line.folded)), None)
            name = unknown_name_of(line) if known is None or known[0] > 0 else None
            if name:
                self._open(Section.CAST, line, Confidence.PLEASE_CHECK, "opens with a name").person = name
                return
            if known and has_one:
                self._open(Section.CAST, line, Confidence.PLEASE_CHECK, "names characters only")
                return
        self._join(line)
