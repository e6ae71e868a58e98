"""Gathers the roles of a post from its paragraphs and lines, each pair once."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from blog.parsing.lines import Line
from blog.parsing.names import WORD, name_before, words_of
from blog.parsing.parsed import Confidence, Role
from blog.parsing.roles.cast_lists import (
    is_bare_label,
    is_cast_label,
    names_of_entry,
    read_entry,
    roles_by_as,
    roles_of_label_line,
)
from blog.parsing.roles.played_by import roles_by_plays, roles_by_verb
from blog.text.names import name_key

_SHORTEST_ROLE = len("A as B")
_BRACKETED = re.compile(r"(?:'s)? \((?P<inside>[^\W\d_][\w'.-]*(?: [^\W\d_][\w'.-]*){1,3})\)")


@dataclass(frozen=True, slots=True)
class RolesFound:
    """The roles of a post, and the numbers of the lines of prose that introduce them.

    `unread` are lines of a cast list that gave no role: they are to stay text.
    """

    roles: tuple[Role, ...]
    introducing: frozenset[int]
    unread: tuple[Line, ...] = ()


def find_roles(paragraphs: Sequence[Line], cast_lines: Sequence[Line]) -> RolesFound:
    """The roles of a post: `cast_lines` are lines of a cast list, `paragraphs` the prose, in order of the text."""
    found: list[Role] = []
    introducing: set[int] = set()
    counts = _dashed_counts(cast_lines, paragraphs)
    unread: list[Line] = []
    for line in cast_lines:
        given = _roles_of_cast_line(line, counts)
        found += given
        if not given:
            unread.append(line)
    if found:
        unread = [line for line in unread if not is_bare_label(line.folded)]
    for line in paragraphs:
        if len(line.folded) < _SHORTEST_ROLE:
            continue
        tied = [*roles_by_verb(line.text, line.folded), *roles_by_plays(line.text, line.folded)]
        if tied:
            introducing.add(line.start)
        found += tied
        found += roles_by_as(line.text, line.folded)
    listed = {name_key(role.person) for role in found if role.job == "actor" and role.character is None}
    is_habit = not any(role.character for role in found)
    for line, role in _bracketed(paragraphs, listed, is_habit=is_habit) if listed or is_habit else ():
        introducing.add(line.start)
        found.append(role)
    return RolesFound(_once(found), frozenset(introducing), tuple(unread))


def _roles_of_cast_line(line: Line, characters: Sequence[str]) -> list[Role]:
    if is_cast_label(line.folded):
        return roles_of_label_line(line.text, line.folded)
    entry = read_entry(line.text, line.folded, alone=True, characters=characters)
    return [entry] if entry else []


def _dashed_counts(lines: Iterable[Line], paragraphs: Sequence[Line]) -> list[str]:
    """Of the pairs `A – B`, the names that the prose speaks of by their given names: the characters."""
    pairs = [pair for pair in (names_of_entry(line) for line in lines) if pair]
    if not pairs:
        return []
    said: dict[str, int] = {}
    for line in paragraphs:
        for word in WORD.finditer(line.folded):
            said[word.group().removesuffix("'s")] = said.get(word.group().removesuffix("'s"), 0) + 1
    characters = []
    for pair in pairs:
        first, second = (sum(said.get(word, 0) for word in words_of(name)) for name in pair)
        if first != second:
            characters.append(pair[0] if first > second else pair[1])
    return characters


def _bracketed(paragraphs: Iterable[Line], listed: Collection[str], *, is_habit: bool) -> list[tuple[Line, Role]]:
    """`Seo Min Ah (Kang Ji Woo)`: of actors whom a cast list names, and perhaps of others.

    Args:
        paragraphs: the prose.
        listed: keys of the actors whom a cast list names without a character.
        is_habit: whether the post ties no name by a word. Brackets may then do it, where at least two stand.
    """
    roles = []
    sure = 0
    for line in paragraphs:
        for match in _BRACKETED.finditer(line.folded):
            words = match["inside"].split()
            name = name_before(line.folded, match.start())
            if name is None or not all(word[0].isupper() for word in words):
                continue
            if not 2 <= len(words_of(line.folded[slice(*name)])) <= 4:
                continue
            person = line.text[slice(*match.span("inside"))]
            character = line.text[slice(*name)]
            if name_key(person) in listed:
                sure += 1
                roles.append((line, Role(person, "actor", character, Confidence.CERTAIN, "actor of the cast list")))
            elif is_habit:
                roles.append((line, Role(person, "actor", character, Confidence.PLEASE_CHECK, "name in brackets")))
    # One bracket may hold a group, another work or an aside; a habit of brackets is a cast.
    return roles if sure or len(roles) > 1 else []


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
