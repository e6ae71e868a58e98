"""Whom a paragraph is about: the character or the actor that its first words name."""

import re
from dataclasses import dataclass

from blog.parsing.lines import Line
from blog.parsing.names import OPENING_WORDS, NameIndex, name_after, words_of
from blog.parsing.sections.opinions import is_opinion
from blog.parsing.sections.order import OPENING

_TURN = (
    r"(?:going |coming )?back (?:a (?:little|bit) )?to|moving on to|on to|as for|let me (?:start|begin) with"
    r"|(?:i(?:'d| would| will|'ll| want)?(?: also)?(?: like| love| want)?(?: to)? |let's |let me )?talk(?:ing)?"
    r"(?: a (?:bit|little))?(?: more)? about"
)
# Possessive, and each part a whole word: what opens a sentence is read once from left to right.
_LEAD = re.compile(
    r"^\s*(?:(?:as i (?:mentioned|said|wrote)(?: before| earlier| above)?"
    r"|(?:then )?(?:next(?: up)?(?: is)?|there(?:'s| is| was| are)|we(?:'ve got| have| get| meet))|then"
    rf"|{_TURN}|and|now|first(?: of all)?|anyways?|so|finally|last but not least|of course"
    r"|our|the|(?:male|female|main|second|co-)[ -]?leads?|to|with|also|on the other hand|character|hero(?:ine)?)"
    r"(?![\w'])[,:]?\s*)*+$",
    re.IGNORECASE,
)
# The author turns to somebody by name: whatever follows the name, the paragraph is about them.
_TURNS_TO = re.compile(rf"(?:^|\W)(?:{_TURN})\s*$", re.IGNORECASE)
_VERB = re.compile(
    # `Min Seo (the clerk), as a friend, – so to speak – also really …`
    r"(?:\s*\([^()]{0,120}\))?(?: as an? [a-z]+)?(?:, (?!and\b|or\b)[^,.!?]{1,40})?,?\s*(?:-[^-]{0,60}-)?\s*"
    r"(?:(?:also|really|actually|truly|definitely|probably|certainly) )*"
    r"(?:is|was|has|had|isn't|wasn't|hasn't|are|were|may|might|must|could|can|did|does|doesn't|didn't|seems|seemed"
    r"|starts|started|comes|came|goes|went|works|lives|turns|becomes|became|remains|makes|made|grew|appears|stood"
    r"|stands|possibly|won|got|gets|took|gave|gives|left|lost|found|kept|keeps|told|knew|knows|saw|met|broke|stole"
    r"|will|would|won't|i\b|'s (?:a|an|the|not|been|such)\b)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"'s? (?:character|story|storyline|journey|role|personality|arc|past|growth|development)\b", re.IGNORECASE
)
_BESIDE = re.compile(r"\w,? and $|\b(?:between|like|than) $", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:chemistry|scenes?|together|dynamic|relationship|interactions?|friendship|bromance)\b", re.IGNORECASE
)


_WHOLE = re.compile(r"\b(?:characters?|cast|series|drama|show|everyone|story|film|movie|book|leads)\b", re.IGNORECASE)
# All of a name in the middle of a sentence, or a title.
_STRANGER = re.compile(r"(?<=[a-z] )[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2}\b")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]?(?=\s)")
_SHORTENED = ("Mr.", "Mrs.", "Ms.", "Dr.")
_HE_OR_SHE = re.compile(r"\b(?:his|her|him|she|he)\b", re.IGNORECASE)
_WORD_ABOUT = re.compile(
    r"(?:and |also,? |then )?(?:(?:a|one|some|another|just a) )?(?:\w+ )?(?:more )?"
    r"(?:words?|notes?|remarks?|thoughts?|shout-?out) (?:about|on|for|to)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|for|on|of|to|with|describe|likes?|liked|loved?|adored?|hated?|admired?|pity|pitied|understood|is)"
    r"(?: (?:poor|our|the|dear|sweet|old|little|young|and))?"
    r"(?: (?:mr|mrs|ms|miss|grandma|grandpa|auntie|uncle|detective|doctor|teacher)\.?)? $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a paragraph is about.

    Attributes:
        opens: the name stands at its beginning.
        is_full: all of the name stands there.
        is_first: its very first words are the name, as the subject, or the writer turns to it.
    """

    name: str
    opens: bool
    is_full: bool
    in_first_sentence: bool = True
    is_first: bool = False


def first_sentence_end(folded: str) -> int:
    """Where the first sentence ends, at most `OPENING` characters on."""
    match = _SENTENCE_END.search(folded, 0, OPENING)
    while match and folded.endswith(_SHORTENED, 0, match.end()):
        match = _SENTENCE_END.search(folded, match.end(), OPENING)
    return match.end() if match else min(len(folded), OPENING)


def character_of(line: Line, characters: NameIndex) -> Subject | None:
    """The known character that the first sentence speaks of first, if as its subject; None otherwise."""
    folded = line.folded
    end = first_sentence_end(folded)
    found = next(characters.find(folded, 0, end), None)
    if found is None:
        return None
    start, stop, name = found
    after = folded[stop : stop + 200]
    opens = _LEAD.match(folded[:start]) is not None
    is_full = len(words_of(folded[start:stop])) == len(words_of(name))
    is_subject = (start == 0 and after[:1] in ",:") or _VERB.match(after) or _OWN.match(after) or stop >= end - 2
    introduced = start > 0 and after[:1] in ",.("  # "Then there is Min Seo, who …"
    is_turned_to = opens and not after.startswith("'") and _TURNS_TO.search(folded[:start]) is not None
    if is_subject or is_turned_to or (opens and introduced):
        return Subject(name, opens=opens, is_full=is_full, is_first=start == 0 or is_turned_to)
    if after.startswith("'") or not _has_verb(after):
        return None
    return Subject(name, opens=False, is_full=False, is_first=start == 0)


def turned_to(line: Line, characters: NameIndex, *, alone: bool = False) -> str | None:
    """The known character to whom the writer turns in the first sentence: `I wasn't sure about Min Seo at first`.

    With `alone`, also one who is no object there, but the only one whom the sentence names.
    """
    folded = line.folded
    end = first_sentence_end(folded)
    if not (is_opinion(folded) or _WORD_ABOUT.match(folded)):
        return None
    found = list(characters.find(folded, 0, end))
    if not found:
        return None
    is_object = _ABOUT.search(folded[max(0, found[0][0] - 40) : found[0][0]]) is not None
    return found[0][2] if is_object or (alone and len({name for _, _, name in found}) == 1) else None


def is_on_the_whole(line: Line, characters: NameIndex) -> bool:
    """Whether a paragraph among the characters speaks of all and names none."""
    return next(characters.find(line.folded), None) is None and _WHOLE.search(line.folded) is not None


def says_he_or_she(line: Line) -> bool:
    """Whether a pronoun of the first sentence goes on about somebody."""
    return _HE_OR_SHE.search(line.folded, 0, first_sentence_end(line.folded)) is not None


def stays_with(subject: str | None, line: Line, people: NameIndex) -> bool:
    """Whether a paragraph goes on about somebody, or, for None, about nobody: by what its first sentence names."""
    end = first_sentence_end(line.folded)
    named = {name for _, _, name in people.find(line.folded, 0, end)}
    if not named and _STRANGER.search(line.folded, 0, end):
        return False
    if subject is None or named - {subject}:
        return not named
    return subject in named or says_he_or_she(line)


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
            is_first=start == 0 and _VERB.match(folded, stop) is not None,
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
