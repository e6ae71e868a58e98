"""Blocks under headings: whom the heading names, or else the first paragraph."""

from blog.parsing.lines import Line
from blog.parsing.parsed import Confidence
from blog.parsing.sections.context import SectionContext
from blog.parsing.sections.drafts import TYPES, Draft
from blog.parsing.sections.ends import without_capitals
from blog.parsing.sections.items import read_numbered
from blog.parsing.sections.order import Section
from blog.parsing.sections.subjects import actor_of, character_of


def headed_draft(section: Section, line: Line, context: SectionContext) -> Draft:
    """A block of a section that begins with its heading; what is heard of under many a heading is asked about."""
    doubtful = section in (Section.VERDICT, Section.INTRODUCTION)
    sure = Confidence.PLEASE_CHECK if doubtful else Confidence.CERTAIN
    draft = Draft(TYPES[section], sure, "heading", heading=line)
    text = without_capitals(line.folded.strip(" :"))
    if section is Section.EPISODES:
        draft.number = read_numbered(text)
    elif section is Section.CHARACTERS:
        draft.character = next((name for _, _, name in context.characters.find(text)), None)
    elif section is Section.CAST:
        draft.person = next((name for _, _, name in context.actors.find(text)), None)
    return draft


def take_first(draft: Draft, section: Section, line: Line, context: SectionContext) -> None:
    """Take the first paragraph under a heading, which may name somebody of whom the heading does not speak."""
    draft.lines.append(line)
    if section is Section.CAST and draft.person is None:
        actor = actor_of(line, context.actors)
        draft.person = actor.name if actor and actor.in_first_sentence else None
        draft.confidence = Confidence.PLEASE_CHECK
    elif section is Section.CHARACTERS and draft.character is None:
        subject = character_of(line, context.characters)
        draft.character = subject.name if subject and subject.opens else None
        draft.confidence = Confidence.PLEASE_CHECK
