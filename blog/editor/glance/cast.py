"""The cast of a reviewed work as an editor needs it: whom a section may be about, and who is named in it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from blog.models import Role
from blog.text.names import name_key, name_words
from blog.text.scripts import has_native
from blog.text.typos import errors_between, errors_forgiven, letters_of

# So many words a name in a text has at most.
_LONGEST_NAME = 4
# Shorter names are met by chance.
_SHORTEST_KEY = 5

_WORD = re.compile(r"[^\W\d_]+(?:['’\-\u2010\u2011][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast. `character` is empty where its description gives something away."""

    person_id: int
    name: str
    character: str
    names: tuple[str, ...]

    def called(self) -> tuple[str, ...]:
        """All that a text may call them, their character included."""
        return (*self.names, self.character) if self.character else self.names


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a work in their order, each once."""

    members: Sequence[Member] = ()
    by_person: Mapping[int, Member] = field(default_factory=dict)

    def named_in(self, *texts: str) -> Member | None:
        """Whom the first of these texts that names anybody names first; None where none does."""
        for text in texts:
            places = [(place, member) for member in self.members if (place := _place(text, member)) is not None]
            if places:
                return min(places, key=lambda found: found[0])[1]
        return None


def cast_of(work_id: int | None) -> Cast:
    """The cast of a work; nobody for None. Two queries."""
    if work_id is None:
        return Cast()
    roles = Role.objects.filter(work=work_id).select_related("person").prefetch_related("person__names")
    members: dict[int, Member] = {}
    for role in roles.order_by("sort_order", "pk"):
        person = role.person
        names = (person.name, *(name.name for name in person.names.all()))
        character = "" if role.spoiler else role.character
        known = members.get(person.pk)
        if known is None or (character and not known.character):
            members[person.pk] = Member(person.pk, person.name, character, names)
    return Cast(tuple(members.values()), members)


def _place(text: str, member: Member) -> int | None:
    """Where a text names somebody, in words or, in a script without blanks, in characters."""
    windows = _first_places(text)
    places = []
    for name in member.called():
        if has_native(name):
            place = text.find(name)
            places.append(place if place >= 0 else None)
        else:
            places.append(windows.get(name_key(name)))
    return min((place for place in places if place is not None), default=None)


def _first_places(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, words in _windows(text):
        places.setdefault(name_key(" ".join(words)), place)
    return places


def _windows(text: str) -> Iterable[tuple[int, tuple[str, ...]]]:
    """Each run of up to four words that begins and ends with a capital, with its place in the text."""
    for line in unicodedata.normalize("NFC", text).splitlines():
        found = [(match.start(), _POSSESSIVE.sub("", match.group())) for match in _WORD.finditer(line)]
        for at, (place, word) in enumerate(found):
            if word[:1].isupper():
                for length in range(1, _LONGEST_NAME + 1):
                    window = found[at : at + length]
                    if len(window) == length and window[-1][1][:1].isupper():
                        yield place, tuple(part for _place, part in window)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that a text spells otherwise than it is spelled elsewhere."""

    found: str
    known: str


def spelled_two_ways(text: str, names: Iterable[str]) -> list[Spelling]:
    """The names that a text spells in another way: `Chae Soo-young` for Chae Soo Young, `Mo Dahn` for Mo Dan.

    Args:
        text: all that is written, a line a paragraph.
        names: how the names are spelled; what is another of them is no misspelling.
    """
    known = {name_key(name): name for name in names if not has_native(name) and len(name_key(name)) >= _SHORTEST_KEY}
    every = {name.casefold() for name in names}
    spellings: dict[str, dict[str, str]] = {}
    for _at, words in _windows(text):
        spelling = " ".join(words)
        key = name_key(spelling)
        if len(key) >= _SHORTEST_KEY - 1:
            spellings.setdefault(key, {}).setdefault(spelling.casefold(), spelling)
    found = []
    for key, ways in spellings.items():
        others = [way for folded, way in ways.items() if folded not in every]
        if key in known:
            found += [Spelling(way, known[key]) for way in others]
        elif len(ways) > 1:
            first, *rest = ways.values()
            found += [Spelling(way, first) for way in rest]
        elif near := _nearest(key, known):
            found += [Spelling(way, near) for way in others if len(name_words(way)) == len(name_words(near))]
    return found


def _nearest(key: str, known: Mapping[str, str]) -> str | None:
    letters = letters_of(key)
    most = errors_forgiven(len(letters))
    distances = [(errors_between(letters, letters_of(other), most), name) for other, name in known.items()]
    return min(((errors, name) for errors, name in distances if errors), default=(0, None))[1]
