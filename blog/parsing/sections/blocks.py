"""Makes the blocks of a post's body: a walk over its paragraphs that goes forward through the sections.

It goes back to the summary alone, where the text talked of the cast first and then names it. Strong cues first; a
paragraph without a cue keeps the section of the one before, which is then "by position".
"""

from collections.abc import Sequence

from blog.parsing.lines import Line
from blog.parsing.parsed import Block, BlockType, Confidence
from blog.parsing.sections.context import SectionContext
from blog.parsing.sections.cues import (
    OPENING_OF_SUMMARY,
    Cue,
    is_greeting,
    is_plan,
    opens_with_year,
    read_cue,
    says_what_it_is,
)
from blog.parsing.sections.drafts import Draft, Drafts
from blog.parsing.sections.ends import section_of_heading
from blog.parsing.sections.headed import headed_draft, take_first
from blog.parsing.sections.items import is_next, read_item
from blog.parsing.sections.opinions import is_opinion
from blog.parsing.sections.order import Section
from blog.parsing.sections.outline import Outline
from blog.parsing.sections.subjects import (
    actor_of,
    character_of,
    first_sentence_end,
    is_on_the_whole,
    says_he_or_she,
    stays_with,
    turned_to,
    unknown_name_of,
)

_ASK = Confidence.PLEASE_CHECK


def make_blocks(paragraphs: Sequence[Line], context: SectionContext) -> tuple[Block, ...]:
    """The blocks of a body; every line of `paragraphs` stands in exactly one, in the order of the text."""
    if not context.is_review:
        return (Block(BlockType.TEXT, tuple(paragraphs), _ASK, "no review"),) if paragraphs else ()
    return _Walk(paragraphs, context).blocks()


class _Walk:
    def __init__(self, paragraphs: Sequence[Line], context: SectionContext) -> None:
        self.lines = paragraphs
        self.context = context
        self.outline = Outline(paragraphs, context)
        self.drafts = Drafts()
        self.section = Section.INTRODUCTION
        self.planned = False
        self.holds_subject = False
        self.warned = False
        self.has_summary = False

    def blocks(self) -> tuple[Block, ...]:
        for at, line in enumerate(self.lines):
            if line.start in self.context.set_apart:
                has_begun = self.drafts.current(Section.INTRODUCTION) is not None
                self.warned = self.warned or (has_begun and self.context.set_apart[line.start])
                self.drafts.set_apart(line, is_disclaimer=self.context.set_apart[line.start])
            elif at >= self.outline.tail:
                self.drafts.sign_off(line, self.context.known_titles)
            elif self.outline.is_heading(at):
                self._open_heading(line)
            elif self.drafts.last and self.drafts.last.awaits_text:
                take_first(self.drafts.last, self.section, line, self.context)
            else:
                self._paragraph(at, line)
        return self.drafts.frozen()

    def _open(self, section: Section, line: Line, confidence: Confidence, cue: str) -> Draft:
        self.section = section
        self.has_summary = self.has_summary or (section is Section.SUMMARY and confidence is Confidence.CERTAIN)
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
            current = self.drafts.current(self.section)
            people = self.context.actors if self.section is Section.CAST else self.context.characters
            return not stays_with(current.person or current.character if current else None, line, people)
        names_somebody = next(self.context.characters.find(line.folded), None) is not None
        if self.section is Section.INTRODUCTION:
            return names_somebody
        if self.section is Section.EPISODES:
            subject = character_of(line, self.context.characters)
            return (line.blank_before and self.outline.uses_blanks) or (subject is not None and subject.opens)
        if not (line.blank_before and self.outline.uses_blanks):
            return False
        return self.section is Section.SUMMARY and not names_somebody

    # -- fixed marks

    def _open_heading(self, line: Line) -> None:
        self.section = section_of_heading(line, self.context) or self.section
        self.has_summary = self.has_summary or self.section is Section.SUMMARY
        self.drafts.add(headed_draft(self.section, line, self.context))

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
        if self.section is Section.INTRODUCTION and is_plan(line.opening) and not says_what_it_is(line.folded[:200]):
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
            if not cue.is_strong and (self._is_on_subject(line) or self.outline.names_somebody(line)):
                return None
            return cue if share >= 0.3 else None
        if cue.section is Section.THEMES and self.section is Section.INTRODUCTION and "bat" not in line.folded[:120]:
            return None
        if cue.section is self.section:
            return cue if cue.section is Section.THEMES or cue.is_lead_in else None
        if cue.section is Section.CAST and self.section is Section.INTRODUCTION and self.outline.tells_later(at):
            return None  # said of the cast in passing
        if cue.section > self.section:
            return cue
        if self.section is Section.VERDICT and cue.is_lead_in and cue.section in (Section.CHARACTERS, Section.CAST):
            current = self.drafts.current(Section.VERDICT)
            if current and current.heading is None:
                current.confidence = _ASK  # what sounded like a conclusion was none
                return cue
        if cue.is_named and not self.has_summary and self.section < Section.VERDICT:
            return cue  # some talk of the cast first
        both = (Section.CHARACTERS, Section.EPISODES)
        return cue if cue.is_lead_in and cue.section in both and self.section in both else None

    def _is_on_subject(self, line: Line) -> bool:
        """Whether the paragraph goes on about the person or character of the current block, by a pronoun."""
        current = self.drafts.current(self.section)
        return current is not None and bool(current.person or current.character) and says_he_or_she(line)

    def _enter(self, line: Line, cue: Cue) -> None:
        if cue.section is self.section is Section.VERDICT and self.drafts.current(self.section):
            self._join(line)
            return
        sure = Confidence.CERTAIN if cue.is_strong else _ASK
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
            draft.confidence = _ASK

    def _by_other_signs(self, at: int, line: Line) -> bool:
        """Sections that no lead-in announces: facts, people tied to actors, cases, opinions, names that open."""
        if self.section is Section.INTRODUCTION:
            return self._begins_summary(at, line)
        return self._begins_item(at, line) or self._leaves_plot(at, line) or self._begins_cast(line)

    def _begins_summary(self, at: int, line: Line) -> bool:
        opening = line.opening[: max(OPENING_OF_SUMMARY, first_sentence_end(line.folded))]
        greets = is_greeting(opening) and not (self.context.title and line.text.startswith(self.context.title))
        if says_what_it_is(opening) and not greets:
            self._open(Section.SUMMARY, line, Confidence.CERTAIN, "what it is")
            return True
        if opens_with_year(opening) and not is_opinion(opening) and not self.outline.tells_later(at):
            self._open(Section.SUMMARY, line, _ASK, "opens with a year")
            return True
        introduces = line.start in self.context.introduced and not greets
        is_warned = self.warned and not self.outline.tells_later(at)
        if introduces or (self.drafts and (is_warned or self._was_planned_before(line))):
            self._open(Section.SUMMARY, line, Confidence.BY_POSITION, "after the introduction")
            return True
        return False

    def _begins_item(self, at: int, line: Line) -> bool:
        if at in self.outline.items and self._may_be_item(line):
            words, number = read_item(line.opening) or ("", None)
            self._open(Section.EPISODES, line, Confidence.CERTAIN, words).number = number
        elif at in self.outline.turns and self.section < Section.CAST:
            self._open(Section.EPISODES, line, _ASK, "in turn").number = self.outline.turns[at]
        elif self.section is Section.EPISODES and self.outline.turns and is_next(line.opening):
            self._open(Section.EPISODES, line, _ASK, "next in turn")
        else:
            return False
        return True

    def _leaves_plot(self, at: int, line: Line) -> bool:
        """Whether a paragraph turns to a character, or to what the writer thinks; it then begins a block."""
        introduced = self.context.introduced.get(line.start)
        if introduced or not self._may_leave_plot(at, line):
            return False
        subject = character_of(line, self.context.characters)
        in_themes = self.section is Section.THEMES
        opens_with_all_of_it = subject and subject.opens and subject.is_full and introduced is None
        if subject and (opens_with_all_of_it or (in_themes and (subject.opens or subject.is_first))):
            self._open(Section.CHARACTERS, line, _ASK, "opens with a character").character = subject.name
            return True
        character = turned_to(line, self.context.characters, alone=in_themes)
        if character:
            self._open(Section.CHARACTERS, line, _ASK, "turns to a character").character = character
            return True
        if not in_themes and is_opinion(line.opening):
            self._open(Section.THEMES, line, _ASK, "what the writer thinks")
            return True
        return False

    def _begins_cast(self, line: Line) -> bool:
        if self.section >= Section.CAST or line.start in self.context.introduced:
            return False
        actor = actor_of(line, self.context.actors)
        if actor and actor.opens and (actor.is_full or actor.is_first) and actor.in_first_sentence:
            self._open(Section.CAST, line, _ASK, "opens with an actor").person = actor.name
            return True
        return False

    def _may_leave_plot(self, at: int, line: Line) -> bool:
        """Whether a paragraph may leave the plot: parted from it, or among what the writer thinks already.

        Without blank lines all are parted; where somebody is introduced soon, it was a sigh in the middle of the plot.
        """
        if self.section is not Section.SUMMARY:
            return self.section is Section.THEMES
        is_sigh = not self.outline.uses_blanks and self.outline.introduces_soon(at)
        return self.outline.is_parted(line) and not is_sigh

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
        if turned and turned != known and self.outline.is_parted(line):
            self._open(Section.CHARACTERS, line, _ASK, "turns to a character").character = turned
            self.holds_subject = False
            return
        subject = character_of(line, self.context.characters)
        if subject and subject.name != known:
            strong = subject.opens and (subject.is_full or subject.is_first or self.outline.is_parted(line))
            if strong or not (known or self.holds_subject):
                sure = Confidence.CERTAIN if subject.opens and subject.is_full else _ASK
                self._open(Section.CHARACTERS, line, sure, "opens with a character").character = subject.name
                self.holds_subject = False
                return
        if subject is None and not self.holds_subject and not self.context.characters:
            name = unknown_name_of(line)
            if name:
                self._open(Section.CHARACTERS, line, _ASK, "opens with a name").character = name
                return
        if known and self.outline.is_parted(line) and is_on_the_whole(line, self.context.characters):
            self._open(Section.CHARACTERS, line, _ASK, "on the whole")
            self.holds_subject = True
            return
        self._join(line)

    def _cast(self, at: int, line: Line) -> None:
        current = self.drafts.current(Section.CAST)
        known = current.person if current else None
        if known and at > max(self.outline.last_on_somebody, self.outline.last_conclusion):
            self._open(Section.VERDICT, line, _ASK, "on nobody any more")
            return
        actor = actor_of(line, self.context.actors)
        if actor and actor.name != known and (self.outline.is_parted(line) or known is None or actor.opens):
            sure = actor.in_first_sentence and line.start not in self.context.introduced
            confidence = Confidence.CERTAIN if sure else _ASK
            self._open(Section.CAST, line, confidence, "names an actor").person = actor.name
            return
        if actor is None and self.outline.is_parted(line):
            character = next(self.context.characters.find(line.folded, 0, first_sentence_end(line.folded)), None)
            name = unknown_name_of(line) if character is None or character[0] > 0 else None
            if name:
                self._open(Section.CAST, line, _ASK, "opens with a name").person = name
                return
            if character and known:
                self._open(Section.CAST, line, _ASK, "names characters only")
                return
        self._join(line)
