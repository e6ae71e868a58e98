"""Where a writer stops telling the plot and says what they think.

A plot is told in the third person: who speaks of themselves in the first sentences of a paragraph does not go on
telling it.
"""

import re

from blog.parsing.sections.order import OPENING
from blog.parsing.sections.wording import OH

# "The captain, I think, is her father" still tells the plot.
_FIRST_PERSON = re.compile(
    r"\b(?:[Ii](?! (?:think|believe|guess|suppose),)(?:'m|'d|'ve|'ll)?|me|my|myself)(?![\w'-])|(?:^|[.!?]\s)(?:My|Me)\b"
)
# Wars, kings and parts have numbers, and a syllable of a name is written like the pronoun.
_SYLLABLE = re.compile(r"\b[A-Z][\w'-]* I (?=[A-Z])")
_NUMERAL = re.compile(
    r"\b(?:war|part|act|volume|season|book|chapter|phase|king|queen|pope|henry|charles) i\b", re.IGNORECASE
)
_ASIDE = re.compile(r", (?:who|whom|whose|which)\b[^,.!?]{0,60},")
_SAID = re.compile(r"\b(?:says?|said|reads?|writes?|wrote|asks?|whispers?):[^.!?]*", re.IGNORECASE)
# What somebody in the plot says is not the writer's; quotations hold apostrophes and quotations.
_SPOKEN = re.compile(r"(?<!\w)'.*'(?!\w)|\".*\"")
# What the writer says of the telling itself, in the middle of the plot.
_OF_TELLING = re.compile(
    r"\bi(?:'m|'d|'ve|'ll)? (?:won't|will not|shan't|shall not|shall|can't (?:say|tell|reveal|spoil)"
    r"|don't want to (?:say|spoil|give|reveal|tell)|guess|forgot|should (?:mention|explain|add)|have to (?:explain|add)"
    r"|suppose)\b",
    re.IGNORECASE,
)
_WORK = r"(?:drama|series|show|film|movie|book|novel|story)"
_STRIKES = r"(?:struck|strikes|stood|stands|stayed|sets|touched|touches|surprised|surprises|bothered|bothers|impressed)"
_JUDGES = re.compile(
    rf"{OH}(?:in our (?:opinion|eyes|view)\b"
    rf"|what (?:really )?{_STRIKES}\b"
    rf"|what makes (?:it|this|the (?:\w+ )?{_WORK})\b.{{0,40}}"
    r"\b(?:special|unique|stand|different|so|work|great|good|interesting|from)\b"
    rf"|what (?:they|the (?:writers?|director|{_WORK})) (?:do|did|does) (?:do )?(?:really |very )?(?:well|right|best)\b"
    r"|(?:something|(?:one|another) (?:\w+ )?thing|(?:one of )?the (?:\w+ )?(?:things?|aspects?|parts?))"
    rf" (?:that |which )?(?:really |also |immediately )*{_STRIKES}\b"
    r"|if there(?:'s| is| was) (?:one|any|a)\b)",
    re.IGNORECASE,
)
_SENTENCES = 2


def is_opinion(folded: str) -> bool:
    """Whether a paragraph opens with what its writer thinks or feels, not with what happens."""
    opening = folded[:OPENING]
    for pattern in (_SPOKEN, _SAID, _ASIDE, _NUMERAL, _SYLLABLE):
        opening = pattern.sub(" ", opening)
    opening = " ".join(re.split(r"(?<=[.!?])\s", opening)[:_SENTENCES])
    if _OF_TELLING.search(opening):
        return False
    return _FIRST_PERSON.search(opening) is not None or _JUDGES.match(opening) is not None
