"""The cues: what announces a section in the first words of a paragraph, or a heading on a line of its own.

Few and general. Each looks at the opening of a paragraph alone (`OPENING` characters of folded text).
"""

import re
from dataclasses import dataclass
from enum import IntEnum

OPENING = 320
"""Characters of a paragraph in which a cue is looked for."""
_SHORTEST_CUE = len("Overall")


class Section(IntEnum):
    """The sections in the order in which reviews have them; the order only goes forward."""

    INTRODUCTION = 1
    SUMMARY = 2
    THEMES = 3
    CHARACTERS = 4
    EPISODES = 5
    CAST = 6
    VERDICT = 7
    SIGN_OFF = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """A section that a paragraph announces; `is_lead_in`: it does nothing else, `is_strong`: it is no guess."""

    section: Section
    text: str
    is_strong: bool
    is_lead_in: bool = False


_I = re.IGNORECASE
_WILL = (
    r"(?:i(?:'d| would|'ll| will|'m going to| am going to| want| wanted| should| need)|let me|let's|let us|time to|now)"
)
_TELL = (
    r"(?:talk|say|speak|tell|write|discuss|share|make|give|go|move|turn|get|introduce|look|comment|have|spend|devote"
    r"|add)"
)
_GREETING = re.compile(
    r"(?:hi|hiya|hey|hello|heya|howdy|hullo|ha|yay|welcome|greetings|good (?:morning|evening|afternoon)|surprise"
    r"|it'?s been|long time|guess (?:who|what)|back (?:again|with)|i'?m back|happy (?:new|holidays|\w+day))\b",
    _I,
)
_SUMMARY = re.compile(
    r"\b(?:as for|here(?:'s| is| comes| follows)|let me|let's|i'll|i will|start|begin|give|first|now|so|okay|anyways)\b"
    r".{0,60}\b(?:summary|synopsis|recap|rundown|overview|outline)\b"
    r"|^(?:a |the |my )?(?:short|quick|brief|little) (?:summary|synopsis|recap|rundown|overview|outline)\b"
    r"|\b(?:summari[sz]e|sum up|recap|outline) (?:the|this|its|what)\b"
    r"|\bwithout (?:any )?further ado\b"
    r"|^(?:(?:so|okay|ok|alright|well|now|anyways?|basically)[, ]+){0,3}the (?:story|plot|premise"
    r"|drama|series|show|film|movie|book|novel) (?:is (?:basically )?about|revolves|follows|cent(?:er|re)s|begins"
    r"|starts|opens|takes place|tells|goes)\b"
    r"|\bas for (?:the|a) (?:\w+ )?(?:plot|story|summary|premise)\b"
    r"|^(?:it|this (?:\w+[- ])?(?:drama|series|show|film|movie|book|novel)) (?:is about|tells|follows|revolves)\b",
    _I,
)
_THEMES = re.compile(
    r"\b(?:off|from) the bat\b|^(?:as )?i (?:already )?(?:mentioned|said|wrote) in (?:my|the) introduction\b"
    r"|^what (?:i|this|the|struck|makes|made)\b.{0,60}\b(?:theme|message|want to say|is about|title)\b"
    r"|\b(?:main|central|biggest|important|recurring|one of the|first|second|another|next) (?:\w+ )?(?:theme"
    r"|message)s?\b"
    r"|^(?:as for )?(?:the|its) (?:themes?|messages?|title)\b",
    _I,
)
_CHARACTERS = re.compile(
    rf"\b{_WILL}\b.{{0,40}}\b{_TELL}\b.{{0,70}}\bcharacters?\b|^(?:as for|now for|on to|onto|moving on to|then"
    rf"|next up:?) .{{0,24}}\bcharacters\b"
    rf"|^(?:first|now|next|so),? .{{0,20}}\bcharacters\b",
    _I,
)
_RELATIVES = re.compile(
    rf"^(?:(?:now|next|then|also|and|so),? )?{_WILL}\b.{{0,20}}\b(?:talk|say|discuss"
    rf"|speak)\b.{{0,24}}\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)*'s? (?:family|friends|parents|side|past|relatives|team"
    rf"|colleagues)\b",
    _I,
)
_EPISODES = re.compile(
    r"\b(?:go|going|walk|run) (?:through|over|by) .{0,30}\b(?:cases|episodes|arcs|stories|chapters)\b"
    r"|\b(?:cases|episodes|arcs|stories|chapters) one by one\b|\bepisode by episode\b|\bcase by case\b",
    _I,
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINAL = {word: number for number, word in enumerate(_ORDINALS.split(), start=1)}
_ITEM = re.compile(
    rf"(?:in |as for |then |and |next,? |finally,? )?(?:the|our) (?:very )?(?P<order>{'|'.join(_ORDINAL)}|last|final"
    rf"|next|following|other|(?:two|three|\d+)(?=\s))"
    r"(?: (?:two|three|four|couple of|few|\d+|new|big|main))? ?(?P<noun>cases?|episodes?|arcs?|stor(?:y|ies)"
    r"|chapters?|clients?)\b",
    _I,
)
_NUMBERED = re.compile(
    r"(?:episodes?|ep\.?|case|chapters?|arc|part)s? ?#?(?P<number>\d{1,3})\b(?! ?(?:minutes|hours|/))(?P<rest>.{0,80})",
    _I,
)
_CAST = re.compile(
    r"\b(?:cast|casting|actors?|acting|actors'?) (?:comments?|remarks|thoughts|notes|talk)\b"
    r"|\b(?:comments?|words?|remarks|thoughts|something|bit|little|notes) (?:on|about|for"
    r"|regarding) (?:\w+ )?(?:the |this |our |its )?(?:\w+ )?(?:cast|actors|acting|performances)\b"
    rf"|\b{_WILL}\b.{{0,40}}\b{_TELL}\b.{{0,40}}\b(?:the|this) (?:\w+ )?(?:cast|actors|acting)\b"
    r"|^(?:(?:and|so|now),? )?(?:as for|now for|about|on to|onto|moving on to|then|next up:?|now,?) (?:the )?(?:\w+ )?"
    r"(?:cast|actors|acting)\b",
    _I,
)
_VERDICT = re.compile(
    r"^(?:so|well|anyways?|okay|but|and)?,? ?(?:all in all|in conclusion|to conclude|to sum (?:it |things "
    r"|this )?(?:all )?up|in short"
    r"|in the end|in summary|as a conclusion|final(?:ly)?,? (?:my )?(?:thoughts|verdict|words)|my (?:final"
    r"|overall) (?:thoughts|verdict|opinion)"
    r"|to wrap (?:it|this|things) (?:all )?up|the bottom line|my verdict|final verdict|conclusion)\b"
    r"|^as i (?:mentioned|said|wrote) (?:before|earlier|above),? if you\b",
    _I,
)
_OVERALL = re.compile(r"^(?:so|well|anyways?|but|and)?,? ?overall\b", _I)
_RECOMMEND = re.compile(
    r"^(?:so|anyways?|well|therefore)?,? ?if you(?:'re| are|'d| like| love| enjoy| want| have| don't| feel)\b"
    r"|^(?:so )?(?:would i recommend|i(?:'d| would| can| do)?(?: really| definitely| highly| only| wholeheartedly"
    r"| totally)? recommend)\b",
    _I,
)
_ENDING = re.compile(
    r"^(?:and |also,? |lastly,? |finally,? )?i (?:really |also |just |absolutely )*(?:liked|loved|enjoyed"
    r"|appreciated|adored) (?:the|how the) (?:\w+ )?"
    r"(?:ending|final|last|closing) (?:sequence|scene|moments?|credits|montage|part|minutes|shots?|episode)\b",
    _I,
)
SIGN_OFF = re.compile(
    r"\bthank(?:s| you)(?: \w+){0,3} for (?:\w+ ){0,3}(?:reading|taking|your|stopping|sticking|dropping|visiting"
    r"|the (?:time|support))|\b(?:until|till|'til) (?:next|then|the next)"
    r"|\b(?:bye|buh-?bye|bai)\b|\bbye[- ]?bee\b|\bsee you (?:all |guys )?(?:soon|next|in|again|then|later|around)\b"
    r"|\bbe back (?:soon|with|again|in)\b|\btake care\b|\bstay (?:safe|tuned|healthy)\b|\bhappy (?:watching"
    r"|reading)\b",
    _I,
)
_GROUPS = tuple(
    re.compile(pattern, _I)
    for pattern in (
        r"\b(?:summary|summari[sz]e|plot|synopsis|recap)\b",
        r"\b(?:themes?|messages?)\b",
        r"\bcharacters?\b",
        r"\b(?:cast|actors|acting)\b",
        r"\b(?:conclu\w+|final thoughts|verdict|overall (?:thoughts|opinion)|ending|recommend\w*|thoughts)\b",
        r"\b(?:cases|episodes)\b",
    )
)
_PLANNED = re.compile(rf"\b(?:{_WILL}|first|before i|after that|then|afterwards|as usual|followed by|start with)\b", _I)

_HEADINGS: tuple[tuple[Section, re.Pattern[str]], ...] = tuple(
    (section, re.compile(rf"(?:{pattern})\s*(?:\((?:no |with |mild )?spoilers?!*\))?\s*[:?!]?$", _I))
    for section, pattern in (
        (Section.INTRODUCTION, r"introduction|intro|first impressions?|before watching|background|the short verdict"),
        (
            Section.SUMMARY,
            r"(?:short |quick |brief )?(?:synopsis|summary|plot(?: summary)?|story(?:line)?|premise|the (?:plot"
            r"|story|premise))"
            r"|(?:quick )?plot (?:roundup|overview|recap)|what(?:'s| is) it about|what is (?:the|this) .{1,20} about",
        ),
        (Section.THEMES, r"(?:the )?(?:main )?(?:themes?|messages?)(?: and messages?)?"),
        (
            Section.CHARACTERS,
            r"(?:the )?(?:main |side )?characters?|who are the (?:main )?characters|character (?:analysis|talk)",
        ),
        (Section.EPISODES, r"(?:the )?(?:episodes|cases|arcs)|episode (?:guide|recaps?)|episode by episode"),
        (
            Section.CAST,
            r"(?:the )?(?:cast|actors|acting|performances|cast comments?)(?: (?:comments?|and acting|& acting))?",
        ),
        (
            Section.VERDICT,
            r"(?:my |the |final |overall )*(?:verdict|conclusion|thoughts|opinion|impressions?|review)|in conclusion"
            r"|overall"
            r"|(?:what i )?(?:dis)?liked?s?"
            r"|what (?:i|we) (?:(?:didn't|did not|don't|do not) )?(?:like|love|enjoy|hate)(?:e?d)?"
            r"(?: (?:about|most|least|best|so much).{0,30})?"
            r"|what (?:didn't |doesn't |did not )?work(?:ed|s)?(?: for me)?|(?:the )?ending"
            r"|likes? (?:and|&) dislikes?|(?:the )?(?:good|bad|pros|cons)(?: (?:and"
            r"|&) (?:bad|cons))?"
            r"|(?:would i|do i) recommend (?:it|this).{0,20}|recommendation|should you watch it|good weights"
            r"|bad weights",
        ),
    )
)


_LIST_NUMBER = re.compile(r"\d{1,2}[.)] ")


def read_heading(folded: str) -> Section | None:
    """The section that a line names as its heading; None for any line that is none of the usual heads."""
    line = _LIST_NUMBER.sub("", folded.strip(" *_#=~-:"))
    if not 3 <= len(line) <= 60:
        return None
    return next((section for section, pattern in _HEADINGS if pattern.match(line)), None)


def read_numbered(folded: str) -> int | None:
    """The number of a paragraph that opens as `Episode 5` or `Case 2`; None for any other."""
    match = _NUMBERED.match(folded)
    return int(match["number"]) if match and re.match(r"\s*(?:[-:.,(]|$)", match["rest"]) else None


def read_item(folded: str) -> tuple[str, int | None] | None:
    """The case or episode that a paragraph opens with: its words, and its number where an ordinal tells it."""
    match = _ITEM.match(folded[:OPENING])
    if match:
        return match.group().lower(), _ORDINAL.get(match["order"].lower())
    number = read_numbered(folded[:OPENING])
    return (f"number {number}", number) if number is not None else None


def is_greeting(folded: str) -> bool:
    """Whether a paragraph opens with a greeting."""
    return _GREETING.match(folded) is not None


def is_plan(folded: str) -> bool:
    """Whether a paragraph announces the sections to come: it names them in the future, two at least."""
    named = sum(pattern.search(folded) is not None for pattern in _GROUPS)
    return named >= 3 or (named == 2 and _PLANNED.search(folded) is not None)


def is_sign_off(folded: str) -> bool:
    """Whether thanks or a farewell stand in the paragraph."""
    return SIGN_OFF.search(folded) is not None


def read_cue(folded: str) -> Cue | None:
    """The section that the opening of a paragraph announces, the strongest cue first; None without any."""
    if len(folded) < _SHORTEST_CUE:
        return None
    opening = folded[:OPENING]
    sentence = re.split(r"(?<=[.!?])\s", opening, maxsplit=1)[0]
    if _VERDICT.match(opening):
        return Cue(Section.VERDICT, "conclusion", is_strong=True)
    if _CAST.search(sentence):
        return Cue(Section.CAST, "cast comments", is_strong=True, is_lead_in=True)
    if _RELATIVES.match(opening):
        return Cue(Section.CHARACTERS, "a character's people", is_strong=True, is_lead_in=True)
    if _EPISODES.search(sentence):
        return Cue(Section.EPISODES, "one by one", is_strong=True, is_lead_in=True)
    if _SUMMARY.search(sentence):
        return Cue(Section.SUMMARY, "summary", is_strong=True)
    if _CHARACTERS.search(sentence):
        return Cue(Section.CHARACTERS, "talk about the characters", is_strong=True, is_lead_in=True)
    if _OVERALL.match(opening):
        return Cue(Section.VERDICT, "overall", is_strong=False)
    if _RECOMMEND.match(opening) and "recommend" in folded[:700].lower():
        return Cue(Section.VERDICT, "recommendation", is_strong=True)
    if _ENDING.match(opening):
        return Cue(Section.VERDICT, "the ending", is_strong=False)
    if _THEMES.search(sentence):
        return Cue(Section.THEMES, "theme", is_strong=False)
    return None
