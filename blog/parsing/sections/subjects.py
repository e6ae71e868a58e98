"""Whom a paragraph is about: the character or the actor that its first words name."""

import re
from dataclasses import dataclass

from blog.parsing.lines import Line
from blog.parsing.names import OPENING_WORDS, NameIndex, name_after, words_of
from blog.parsing.sections.cues import OPENING

_LEAD = re.compile(
    r"^\s*(?:(?:as i (?:mentioned|said|wrote)(?: before| earlier| above)?,"
    r"|then(?: there(?:'s| is| was| are)| we have)?,?"
    r"|(?:then )?next(?: up)?(?: is|,|:)?|(?:going |coming )?back (?:a (?:little|bit) )?to|moving on to|(?:let's "
    r"|let me )?talk(?:ing)?"
    r"(?: a (?:bit|little))?(?: more)? about|let me (?:start|begin) with|as for|and|now|first(?: of all)?,?"
    r"|anyways?,?|so,?|finally,?"
    r"|last but not least,?|our|the|(?:male|female|main|second|co-)[ -]?leads?,?|there(?:'s| is| was)|on to|to|with"
    r"|also,?|of course,?"
    r"|on the other hand,?|we have|character,?|hero(?:ine)?,?)\s*)*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:\s*\([^()]{0,120}\))?,?\s*(?:-[^-]{0,60}-)?\s*(?:(?:also|really|actually|truly|definitely|probably"
    r"|certainly) )*"
    r"(?:is|was|has|had|isn't|wasn't|hasn't|are|were|may|might|must|could|can|did|does|doesn't|didn't|seems|seemed"
    r"|starts|started"
    r"|comes|came|goes|works|lives|turns|becomes|became|remains|makes|made|grew|appears|stood|stands|possibly"
    r"|'s (?:a|an|the|not|been|such)\b)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"'s? (?:character|story|storyline|journey|role|personality|arc|past|growth|development)\b", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?:and|between|like|than) $", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:chemistry|scenes?|together|dynamic|relationship|interactions?|friendship|bromance)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a paragraph is about. `opens`: the name opens it; `is_full`: all of the name stands there."""

    name: str
    opens: bool
    is_full: bool
    in_first_sentence: bool = True


def first_sentence_end(folded: str) -> int:
    """Where the first sentence ends, at most `OPENING` characters on."""
    match = re.compile(r"[.!?]['\")\]]?(?=\s)").search(folded, 0, OPENING)
    while match and re.search(r"\b(?:Mr|Mrs|Ms|Dr)\.$", folded[: match.end()]):
        match = re.compile(r"[.!?]['\")\]]?(?=\s)").search(folded, match.end(), OPENING)
    return match.end() if match else min(len(folded), OPENING)


def character_of(line: Line, characters: NameIndex) -> Subject | None:
    """The known character that the first sentence speaks of first, if as its subject; None otherwise."""
    folded = line.folded
    end = first_sentence_end(folded)
    for start, stop, name in characters.find(folded, 0, end):
        after = folded[stop : stop + 200]
        if not (_VERB.match(after) or _OWN.match(after) or stop >= end - 2):
            if _LEAD.match(folded[:start]) and after[:1] in ",.(" and start:
                pass  # "Back to Min Seo, …"
            elif not after.startswith("'"):
                return Subject(name, opens=False, is_full=False) if _has_verb(after) else None
            else:
                return None
        opens = _LEAD.match(folded[:start]) is not None
        return Subject(name, opens=opens, is_full=len(words_of(folded[start:stop])) == len(words_of(name)))
    return None


def _has_verb(after: str) -> bool:
    return re.match(r" [a-z]+(?:s|ed)\b", after) is not None


def actor_of(line: Line, actors: NameIndex) -> Subject | None:
    """The known actor that the opening names first: in its first sentence, or soon after; None otherwise."""
    folded = line.folded
    end = first_sentence_end(folded)
    for start, stop, name in actors.find(folded, 0, min(len(folded), OPENING)):
        if start < end and _TOGETHER.search(folded[max(0, start - 40) : start]):
            continue
        return Subject(
            name,
            opens=len(words_of(folded[:start])) <= 10 and not _BESIDE.search(folded[:start]),
            is_full=len(words_of(folded[start:stop])) == len(words_of(name)),
            in_first_sentence=start < end,
        )
    return None


def unknown_name_of(line: Line) -> str | None:
    """The name that opens a paragraph as the subject of its sentence: two to four capitalised words; else None."""
    spot = name_after(line.folded, 0)
    words = words_of(line.folded[slice(*spot)]) if spot else []
    if spot is None or spot[0] > 1 or not 2 <= len(words) <= 4 or any(word.lower() in OPENING_WORDS for word in words):
        return None
    after = line.folded[spot[1] : spot[1] + 60]
    return line.text[slice(*spot)] if _VERB.match(after) or _has_verb(after) else None
