"""Names that may be one: written alike, in another order of words, or with a typing error."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from blog.text.names import name_key, name_words
from blog.text.typos import errors_between, letters_of

# Letters that both names must have for one and for two errors between them to be worth a look: of two short names, most
# are two names.
ONE_ERROR_FROM = 6
TWO_ERRORS_FROM = 12


class Likeness(IntEnum):
    """How two names are alike, the most alike first."""

    SAME = 0
    OTHER_ORDER = 1
    ONE_ERROR = 2
    TWO_ERRORS = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Two things whose names are alike.

    Attributes:
        one: the key of the first, the smaller one.
        other: the key of the second.
        likeness: of their two names that are most alike.
        one_name: that name of the first.
        other_name: and of the second.
    """

    one: int
    other: int
    likeness: Likeness
    one_name: str
    other_name: str


def alike(names: Iterable[tuple[int, str]]) -> list[Alike]:
    """The pairs of things whose names are alike, each once, the most alike first.

    Args:
        names: each thing's key with one of its names.
    """
    found: dict[tuple[int, int], Alike] = {}
    entries = list(dict.fromkeys(names))
    for likeness, one, other in _pairs(entries):
        if one[0] == other[0]:
            continue
        one, other = sorted((one, other))
        pair = (one[0], other[0])
        if pair not in found or likeness < found[pair].likeness:
            found[pair] = Alike(*pair, likeness, one[1], other[1])
    return sorted(found.values(), key=lambda pair: (pair.likeness, pair.one_name.casefold(), pair.one, pair.other))


Entry = tuple[int, str]


def _pairs(entries: list[Entry]) -> Iterator[tuple[Likeness, Entry, Entry]]:
    keys: dict[str, list[Entry]] = defaultdict(list)
    orders: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        keys[name_key(entry[1])].append(entry)
        orders["\0".join(sorted(name_words(entry[1])))].append(entry)
    for group in keys.values():
        yield from _within(Likeness.SAME, group)
    for group in orders.values():
        yield from _within(Likeness.OTHER_ORDER, group)
    for errors, one, other in _misspelt([key for key in keys if key]):
        likeness = Likeness.ONE_ERROR if errors == 1 else Likeness.TWO_ERRORS
        for first in keys[one]:
            for second in keys[other]:
                yield likeness, first, second


def _within(likeness: Likeness, group: list[Entry]) -> Iterator[tuple[Likeness, Entry, Entry]]:
    for place, one in enumerate(group):
        for other in group[place + 1 :]:
            yield likeness, one, other


def _misspelt(keys: list[str]) -> Iterator[tuple[int, str, str]]:
    """Keys with few errors between them.

    Of two words with at most *n* errors between them, one of *n* + 1 pieces of the one stands in the other, moved by at
    most *n* places: words that share no such piece need not be compared.
    """
    letters = {key: letters_of(key) for key in keys}
    pieces: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for key, word in letters.items():
        for number, (begin, end) in enumerate(_pieces(len(word))):
            pieces[len(word), number, word[begin:end]].append(key)
    for key, word in letters.items():
        candidates: set[str] = set()
        errors = _errors(len(word))
        for length in range(len(word) - errors, len(word) + 1):
            for number, (begin, end) in enumerate(_pieces(length)):
                for moved in range(-errors, errors + 1):
                    piece = word[max(begin + moved, 0) : end + moved]
                    candidates.update(pieces.get((length, number, piece), ()))
        for other in sorted(candidates):
            shorter = letters[other]
            # Of two of the same length, once.
            if (len(shorter), other) >= (len(word), key) or not _same_digits(word, shorter):
                continue
            found = errors_between(word, shorter, _errors(len(shorter)))
            if found:
                yield found, key, other


def _errors(length: int) -> int:
    return (length >= ONE_ERROR_FROM) + (length >= TWO_ERRORS_FROM)


def _pieces(length: int) -> list[tuple[int, int]]:
    number = _errors(length) + 1
    if number == 1:
        return []
    borders = [length * place // number for place in range(number + 1)]
    return list(pairwise(borders))


def _same_digits(one: str, other: str) -> bool:
    """A season that is another season is no typing error."""
    return list(filter(str.isdigit, one)) == list(filter(str.isdigit, other))
