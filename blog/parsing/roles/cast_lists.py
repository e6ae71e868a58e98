"""Cast lists and the word "as": `Kang Ji Woo as Seo Min Ah`, `Cast: A, B`, a pair with a dash on a line of its own."""

import re
from collections.abc import Iterator, Sequence

from blog.parsing.lines import Line
from blog.parsing.names import name_after, name_before, words_of
from blog.parsing.parsed import Confidence, Role
from blog.text.scripts import NATIVE_CHARACTERS

_AS = re.compile(r",? as (?=(?:the |an? |his |her |their )?['\"]?\w)")
_GUEST = re.compile(
    r"\b(?:(?:guest|special|surprise)[ -](?:appearances?|roles?|cameos?|stars?) (?:by|from|of)|cameos? (?:by|from|of)"
    r"|(?:shout-?outs?|props|kudos) (?:(?:also |must |should )?(?:goes?|going|out) )?to"
    r"|(?P<praise>(?:honou?rable|special) mentions? (?:\w+ )?(?:of|for|to)|(?:rounds? of )?applause (?:to|for)"
    r"|awards? to|hats off to))\b",
    re.IGNORECASE,
)
# Places and prizes are praised as well: behind a person, the sentence goes on about them.
_GOES_ON = re.compile(r",? (?:who|whose|as)\b|,? \(")
_DESCRIBED = re.compile(
    r"(?P<text>(?:the|an?|his|her|their) (?:[a-z][a-z'-]* ?){1,4}?)"
    r"(?=[,.;!?)(]|$| (?:because|and|but|who|is|was)\b)"
)
# Words for people, so that "Kang Ji Woo as the bartender" is a part, and "Salt Road as the first" is none.
PERSON_NOUN = re.compile(
    r"\b(?:\w{2,}(?:er|or|ist|man|woman|boy|girl|wife|maid)|husband|son|twin|mother|father|friend|aunt|uncle|boss|chief"
    r"|nurse|cop|villain|lead|hero|heroine|guy|lady|kid|ghost|king|queen|prince|princess|judge|monk|thief|clerk|cook|chef|spy|guard|landlady|lord)$",
    re.IGNORECASE,
)
_DESCRIBED_BEFORE = re.compile(r"\b(?i:the|an?|his|her|their|its) (?:[a-z][a-z'-]* ){0,2}(?P<noun>[a-z][a-z'-]*)$")
CAST_LABEL = re.compile(
    r"[\W_]{0,3}(?P<label>(?P<main>main |lead |leading )?(?:(?:voice )?casts?|leads?|actors?"
    r"|cast members)|starring|stars)\s*(?::|-\s|$)\s*",
    re.IGNORECASE,
)
_ANOTHER_PART = re.compile(r"[^,|;&]{3,60}? as ")
_SEPARATOR = re.compile(r"[,|;&]|\sand\s|$")
_BULLET = re.compile(r"\s*(?:[-*•♥>]|\d{1,2}[.)]|\(\d{1,2}\))\s*")
_PAIR = re.compile(r"\s+-\s+|\s*:\s+")
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*)\)\s*$")
_NATIVE = re.compile(rf"[{NATIVE_CHARACTERS}][{NATIVE_CHARACTERS}\s]*")
LONGEST = 90


def roles_by_as(text: str, folded: str) -> Iterator[Role]:
    """Roles of "X as Y" with two full names, and of guests: `cameo by X`, `shoutout goes to X as the bartender`."""
    guests = {match.end(): match for match in _GUEST.finditer(folded)}
    spots = {}
    for end, guest in guests.items():
        spot = name_after(folded, end)
        if spot is None or len(words_of(folded[slice(*spot)])) < 2:
            continue
        if not guest["praise"] or _GOES_ON.match(folded, spot[1]):
            spots[spot[1]] = spot
    used: set[int] = set()
    for match in _AS.finditer(folded):
        person = name_before(folded, match.start())
        if person is None or len(words_of(folded[slice(*person)])) < 2:
            continue
        is_guest = person[1] in spots
        character = name_after(folded, match.end())
        if character and (len(words_of(folded[slice(*character)])) >= 2 or is_guest):
            name, described = text[slice(*character)], False
        else:
            words = _DESCRIBED.match(folded, match.end())
            if not words or not (is_guest or PERSON_NOUN.search(words["text"].strip())):
                continue
            name, described = text[slice(*words.span("text"))].strip(), True
        used.add(person[1])
        yield _role(text[slice(*person)], name, "guest" if is_guest else None, described=described, cue="as")
    for end, spot in spots.items():
        if end not in used:
            yield _role(text[slice(*spot)], None, "guest", described=False, cue="guest appearance")


def description_before(folded: str, end: int) -> tuple[int, int] | None:
    """The person described right before `end` (`its poor driver`); None where no word for a person stands there."""
    begin = max(0, end - LONGEST)
    match = _DESCRIBED_BEFORE.search(folded[begin:end])
    if match is None or not PERSON_NOUN.match(match["noun"]):
        return None
    return begin + match.start(), end


def _role(person: str, character: str | None, billing: str | None, *, described: bool, cue: str) -> Role:
    sure = character is not None and not described
    return Role(
        person=person,
        job="actor",
        character=character,
        confidence=Confidence.CERTAIN if sure and billing is None else Confidence.PLEASE_CHECK,
        cue=cue,
        billing=billing,
        is_description=described,
    )


def is_cast_label(folded: str) -> bool:
    """Whether a line opens with a label of a cast list (`Cast:`, `Main Leads:`, `Starring:`)."""
    match = CAST_LABEL.match(folded)
    return match is not None and (":" in match.group() or match.end() == len(folded) or len(folded) < 200)


def is_bare_label(folded: str) -> bool:
    """Whether a line is a label of a cast list with nothing behind it."""
    match = CAST_LABEL.match(folded)
    return match is not None and not folded[match.end() :].strip(" *-")


def roles_of_label_line(text: str, folded: str) -> list[Role]:
    """Roles of `Cast: A, B`, `Main Leads: A | B | C`, `Starring: A as B, C as D`."""
    match = CAST_LABEL.match(folded)
    if match is None or ":" not in match.group():
        return []
    billing = "main" if match["main"] or "lead" in match["label"].lower() else None
    roles = []
    start = match.end()
    has_parts = _AS.search(folded, start) is not None
    for separator in _SEPARATOR.finditer(folded, start):
        end = separator.start()
        # "X as Y and Z, …" goes on with another part of X; "X as Y and Z as …" with another actor.
        if has_parts and separator.group().strip() == "and" and not _ANOTHER_PART.match(folded, separator.end()):
            continue
        role = read_entry(text[start:end], folded[start:end], billing=billing, alone=not has_parts)
        if role:
            roles.append(role)
        start = separator.end()
    return roles


def read_entry(
    text: str,
    folded: str,
    *,
    billing: str | None = None,
    alone: bool = False,
    characters: Sequence[str] = (),
    actor_first: bool = False,
) -> Role | None:
    """One entry of a cast list: `X as Y`, `X – Y / Z`, `Y (X)`; `alone` allows a bare actor `X`.

    A dash does not say who comes first: what stands before a slash-parted pair of names does, other pairs of the list
    may (`actor_first`), and names that the prose tells of (`characters`) are the characters.
    """
    bullet = _BULLET.match(folded)
    start = bullet.end() if bullet else 0
    text, folded = text[start:].strip(), folded[start:].strip()
    if not 3 <= len(folded) <= LONGEST:
        return None
    match = _AS.search(folded)
    if match:
        pair = _name(text[: match.start()]), _name(text[match.end() :])
        return _pair(*pair, (), billing, Confidence.CERTAIN, "as") if all(pair) else None
    bracket = _BRACKET.search(folded)
    if bracket and alone:
        # `Kang Ji Woo (Star Girls)`: a group or another work, or a character; nothing tells.
        name = _name(text[: bracket.start()])
        return Role(name, "actor", None, Confidence.CERTAIN, "cast list", billing) if name else None
    match = _PAIR.search(folded)
    if match and (alone or not text[: match.start()].endswith(")")):
        return _dashed(text, folded, match, billing, characters, actor_first=actor_first)
    if alone:
        name = _name(text)
        return Role(name, "actor", None, Confidence.CERTAIN, "cast list", billing) if name else None
    return None


def _dashed(
    text: str, folded: str, match: re.Match[str], billing: str | None, characters: Sequence[str], *, actor_first: bool
) -> Role | None:
    left, right = text[: match.start()], text[match.end() :]
    second = [name for name in (_name(part) for part in re.split(r"\s*/\s*", right)) if name]
    first = _name(left)
    if first is None or not second:
        return None
    if len(second) > 1:
        return _pair(first, second[0], tuple(second[1:]), billing, Confidence.CERTAIN, "dash and slash")
    if actor_first:
        return _pair(first, second[0], (), billing, Confidence.PLEASE_CHECK, "dash, as in its list")
    if first in characters and second[0] not in characters:
        return _pair(second[0], first, (), billing, Confidence.PLEASE_CHECK, "dash, character first")
    if second[0] in characters and first not in characters:
        return _pair(first, second[0], (), billing, Confidence.PLEASE_CHECK, "dash, actor first")
    return None


def _pair(
    person: str | None, character: str | None, names: tuple[str, ...], billing: str | None, sure: Confidence, cue: str
) -> Role | None:
    if person is None:
        return None
    return Role(person, "actor", character, sure, cue, billing, character_names=names)


def names_of_entry(line: Line, *, in_list: bool = True) -> tuple[str, str] | None:
    """The two names of a line `A – B`, for counting which of them the prose tells of; None for other lines.

    Outside of a cast list, a bracket before the dash is more often part of a song's or work's title.
    """
    if len(line.folded) > LONGEST:
        return None
    bullet = _BULLET.match(line.folded)
    start = bullet.end() if bullet else 0
    match = _PAIR.search(line.folded, start)
    if match is None or (not in_list and line.text[: match.start()].endswith(")")):
        return None
    first, second = _name(line.text[start : match.start()]), _name(re.split(r"\s*/\s*", line.text[match.end() :])[0])
    return (first, second) if first and second else None


def is_entry(line: Line, *, alone: bool) -> bool:
    """Whether a line is an entry of a cast list: a pair of names, or with `alone` (in a list) also one name."""
    return (
        names_of_entry(line, in_list=alone) is not None or read_entry(line.text, line.folded, alone=alone) is not None
    )


def shows_actor_first(line: Line) -> bool:
    """Whether a pair `X (Star Girls) – Y` or `X – Y / Z` shows that its list has the actors first."""
    bullet = _BULLET.match(line.folded)
    match = _PAIR.search(line.folded, bullet.end() if bullet else 0)
    if match is None or names_of_entry(line) is None:
        return False
    return line.folded[: match.start()].endswith(")") or " / " in line.folded[match.end() :]


def _name(text: str) -> str | None:
    """`text` if it is a name and nothing else (a native name or a bracket beside it is left out), else None."""
    bracket = _BRACKET.search(text)
    text = text[: bracket.start()] if bracket and bracket.start() else text
    plain = _NATIVE.sub(" ", text).strip(" \"'“”‘’()（）-–,.")
    if not plain:
        native = _NATIVE.search(text)
        return native.group().strip() if native else None
    words = plain.split()
    if not 1 <= len(words) <= 5 or not all(word[0].isupper() or not word[0].isalpha() for word in words):
        return None
    return plain if all(any(c.isalpha() for c in word) for word in words) else None
