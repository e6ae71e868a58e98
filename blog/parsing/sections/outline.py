"""What the text as a whole shows before its paragraphs are walked through: what is set apart, where what ends."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from blog.parsing.lines import Line
from blog.parsing.sections.context import SectionContext
from blog.parsing.sections.cues import OPENING_OF_SUMMARY, read_cue, says_what_it_is
from blog.parsing.sections.ends import section_of_heading, sign_off_start
from blog.parsing.sections.items import LAST, read_item, read_place
from blog.parsing.sections.order import Section
from blog.parsing.sections.subjects import first_sentence_end, unknown_name_of

_PERSON = re.compile(r"\b(?:he|she|his|her|him|hers|they|them|their)\b", re.IGNORECASE)
_SUBJECT_WITHIN = 60
"""Characters of a sentence in which it says whom it is about."""
_CAST = re.compile(
    r"\b(?:cast|actors?|actress(?:es)?|acting|performances?|everyone|everybody|chemistry|leads?|idols?|newcomers?"
    r"|voices?|characters?)\b",
    re.IGNORECASE,
)
_FEWEST_IN_TURN = 3
_SOON = 2
"""Paragraphs."""


class Outline:
    """The paragraphs of a body and what stands out among them.

    Attributes:
        lines: the paragraphs.
        uses_blanks: whether blank lines part some of the paragraphs from others.
        items: the indexes of paragraphs that open with a case or an episode, if there are several.
        turns: those that tell one thing after the other (`The first guest …`, `The second …`), with their numbers.
        tail: the index of the first paragraph of the sign-off.
    """

    def __init__(self, lines: Sequence[Line], context: SectionContext) -> None:
        self.lines = lines
        self._context = context
        self.uses_blanks = sum(line.blank_before for line in lines[1:]) * 5 >= len(lines)
        items = [at for at, line in enumerate(lines) if read_item(line.opening)]
        self.items = frozenset(items if len(items) > 1 else ())
        self.turns = _in_turn(lines)
        if any(context.introduced.get(lines[at].start) for at in self.turns):
            self.turns = {}  # the plot of one story
        self.tail = sign_off_start(lines, context)

    def is_parted(self, line: Line) -> bool:
        """Whether blank lines, where the text uses them, set a paragraph apart from the one before."""
        return line.blank_before or not self.uses_blanks

    def is_heading(self, at: int) -> bool:
        """Whether the paragraph at that index is the heading of the one below."""
        if at + 1 >= min(self.tail, len(self.lines)) or section_of_heading(self.lines[at], self._context) is None:
            return False
        after = self.lines[at + 1]
        return after.start not in self._context.set_apart and section_of_heading(after, self._context) is None

    def names_somebody(self, line: Line) -> bool:
        """Whether the first sentence of a paragraph names a known actor or character."""
        end = first_sentence_end(line.folded)
        people = (self._context.actors, self._context.characters)
        return any(next(index.find(line.folded, 0, end), None) is not None for index in people)

    def tells_later(self, at: int) -> bool:
        """Whether a paragraph behind that index says what the work is, or announces the summary."""
        return at < self._last_telling

    @cached_property
    def _last_telling(self) -> int:
        return self._last_that(_tells)

    @cached_property
    def last_conclusion(self) -> int:
        """The last paragraph before the sign-off that says that it concludes."""
        return self._last_that(_concludes)

    @cached_property
    def last_on_somebody(self) -> int:
        """The last paragraph before the sign-off that names an actor or opens with somebody or with all of the cast."""
        return self._last_that(self._is_on_somebody)

    def _last_that(self, holds: Callable[[Line], bool]) -> int:
        """The last paragraph before the sign-off of which something holds; -1 without one."""
        return next((at for at in range(self.tail - 1, -1, -1) if holds(self.lines[at])), -1)

    def _is_on_somebody(self, line: Line) -> bool:
        end = first_sentence_end(line.folded)
        return bool(
            _PERSON.search(line.folded, 0, min(end, _SUBJECT_WITHIN))
            or _CAST.search(line.folded, 0, end)
            or self.names_somebody(line)
            or next(self._context.actors.find(line.opening), None)
            or unknown_name_of(line)
        )

    def introduces_soon(self, at: int) -> bool:
        """Whether one of the next paragraphs ties somebody who has a name to an actor."""
        return any(self._context.introduced.get(line.start) for line in self.lines[at + 1 : at + 1 + _SOON])


def _tells(line: Line) -> bool:
    cue = read_cue(line.opening)
    is_announced = cue is not None and cue.section is Section.SUMMARY
    return is_announced or says_what_it_is(line.opening[:OPENING_OF_SUMMARY])


def _concludes(line: Line) -> bool:
    cue = read_cue(line.opening)
    return cue is not None and cue.section is Section.VERDICT and cue.is_strong


def _in_turn(lines: Sequence[Line]) -> dict[int, int | None]:
    """The paragraphs that tell one after the other, if they are enough and ascend."""
    turns = [(at, *turn) for at, line in enumerate(lines) if (turn := read_place(line.opening)) is not None]
    ascending = all(one[1] < other[1] for one, other in pairwise(turns))
    if len(turns) < _FEWEST_IN_TURN or turns[0][1] > 2 or not ascending or all(is_time for _, _, is_time in turns):
        return {}
    return {at: turn if turn < LAST else None for at, turn, _ in turns}
