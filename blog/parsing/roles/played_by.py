"""`Seo Min Ah (played by Kang Ji Woo)` and its relatives: a verb or bracket ties the two names together."""

import re
from collections.abc import Iterator

from blog.parsing.names import OPENING_WORDS, Spot, name_after, name_before, words_of
from blog.parsing.parsed import Confidence, Role
from blog.parsing.roles.cast_lists import PERSON_NOUN

_BY = re.compile(r"\b(?:played|portrayed|acted|performed|voiced|embodied) (?:\w+ly )?by\b", re.IGNORECASE)
_PLAYS = re.compile(r"(?P<who>\(?\bwho )?\b(?:plays|portrays|playing|portraying|acts as|stars as)\b", re.IGNORECASE)
_FILLER = re.compile(r"\s*(?:the|our|my|a|an)(?: [a-z-]+){0,3} (?=[^\W\d_])")
# What may stand between a character and its "played by". Each is looked for at the end of the text alone, and where
# the text ends as it does: patterns that are tried at every place are what makes a long paragraph of roles slow.
_COPULA = re.compile(
    r"[\s,(]*(?:,? ?\b(?:who|which|that)(?:'s)?\b ?)?(?:\b(?:is|was|are|were|being|gets)\b)?(?: \w+ly)?[\s,(-]*$"
)
_COPULA_ENDS = ("ly", "'s", "is", "was", "are", "were", "being", "gets", "(", "-", "\n")
_LONGEST_COPULA = 50
_ASIDE = re.compile(
    r"\s*[-,]\s*(?:(?:nick ?named|called|aka|also known as|or|alias|known as)\b[^()]{0,80}"
    r"|['\"][^()'\"]{1,30}['\"][^()]{0,40})$",
    re.IGNORECASE,
)
_ASIDE_IN_BRACKETS = re.compile(r"\([^()]{0,60}\)\s*$")
_LONGEST_ASIDE = 110
_NICKNAME = re.compile(
    r"\b(?:nick ?named|called|aka|also known as|alias) (?:as )?['\"](?P<name>[^'\"]{2,30})['\"]", re.IGNORECASE
)
_CAPITALISED = r"(?-i:[A-ZÀ-ÖØ-Þ])[\w.-]*"
_DETERMINER = "his|her|their|its|my|our|this|that|these|the|an?"
_NO_RELATION = "and|or|but|is|was|has|had|who|that|which|when|as|in|on|at|to|for|of|with|while|because"
_DESCRIPTION = re.compile(
    rf"(?P<text>(?:(?:{_CAPITALISED} ){{0,2}}{_CAPITALISED}'s?|\b(?:{_DETERMINER}))"
    rf"(?: (?!(?:{_NO_RELATION}|{_DETERMINER})\b)[a-z][a-z-]*){{1,4}})$",
    re.IGNORECASE,
)
# "The old lady of the flower shop": the description of a place may belong to one of a person.
_WHOSE_PLACE = re.compile(
    rf"\b(?P<text>(?:{_DETERMINER}) (?:[a-z][a-z-]* ){{0,2}}(?P<noun>[a-z][a-z-]*) (?:of|from|in|at|behind) )$",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"\s+(?:in particular|especially|himself|herself|themselves|too|as well|alone)$")
_LONGEST_EMPHASIS = 24
_BARE_BRACKET = re.compile(
    r"\b(?P<relation>(?:grand|step|half-?)?(?:father|mother|sister|brother|son|daughter|dad|mom|mum|pa|ma)|parents?|aunt"
    r"|uncle|wife|husband|cousin|nephew|niece|friend|boss|teacher|secretary|neighbou?r|colleague)"
    r" \((?P<inside>[^()]{3,40})\)"
)
_GENITIVE = re.compile(r"'s? ")
_REACH = 160


def roles_by_verb(text: str, folded: str) -> Iterator[Role]:
    """Roles of "played by", "portrayed by" …, in brackets, behind a comma or in the sentence."""
    first_bracket = -1
    for match in _BY.finditer(folded):
        in_bracket = folded[max(0, match.start() - 12) : match.start()].rstrip().endswith("(")
        stop = folded.find(")", match.end(), match.end() + _REACH) if in_bracket else -1
        actor = _actor(text, folded, match.end(), stop if stop > 0 else None)
        if actor is None:
            continue
        person, others = actor
        character, aliases, is_description = _character(text, folded, match.start())
        sure = character is not None and not is_description
        yield Role(
            person=person,
            job="actor",
            character=character,
            confidence=Confidence.CERTAIN if sure else Confidence.PLEASE_CHECK,
            cue=match.group().lower(),
            is_description=is_description,
            person_names=others,
            character_names=aliases,
        )
        if first_bracket < 0:
            first_bracket = stop
    if first_bracket >= 0:
        yield from _bare_brackets(text, folded, first_bracket)


def roles_by_plays(text: str, folded: str) -> Iterator[Role]:
    """Roles of "X plays Y" and "X (who plays Y)"."""
    for match in _PLAYS.finditer(folded):
        before = folded[max(0, match.start() - _REACH) : match.start()].rstrip(" ,(")
        person = name_before(folded, max(0, match.start() - _REACH) + len(before))
        character = name_after(folded, match.end())
        if person is None or character is None:
            continue
        names = words_of(folded[person[0] : person[1]]), words_of(folded[character[0] : character[1]])
        if len(names[0]) < 2 or (len(names[1]) < 2 and not match["who"]):
            continue
        yield Role(
            person=text[slice(*person)],
            job="actor",
            character=text[slice(*character)],
            confidence=Confidence.CERTAIN if match["who"] else Confidence.PLEASE_CHECK,
            cue=match.group().strip("( ").lower(),
        )


def _actor(text: str, folded: str, start: int, stop: int | None) -> tuple[str, tuple[str, ...]] | None:
    """The actor's name after "played by", and the stage names that a slash sets beside it."""
    filler = _FILLER.match(folded, start)
    if filler:
        start = filler.end()
    if stop is None:
        spot = name_after(folded, start)
        return (text[slice(*spot)], ()) if spot else None
    parts: list[Spot] = []
    begin = start
    while begin < stop:
        slash = folded.find("/", begin, stop)
        end = slash if slash >= 0 else stop
        spot = name_after(folded, begin, end)
        if spot:
            parts.append(_whole_stage_name(folded, spot, end))
        begin = end + 1
    if not parts:
        return None
    # "Star Girls' Jiwoo" names the group: the name without a genitive is the person's own.
    own = next(
        (part for part in parts if "'" not in folded[slice(*part)] and len(words_of(folded[slice(*part)])) > 1),
        parts[0],
    )
    return text[slice(*own)], tuple(text[slice(*part)] for part in parts if part != own)


def _whole_stage_name(folded: str, spot: Spot, end: int) -> Spot:
    """`Star Girls' Jiwoo`: the name goes on behind the genitive."""
    for _ in range(3):
        genitive = _GENITIVE.match(folded, spot[1], end)
        further = name_after(folded, genitive.end(), end) if genitive else None
        if further is None:
            break
        spot = spot[0], further[1]
    return spot


def _character(text: str, folded: str, end: int) -> tuple[str | None, tuple[str, ...], bool]:
    """The character before a "played by": a name, or a description ("her mother"), and its nicknames."""
    begin = max(0, end - _REACH)
    window = folded[begin:end].rstrip().removesuffix("(").rstrip(" ,")
    spot = name_before(window, len(window))
    if spot is None and window.endswith(_COPULA_ENDS):
        window = _without_end(_COPULA, window, _LONGEST_COPULA)
        spot = name_before(window, len(window))
    nickname = _NICKNAME.search(window[-100:])
    aliases = (nickname["name"],) if nickname else ()
    for _ in range(3):
        if spot and not window.startswith("'s", spot[1]):
            return text[begin + spot[0] : begin + spot[1]], aliases, False
        shorter = _without_aside(window)
        if shorter == window:
            break
        window = shorter
        spot = name_before(window, len(window))
    window = _without_end(_EMPHASIS, window, _LONGEST_EMPHASIS)
    description = _DESCRIPTION.search(window[-60:])
    if description:
        offset = begin + max(0, len(window) - 60)
        start = offset + description.start("text")
        owner = _WHOSE_PLACE.search(folded[max(begin, start - 60) : start])
        if owner and PERSON_NOUN.match(owner["noun"]):
            start -= len(owner["text"])
        words = text[start : offset + description.end("text")]
        first, _, rest = words.partition(" ")
        if first.lower() in OPENING_WORDS | {"an", "a", "its"}:
            words = f"{first.lower()} {rest}"
        return words, aliases, True
    return None, aliases, False


def _without_aside(window: str) -> str:
    if window.rstrip().endswith(")"):
        opening = max(0, window.rfind("("))
        shorter = window[:opening].rstrip() if _ASIDE_IN_BRACKETS.match(window, opening) else window
    else:
        shorter = _without_end(_ASIDE, window, _LONGEST_ASIDE)
    return shorter.rstrip(" ,")


def _without_end(pattern: re.Pattern[str], window: str, longest: int) -> str:
    """The text without what the pattern finds among its last `longest` characters; the pattern ends in `$`."""
    end = pattern.search(window, max(0, len(window) - longest))
    return window[: end.start()] if end else window


def _bare_brackets(text: str, folded: str, start: int) -> Iterator[Role]:
    """`father (Oh Jin), mother (Han Su)` in the rest of a paragraph that has a "(played by …)"."""
    for match in _BARE_BRACKET.finditer(folded, start):
        spot = name_after(folded, match.start("inside"))
        if spot and spot == match.span("inside") and 2 <= len(words_of(match["inside"])) <= 4:
            yield Role(
                person=text[slice(*spot)],
                job="actor",
                character=match["relation"],
                confidence=Confidence.PLEASE_CHECK,
                cue="bracket after played by",
                is_description=True,
            )
