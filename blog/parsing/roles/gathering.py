"""Gathers the roles of a post from its paragraphs and lines, each pair once."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from blog.parsing.lines import Line
from blog.parsing.names import WORD, NameIndex, name_before, words_of
from blog.parsing.parsed import Confidence, Role
from blog.parsing.roles.cast_lists import (
    description_before,
    is_bare_label,
    is_cast_label,
    names_of_entry,
    read_entry,
    roles_by_as,
    roles_of_label_line,
    shows_actor_first,
)
from blog.parsing.roles.played_by import roles_by_plays, roles_by_verb
from blog.text.names import name_key
from blog.text.scripts import fold

_LONGEST_CHARACTER = 4
"""Words of the longest name or description of a character that a bracket is tied to."""
_SHORTEST_ROLE = len("A as B")
_BRACKETED = re.compile(r"(?:'s)? \((?P<inside>[^\W\d_][\w'.-]*(?: [^\W\d_][\w'.-]*){0,3})(?:, [a-z][^()]{0,60})?\)")
_PLAYED_IN_BRACKETS = re.compile(r"\((?:played|portrayed|acted|performed|voiced) by\b", re.IGNORECASE)
_LONGEST_HEADING = 60
_ENDED = re.compile(r"[.!?…]\W*$")
# Countries and the like stand in brackets behind places.
_OF_PLACES = frozenset({"south", "north", "new", "the", "east", "west", "united", "great"})


@dataclass(frozen=True, slots=True)
class RolesFound:
    """The roles of a post, and the lines of prose (by `Line.start`) that introduce them, with the characters' names.

    `unread` are lines of a cast list that gave no role: they are to stay text.
    """

    roles: tuple[Role, ...]
    introducing: Mapping[int, frozenset[str]]
    unread: tuple[Line, ...] = ()


def find_roles(paragraphs: Sequence[Line], cast_lines: Sequence[Line]) -> RolesFound:
    """The roles of a post: `cast_lines` are lines of a cast list, `paragraphs` the prose, in order of the text."""
    found: list[Role] = []
    introducing: dict[int, frozenset[str]] = {}
    counts = _dashed_counts(cast_lines, paragraphs)
    actor_first = any(shows_actor_first(line) for line in cast_lines)
    unread: list[Line] = []
    is_habit = True
    for line in cast_lines:
        given = _roles_of_cast_line(line, counts, actor_first=actor_first)
        found += given
        if not given:
            unread.append(line)
    if found:
        is_habit = not any(role.character for role in found)
        unread = [line for line in unread if not is_bare_label(line.folded)]
    listed = {name_key(role.person): role.person for role in found if role.character is None}
    for line in paragraphs:
        if len(line.folded) < _SHORTEST_ROLE:
            continue
        by_verb = list(roles_by_verb(line.text, line.folded))
        tied = [*by_verb, *roles_by_plays(line.text, line.folded)]
        is_habit = is_habit and _PLAYED_IN_BRACKETS.search(line.folded) is None
        if tied:
            introducing[line.start] = frozenset(
                role.character for role in tied if role.character and not role.is_description
            )
        found += tied
        found += roles_by_as(line.text, line.folded)
    for line, role in _bracketed(paragraphs, listed, is_habit=is_habit) if listed or is_habit else ():
        introducing[line.start] = introducing.get(line.start, frozenset()) | {role.character or ""}
        found.append(role)
    return RolesFound(_once(_without_characters(found)), introducing, tuple(unread))


def _roles_of_cast_line(line: Line, characters: Sequence[str], *, actor_first: bool) -> list[Role]:
    if is_cast_label(line.folded):
        return roles_of_label_line(line.text, line.folded)
    entry = read_entry(line.text, line.folded, alone=True, characters=characters, actor_first=actor_first)
    return [entry] if entry else []


def _dashed_counts(lines: Iterable[Line], paragraphs: Sequence[Line]) -> list[str]:
    """Of the pairs `A – B`, the names that the prose speaks of by their given names: the characters."""
    pairs = [pair for pair in (names_of_entry(line) for line in lines) if pair]
    if not pairs:
        return []
    said: Counter[str] = Counter()
    in_full: Counter[str] = Counter()
    full_names = NameIndex([(fold(name), name) for pair in pairs for name in pair], short_forms=False)
    for line in paragraphs:
        said.update(word.group().removesuffix("'s") for word in WORD.finditer(line.folded))
        in_full.update(name for _, _, name in full_names.find(line.folded))
    characters = []
    for pair in pairs:
        words = [words_of(name) for name in pair]
        # Actors are mostly spoken of by all of their name.
        bare = [said[parts[-1]] - in_full[name] for parts, name in zip(words, pair, strict=True)]
        first, second = bare if bare[0] != bare[1] else [sum(said[word] for word in parts) for parts in words]
        if first != second:
            characters.append(pair[0] if first > second else pair[1])
    return characters


def _bracketed(paragraphs: Sequence[Line], listed: Mapping[str, str], *, is_habit: bool) -> list[tuple[Line, Role]]:
    """`Seo Min Ah (Kang Ji Woo)`: of actors whom a cast list names, and perhaps of others.

    Args:
        paragraphs: the prose.
        listed: the actors whom a cast list names without a character, by their keys.
        is_habit: whether the post has no "played by" and no list of parts. Brackets may then tie the names, where at
            least two stand.
    """
    surnames = {name_key(words_of(name)[0]): name for name in listed.values() if len(words_of(name)) > 1}
    surnames |= {name_key(words_of(name)[-1]): name for name in listed.values() if len(words_of(name)) == 2}
    roles = []
    is_cast = False
    first = len(paragraphs)
    for at, line in enumerate(paragraphs):
        if len(line.folded) <= _LONGEST_HEADING and not _ENDED.search(line.folded):
            continue  # `My Opinion (No Spoilers)`
        for match in _BRACKETED.finditer(line.folded):
            key = name_key(match["inside"])
            actor = listed.get(key) or surnames.get(key)
            if actor is None and not (is_habit and _may_be_actor(match["inside"])):
                continue
            is_sure = key in listed and match.group().endswith(f"{match['inside']})")
            role = _role_of_bracket(line, match, actor, is_sure=is_sure)
            if role:
                is_cast = is_cast or actor is not None
                first = min(first, at)
                roles.append((line, role))
    # One bracket may hold a group, another work or an aside, and among cast comments several do; a habit that begins
    # with the plot is a cast.
    is_habit = len(roles) > 1 and first * 2 <= len(paragraphs)
    return roles if is_cast or is_habit else []


def _may_be_actor(inside: str) -> bool:
    words = inside.split()
    return len(words) > 1 and all(word[0].isupper() for word in words) and words[0].lower() not in _OF_PLACES


def _role_of_bracket(line: Line, match: re.Match[str], actor: str | None, *, is_sure: bool) -> Role | None:
    """The role that a bracket ties to the name, or the description of a person, before it."""
    name = name_before(line.folded, match.start())
    spot = name or description_before(line.folded, match.start())
    if spot is None or len(words_of(line.folded[slice(*spot)])) > _LONGEST_CHARACTER:
        return None
    character = line.text[slice(*spot)]
    return Role(
        person=actor or line.text[slice(*match.span("inside"))],
        job="actor",
        character=character if name else character[:1].lower() + character[1:],
        # One word before a bracket may be a title or a place.
        confidence=Confidence.CERTAIN if is_sure and name and len(words_of(character)) > 1 else Confidence.PLEASE_CHECK,
        cue="actor of the cast list" if actor else "name in brackets",
        is_description=name is None,
    )


def _without_characters(roles: Sequence[Role]) -> list[Role]:
    """Without those whose actor is a character of another: `She plays Hao Mei as a woman who …`."""
    characters = {name_key(role.character) for role in roles if role.character and not role.is_description}
    return [role for role in roles if role.cue != "as" or name_key(role.person) not in characters]


def _once(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Each person and character once, people in the order of their first mention.

    A person without character gives way to the same one with it.
    """
    kept: dict[tuple[str, str], Role] = {}
    with_character: set[str] = set()
    place: dict[str, int] = {}
    for role in roles:
        person, character = name_key(role.person), name_key(role.character or "")
        place.setdefault(person, len(place))
        if character:
            with_character.add(person)
        kept.setdefault((person, character), role)
    once = [
        (place[person], role) for (person, character), role in kept.items() if character or person not in with_character
    ]
    return tuple(role for _, role in sorted(once, key=lambda entry: entry[0]))
