"""Makes the blocks of a post's body: a walk over its paragraphs that only goes forward through the sections.

Strong cues first; a paragraph without a cue keeps the section of the one before, which is then "by position".
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from blog.parsing.lines import Line
from blog.parsing.mentions import next_on_watch_list
from blog.parsing.parsed import Block, BlockType, Confidence
from blog.parsing.sections.context import SectionContext
from blog.parsing.sections.cues import Cue, is_greeting, is_plan, is_sign_off, read_cue
from blog.parsing.sections.drafts import TYPES, Draft, Drafts
from blog.parsing.sections.ends import section_of_heading, sign_off_start, without_capitals
from blog.parsing.sections.items import LAST, is_next, read_item, read_numbered, read_place
from blog.parsing.sections.opinions import is_opinion
from blog.parsing.sections.order import Section
from blog.parsing.sections.subjects import (
    actor_of,
    character_of,
    first_sentence_end,
    turned_to,
    unknown_name_of,
)

_OPENS_SUMMARY = re.compile(
    r"\b(?:is|are|was|were) (?:an?|the) (?:[\w'&+.-]+ ){0,4}?(?:\d{1,3}|[a-z]+)[ -]episodes?\b|\bthis (?:\d{1,3}"
    r"|[a-z]+)[ -]episode\b"
    r"|^(?:\w+,? (?:in (?:the )?)?|in (?:the )?|the year(?:'s| is) )1\d\d\ds?\b"
    r"|(?<!\bthere )\b(?:is|was) (?:an?|the) (?:[\w'&+.-]+ ){0,5}?(?:drama|series|film|movie|anime|novel|book|show)"
    r" (?:about|that|which|set|where|in which|written|directed|by)\b",
    re.IGNORECASE,
)
_LONGEST_NEXT_UP = 300
_PERSON = re.compile(r"\b(?:he|she|his|her|him|hers|they|them|their)\b", re.IGNORECASE)
_SUBJECT_WITHIN = 60
"""Characters of a sentence in which it says whom it is about."""
_CAST = re.compile(
    r"\b(?:cast|actors?|actress(?:es)?|acting|performances?|everyone|everybody|chemistry|leads?|idols?|newcomers?"
    r"|voices?|characters?)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:characters?|cast|series|drama|show|everyone|story|film|movie|book|leads)\b", re.IGNORECASE)


def make_blocks(paragraphs: Sequence[Line], context: SectionContext) -> tuple[Block, ...]:
    """The blocks of a body; every line of `paragraphs` stands in exactly one, in the order of the text."""
    if not context.is_review:
        return (Block(BlockType.TEXT, tuple(paragraphs), Confidence.PLEASE_CHECK, "no review"),) if paragraphs else ()
    return _Walk(paragraphs, context).blocks()


def _in_turn(paragraphs: Sequence[Line]) -> dict[int, int | None]:
    """The paragraphs that tell one after the other, `The first guest …`, `The second …`: three or more, ascending."""
    turns = [(at, turn) for at, line in enumerate(paragraphs) if (turn := read_place(line.opening)) is not None]
    ascending = all(one[1] < other[1] for one, other in pairwise(turns))
    if len(turns) < 3 or turns[0][1] > 2 or not ascending:
        return {}
    return {at: turn if turn < LAST else None for at, turn in turns}


class _Walk:
    def __init__(self, paragraphs: Sequence[Line], context: SectionContext) -> None:
        self.lines = paragraphs
        self.context = context
        self.drafts = Drafts()
        self.section = Section.INTRODUCTION
        self.planned = False
        self.holds_subject = False
        self.uses_blanks = sum(line.blank_before for line in paragraphs[1:]) * 5 >= len(paragraphs)
        items = [at for at, line in enumerate(paragraphs) if read_item(line.opening)]
        self.items = frozenset(items if len(items) > 1 else ())
        self.turns = _in_turn(paragraphs)
        self.tail = sign_off_start(paragraphs, context)
        self.warned = False
        self.has_summary = False

    def blocks(self) -> tuple[Block, ...]:
        for at, line in enumerate(self.lines):
            if line.start in self.context.set_apart:
                has_begun = self.drafts.current(Section.INTRODUCTION) is not None
                self.warned = self.warned or (has_begun and self.context.set_apart[line.start])
                self.drafts.set_apart(line, is_disclaimer=self.context.set_apart[line.start])
            elif at >= self.tail:
                self._sign_off(line)
            elif self._is_heading(at):
                self._open_heading(line)
            elif self.drafts.last and self.drafts.last.awaits_text:
                self._under_heading(self.drafts.last, line)
            else:
                self._paragraph(at, line)
        return self.drafts.frozen()

    def _open(self, section: Section, line: Line, confidence: Confidence, cue: str) -> Draft:
        self.section = section
        self.has_summary = self.has_summary or section is Section.SUMMARY
        return self.drafts.open(section, line, confidence, cue)

    def _join(self, line: Line) -> None:
        current = self.drafts.current(self.section)
        if current is None:
            self._open(self.section, line, Confidence.BY_POSITION, "by position")
            return
        if current.confidence is Confidence.CERTAIN and self._may_be_another_section(line):
            current.confidence = Confidence.BY_POSITION
        current.lines.append(line)

    def _may_be_another_section(self, line: Line) -> bool:
        """Whether a paragraph joins by position alone where its kind may have changed without a word."""
        if self.section in (Section.CHARACTERS, Section.CAST):
            return not self._stays_with_somebody(line)
        names_somebody = next(self.context.characters.find(line.folded), None) is not None
        if self.section is Section.INTRODUCTION:
            return names_somebody
        if self.section is Section.EPISODES:
            subject = character_of(line, self.context.characters)
            return (line.blank_before and self.uses_blanks) or (subject is not None and subject.opens)
        if not (line.blank_before and self.uses_blanks):
            return False
        return self.section is Section.SUMMARY and not names_somebody

    def _stays_with_somebody(self, line: Line) -> bool:
        """Whether a paragraph among characters or cast comments goes on about whom its block is about."""
        current = self.drafts.current(self.section)
        subject = current and (current.person or current.character)
        people = self.context.actors if self.section is Section.CAST else self.context.characters
        named = {name for _, _, name in people.find(line.folded, 0, first_sentence_end(line.folded))}
        if not subject or named - {subject}:
            return not named
        return subject in named or self._is_on_subject(line)

    def _is_apart(self, line: Line) -> bool:
        """Whether blank lines, where the text uses them, set the paragraph apart from the one before."""
        return line.blank_before or not self.uses_blanks

    # -- fixed marks

    def _sign_off(self, line: Line) -> None:
        named = next_on_watch_list(line, self.context.known_titles)
        takes_leave = is_sign_off(line.opening)
        if named and not takes_leave and len(line.folded) <= _LONGEST_NEXT_UP:
            next_up = Draft(BlockType.NEXT_UP, Confidence.PLEASE_CHECK, "next on the watch list", [line], is_apart=True)
            self.drafts.add(next_up)
            return
        current = self.drafts.current(Section.SIGN_OFF)
        if current:
            current.lines.append(line)
            return
        sure = Confidence.CERTAIN if takes_leave else Confidence.BY_POSITION
        self._open(Section.SIGN_OFF, line, sure, "sign-off")

    def _is_heading(self, at: int) -> bool:
        line = self.lines[at]
        if at + 1 >= min(self.tail, len(self.lines)) or section_of_heading(line, self.context) is None:
            return False
        after = self.lines[at + 1]
        return after.start not in self.context.set_apart and section_of_heading(after, self.context) is None

    def _open_heading(self, line: Line) -> None:
        self.section = section_of_heading(line, self.context) or self.section
        self.has_summary = self.has_summary or self.section is Section.SUMMARY
        doubtful = self.section in (Section.VERDICT, Section.INTRODUCTION)
        sure = Confidence.PLEASE_CHECK if doubtful else Confidence.CERTAIN
        draft = self.drafts.add(Draft(TYPES[self.section], sure, "heading", heading=line))
        text = without_capitals(line.folded.strip(" :"))
        if self.section is Section.EPISODES:
            draft.number = read_numbered(text)
        elif self.section is Section.CHARACTERS:
            draft.character = next((name for _, _, name in self.context.characters.find(text)), None)
        elif self.section is Section.CAST:
            draft.person = next((name for _, _, name in self.context.actors.find(text)), None)

    def _under_heading(self, draft: Draft, line: Line) -> None:
        """The first paragraph under a heading, which may name somebody of whom the heading does not speak."""
        draft.lines.append(line)
        if self.section is Section.CAST and draft.person is None:
            actor = actor_of(line, self.context.actors)
            draft.person = actor.name if actor and actor.in_first_sentence else None
            draft.confidence = Confidence.PLEASE_CHECK
        elif self.section is Section.CHARACTERS and draft.character is None:
            subject = character_of(line, self.context.characters)
            draft.character = subject.name if subject and subject.opens else None
            draft.confidence = Confidence.PLEASE_CHECK

    # -- paragraphs

    def _paragraph(self, at: int, line: Line) -> None:
        cue = self._accepted(at, line, read_cue(line.opening))
        if cue:
            self._enter(line, cue)
        elif self._by_other_signs(at, line):
            return
        elif self.section is Section.CHARACTERS:
            self._character(line)
        elif self.section is Section.CAST:
            self._cast(at, line)
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
            if not cue.is_strong and (self._is_on_subject(line) or self._names_somebody(line)):
                return None
            return cue if share >= 0.3 else None
        if cue.section is Section.THEMES and self.section is Section.INTRODUCTION and "bat" not in line.folded[:120]:
            return None
        if cue.section is self.section:
            return cue if cue.section is Section.THEMES or cue.is_lead_in else None
        if cue.section > self.section:
            return cue
        if cue.section is Section.SUMMARY and self.section < Section.VERDICT and not self.has_summary:
            return cue  # some talk of the cast first
        both = (Section.CHARACTERS, Section.EPISODES)
        return cue if cue.is_lead_in and cue.section in both and self.section in both else None

    @cached_property
    def last_on_somebody(self) -> int:
        """The last paragraph before the sign-off whose first sentence is about somebody, or about all of the cast."""
        for at in range(self.tail - 1, -1, -1):
            line = self.lines[at]
            end = first_sentence_end(line.folded)
            if (
                _PERSON.search(line.folded, 0, min(end, _SUBJECT_WITHIN))
                or _CAST.search(line.folded, 0, end)
                or self._names_somebody(line)
            ):
                return at
        return -1

    def _names_somebody(self, line: Line) -> bool:
        """Whether the first sentence names a known actor or character."""
        end = first_sentence_end(line.folded)
        people = (self.context.actors, self.context.characters)
        return any(next(index.find(line.folded, 0, end), None) is not None for index in people)

    def _is_on_subject(self, line: Line) -> bool:
        """Whether the paragraph goes on about the person or character of the current block."""
        current = self.drafts.current(self.section)
        if current is None or not (current.person or current.character):
            return False
        end = first_sentence_end(line.folded)
        return re.search(r"\b(?:his|her|him|she|he)\b", line.folded[:end], re.IGNORECASE) is not None

    def _enter(self, line: Line, cue: Cue) -> None:
        if cue.section is self.section is Section.VERDICT and self.drafts.current(self.section):
            self._join(line)
            return
        sure = Confidence.CERTAIN if cue.is_strong else Confidence.PLEASE_CHECK
        draft = self._open(cue.section, line, sure, cue.text)
        self.holds_subject = cue.text == "a character's people"
        if cue.is_lead_in:
            self._subject_behind_lead_in(line, draft)

    def _subject_behind_lead_in(self, line: Line, draft: Draft) -> None:
        """A paragraph may go on behind its lead-in: it, or the next sentence, then names its person or character."""
        begin = first_sentence_end(line.folded)
        end = min(len(line.folded), begin + 120)
        if self.section is Section.CAST:
            draft.person = next((name for _, _, name in self.context.actors.find(line.folded, 0, end)), None)
        elif self.section is Section.CHARACTERS and not self.holds_subject:
            found = next(self.context.characters.find(line.folded, 0, end), None)
            draft.character = found[2] if found and found[0] <= begin + 40 else None
        if draft.person or draft.character:
            draft.confidence = Confidence.PLEASE_CHECK

    def _by_other_signs(self, at: int, line: Line) -> bool:
        """Sections that no lead-in announces: facts, people tied to actors, cases, names that open a paragraph."""
        if self.section is Section.INTRODUCTION:
            opening = line.opening[: max(160, first_sentence_end(line.folded))]
            greets = is_greeting(opening) and not (self.context.title and line.text.startswith(self.context.title))
            if _OPENS_SUMMARY.search(opening) and not greets:
                self._open(Section.SUMMARY, line, Confidence.CERTAIN, "what it is")
                return True
            introduces = line.start in self.context.introduced and not greets
            if introduces or (self.drafts and (self.warned or self._was_planned_before(line))):
                self._open(Section.SUMMARY, line, Confidence.BY_POSITION, "after the introduction")
                return True
            return False
        if at in self.items and self._may_be_item(line):
            words, number = read_item(line.opening) or ("", None)
            draft = self._open(Section.EPISODES, line, Confidence.CERTAIN, words)
            draft.number = number
            return True
        if at in self.turns and self.section < Section.CAST:
            self._open(Section.EPISODES, line, Confidence.PLEASE_CHECK, "in turn").number = self.turns[at]
            return True
        if self.section is Section.EPISODES and self.turns and is_next(line.opening):
            self._open(Section.EPISODES, line, Confidence.PLEASE_CHECK, "next in turn")
            return True
        introduced = self.context.introduced.get(line.start)
        introduces = introduced is not None
        if self._may_turn_from_plot(line) and not introduced:
            subject = character_of(line, self.context.characters)
            in_themes = self.section is Section.THEMES
            if subject and (
                (in_themes and (subject.opens or subject.is_first))
                or (subject.opens and subject.is_full and not introduces)
            ):
                draft = self._open(Section.CHARACTERS, line, Confidence.PLEASE_CHECK, "opens with a character")
                draft.character = subject.name
                return True
            character = turned_to(line, self.context.characters, alone=in_themes)
            if character:
                draft = self._open(Section.CHARACTERS, line, Confidence.PLEASE_CHECK, "turns to a character")
                draft.character = character
                return True
            if self.section is Section.SUMMARY and is_opinion(line.opening):
                self._open(Section.THEMES, line, Confidence.PLEASE_CHECK, "what the writer thinks")
                return True
        if self.section < Section.CAST and not introduces:
            actor = actor_of(line, self.context.actors)
            if actor and actor.opens and (actor.is_full or actor.is_first) and actor.in_first_sentence:
                draft = self._open(Section.CAST, line, Confidence.PLEASE_CHECK, "opens with an actor")
                draft.person = actor.name
                return True
        return False

    def _may_turn_from_plot(self, line: Line) -> bool:
        """Whether a paragraph may leave the plot: set apart from it, or among what the writer thinks already."""
        return self.section is Section.THEMES or (self.section is Section.SUMMARY and self._is_apart(line))

    def _was_planned_before(self, line: Line) -> bool:
        planned, self.planned = self.planned, self.planned and is_plan(line.opening)
        return planned and not self.planned

    def _may_be_item(self, line: Line) -> bool:
        running = self.section is Section.EPISODES
        return running or (self.section < Section.EPISODES and line.start not in self.context.introduced)

    def _character(self, line: Line) -> None:
        current = self.drafts.current(Section.CHARACTERS)
        known = current.character if current else None
        turned = turned_to(line, self.context.characters)
        if turned and turned != known and self._is_apart(line):
            self._open(Section.CHARACTERS, line, Confidence.PLEASE_CHECK, "turns to a character").character = turned
            self.holds_subject = False
            return
        subject = character_of(line, self.context.characters)
        if subject and subject.name != known:
            strong = subject.opens and (subject.is_full or subject.is_first or self._is_apart(line))
            if strong or not (known or self.holds_subject):
                sure = Confidence.CERTAIN if subject.opens and subject.is_full else Confidence.PLEASE_CHECK
                self._open(Section.CHARACTERS, line, sure, "opens with a character").character = subject.name
                self.holds_subject = False
                return
        if subject is None and not self.holds_subject and not self.context.characters:
            name = unknown_name_of(line)
            if name:
                self._open(Section.CHARACTERS, line, Confidence.PLEASE_CHECK, "opens with a name").character = name
                return
        if known and self._is_apart(line) and self._is_on_the_whole(line):
            self._open(Section.CHARACTERS, line, Confidence.PLEASE_CHECK, "on the whole")
            self.holds_subject = True
            return
        self._join(line)

    def _is_on_the_whole(self, line: Line) -> bool:
        """Whether a paragraph among the characters speaks of all and names none."""
        return next(self.context.characters.find(line.folded), None) is None and _WHOLE.search(line.folded) is not None

    def _cast(self, at: int, line: Line) -> None:
        current = self.drafts.current(Section.CAST)
        known = current.person if current else None
        if known and at > self.last_on_somebody:
            self._open(Section.VERDICT, line, Confidence.PLEASE_CHECK, "on nobody any more")
            return
        actor = actor_of(line, self.context.actors)
        if actor and actor.name != known and (self._is_apart(line) or known is None or actor.opens):
            sure = actor.in_first_sentence and line.start not in self.context.introduced
            confidence = Confidence.CERTAIN if sure else Confidence.PLEASE_CHECK
            self._open(Section.CAST, line, confidence, "names an actor").person = actor.name
            return
        if actor is None and self._is_apart(line):
            character = next(self.context.characters.find(line.folded, 0, first_sentence_end(line.folded)), None)
            name = unknown_name_of(line) if character is None or character[0] > 0 else None
            if name:
                self._open(Section.CAST, line, Confidence.PLEASE_CHECK, "opens with a name").person = name
                return
            if character and known:
                self._open(Section.CAST, line, Confidence.PLEASE_CHECK, "names characters only")
                return
        self._join(line)
