"""The cues: what announces a section in the first words of a paragraph.

Few and general. Each looks at the opening of a paragraph alone (`OPENING` characters of folded text).
"""

import re
from dataclasses import dataclass

from blog.parsing.facts.sentences import speaks_of_another
from blog.parsing.sections.order import OPENING, Section
from blog.parsing.sections.wording import OH, ON_TO, TELL, WILL

_SHORTEST_CUE = len("Overall")


OPENING_OF_SUMMARY = 160
"""Characters of a paragraph within which it says what the work is."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A section that a paragraph announces.

    Attributes:
        is_strong: it is no guess.
        is_lead_in: it does nothing else.
        is_named: it calls the summary by its name.
    """

    section: Section
    text: str
    is_strong: bool
    is_lead_in: bool = False
    is_named: bool = False


_I = re.IGNORECASE
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
    r"|starts|opens|takes place|tells|goes (?:like|as|something))\b"
    r"|\bas for (?:the|a) (?:\w+ )?(?:plot|story|summary|premise)\b"
    rf"|\b{WILL}\b.{{0,30}}\b{TELL}\b.{{0,20}}\bwhat (?:it|this)(?:'s| is) (?:all )?about\b"
    r"|^(?:it|this (?:\w+[- ])?(?:drama|series|show|film|movie|book|novel)) (?:is about|tells|follows|revolves)\b",
    _I,
)
_OPENS_SUMMARY = re.compile(
    r"(?:\b(?:is|are|was|were)|'s) (?:an?|the) (?:[\w'&+.-]+ ){0,4}?(?:\d{1,3}|[a-z]+)[ -]episodes?\b|\bthis (?:\d{1,3}"
    r"|[a-z]+)[ -]episode\b"
    r"|(?<!\bthere )\b(?:is|was) (?:an?|the) (?:[\w'&+.-]+ ){0,5}?(?:drama|series|film|movie|anime|novel|book|show)"
    r" (?:about|that|which|set|where|in which|written|directed|by)\b",
    re.IGNORECASE,
)
_OPENS_WITH_YEAR = re.compile(r"(?:in (?:the )?|the year(?:'s| is| was) |\w+(?:, | in the ))(?:1\d\d\d)s?\b", _I)
_SUMMARY_NAMED = re.compile(
    r"\b(?:summary|synopsis|recap|summari[sz]e|sum up)\b|\bas for (?:the|a) (?:\w+ )?(?:plot|story)\b"
    r"|\bwhat (?:it|this)(?:'s| is) (?:all )?about\b",
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
    rf"\b{WILL}\b.{{0,40}}\b{TELL}\b.{{0,70}}\bcharacters?\b|^{OH}{ON_TO} .{{0,24}}\bcharacters\b"
    rf"|^(?:first|now|next|so),? .{{0,20}}\bcharacters\b",
    _I,
)
_RELATIVES = re.compile(
    rf"^(?:(?:now|next|then|also|and|so),? )?{WILL}\b.{{0,20}}\b(?:talk|say|discuss"
    rf"|speak)\b.{{0,24}}\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)*'s? (?:family|friends|parents|side|past|relatives|team"
    rf"|colleagues)\b",
    _I,
)
_EPISODES = re.compile(
    r"\b(?:go|going|walk|run) (?:through|over|by) .{0,30}\b(?:cases|episodes|arcs|stories|chapters)\b"
    r"|\b(?:cases|episodes|arcs|stories|chapters) one by one\b|\bepisode by episode\b|\bcase by case\b",
    _I,
)
_CAST = re.compile(
    r"\b(?:cast|casting|actors?|acting|actors'?) (?:comments?|remarks|thoughts|notes|talk)\b"
    r"|\b(?:comments?|words?|remarks|thoughts|something|bit|little|notes) (?:on|about|for"
    r"|regarding) (?:\w+ )?(?:the |this |our |its )?(?:\w+ )?(?:cast|actors|acting|performances)\b"
    rf"|\b{WILL}\b.{{0,40}}\b{TELL}\b.{{0,40}}\b(?:the|this) (?:\w+ )?(?:cast|actors|acting)\b"
    rf"|^{OH}(?:{ON_TO} )?(?:the |this |our )(?:\w+ )?(?:cast|actors|acting|performances)"
    r"(?: (?:then|now|next|is concerned|goes|are concerned))?\s*(?:[,.:!?]|$)"
    rf"|^{OH}{ON_TO} (?:the |this |our )?(?:\w+ )?(?:cast|actors|acting|performances)\b"
    rf"|^{OH}{WILL}\b.{{0,40}}\babout (?:the|this) (?:cast|actors|acting)\b",
    _I,
)
_VERDICT = re.compile(
    r"^(?:so|well|anyways?|okay|but|and)?,? ?(?:all in all|in conclusion|to conclude|to sum (?:it |things "
    r"|this )?(?:all )?up|in short"
    r"|in the end|in summary|as a conclusion|final(?:ly)?,? (?:my )?(?:thoughts|verdict|words)|my (?:final"
    r"|overall) (?:thoughts|verdict|opinion)"
    r"|to wrap (?:it|this|things) (?:all )?up|the bottom line|(?:as )?(?:a )?final verdict|my verdict"
    r"|(?:my )?conclusion|all things considered"
    r"|to (?:finish|round|close) (?:it |this |things )?off)\b"
    r"|^as i (?:mentioned|said|wrote) (?:before|earlier|above),? if you\b",
    _I,
)
_OVERALL = re.compile(
    rf"^{OH}(?:overall|generally speaking|on the whole|looking back|to finish:|all told|when all is said and done"
    r"|(?:would (?:i|you)|should you|do i (?:recommend|regret|like))\b.{0,60}\?"
    r"|(?:is|was) it (?:worth|good|any good|great|perfect|for everyone|a must|a masterpiece|the best|slow|long)\b"
    r".{0,40}\?"
    r"|you (?:should|must|can|could) (?:definitely |really |absolutely )?(?:watch|read|see|give)\b)",
    _I,
)
_RECOMMEND = re.compile(
    r"^(?:so|anyways?|well|therefore)?,? ?if you(?:'re| are|'d| like| love| enjoy| want| have| don't| feel)\b"
    r"|^(?:so )?(?:would i recommend|i(?:'d| would| can| do)?(?: really| definitely| highly| only| wholeheartedly"
    r"| totally)? recommend)\b",
    _I,
)
_ADVISES = re.compile(
    r"recommend|\b(?:try|watch|read|see) (?:this|it)\b|\bgive (?:this|it) a\b|\bcheck (?:this|it) out\b", _I
)
_ADVICE_WITHIN = 700
_ENDING = re.compile(
    r"^(?:and |also,? |lastly,? |finally,? )?i (?:really |also |just |absolutely )*(?:liked|loved|enjoyed"
    r"|appreciated|adored) (?:the|how the) (?:\w+ )?"
    r"(?:ending|final|last|closing) (?:sequence|scene|moments?|credits|montage|part|minutes|shots?|episode)\b",
    _I,
)
SIGN_OFF = re.compile(
    r"\bthank(?:s| you)(?: \w+){0,3} for (?:\w+ ){0,3}(?:reading|taking|your|stopping|sticking|dropping|visiting"
    r"|the (?:time|support))|\b(?:until|till|'til) (?:next|then|the next)"
    r"|\b(?:bye|buh-?bye|bai)\b|\bbye[- ]?bee\b"
    r"|\bsee you (?:all |guys )?(?:soon|next|in|again|then|later|around|on)\b"
    r"|\btalk to you (?:soon|later|all)\b|\boff to bed\b|(?:^|[.!?] )(?:sleep well|good ?night)\b"
    r"|\b(?:tell me|let me know) (?:\w+ ){0,6}?(?:below|in the comments)\b"
    r"|\bbe back (?:soon|with|again|in)\b|(?:^|[.!?] )more .{1,20} soon\b|\btake care\b|"
    r"\bhave a (?:nice|good|great|lovely) (?:day|week|weekend|month|morning|evening|night|summer|winter|time|one)\b"
    r"|\bstay (?:safe|tuned|healthy)\b|\bhappy (?:watching|reading)\b",
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
_PLANNED = re.compile(rf"\b(?:{WILL}|first|before i|after that|then|afterwards|as usual|followed by|start with)\b", _I)


def says_what_it_is(folded: str) -> bool:
    """Whether the beginning of a text says what the work is."""
    return _OPENS_SUMMARY.search(folded) is not None and not speaks_of_another(folded)


def opens_with_year(folded: str) -> bool:
    """Whether a paragraph opens with the year in which its plot takes place: `In 1911, on a skerry …`."""
    return _OPENS_WITH_YEAR.match(folded) is not None


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
        return Cue(Section.SUMMARY, "summary", is_strong=True, is_named=_SUMMARY_NAMED.search(sentence) is not None)
    if _CHARACTERS.search(sentence):
        return Cue(Section.CHARACTERS, "talk about the characters", is_strong=True, is_lead_in=True)
    if _RECOMMEND.match(opening) and _ADVISES.search(folded, 0, _ADVICE_WITHIN):
        return Cue(Section.VERDICT, "recommendation", is_strong=True)
    if _OVERALL.match(opening):
        return Cue(Section.VERDICT, "overall", is_strong=False)
    if _ENDING.match(opening):
        return Cue(Section.VERDICT, "the ending", is_strong=False)
    if _THEMES.search(sentence):
        return Cue(Section.THEMES, "theme", is_strong=False)
    return None
