"""Typing errors in names: which names may be meant, and how many errors lie between them and what was typed.

Everything here works on names as `blog.text.names` folds them, taken apart into single letters: a syllable of Hangul is
two or three of them, so that one wrong vowel is one error.
"""

import unicodedata
from collections.abc import Sequence

from blog.text.names import name_words

# Letters that what was typed must have for one and for two errors to be forgiven.
ONE_ERROR_FROM = 4
TWO_ERRORS_FROM = 8

_GRAM = 3
# Borders of words, so that errors inside a short word leave something that tells.
_BEGIN, _END = "^", "$"


def letters_of(word: str) -> str:
    """A folded word in its single letters: syllables and marked characters taken apart (NFD)."""
    return unicodedata.normalize("NFD", word)


def grams(name: str) -> set[str]:
    """What two similar names have in common: three letters in a row, and how each word begins and ends."""
    words = [letters_of(word) for word in name_words(name)]
    key = "".join(words)
    found = {key[at : at + _GRAM] for at in range(len(key) - _GRAM + 1)}
    for word in words:
        found |= {_BEGIN + word[:2], word[-2:] + _END}
    return found


def errors_forgiven(letters: int) -> int:
    """How many errors are forgiven in something of that many single letters."""
    return (letters >= ONE_ERROR_FROM) + (letters >= TWO_ERRORS_FROM)


def errors_between(one: str, other: str, most: int) -> int | None:
    """The least number of errors that make one word of another; None where that is more than `most`.

    An error is a letter too many, one missing, one for another, or two neighbours exchanged (the optimal string
    alignment distance of Damerau and Levenshtein).
    """
    return next((errors for errors in range(most + 1) if _within(one, other, errors)), None)


def _within(one: str, other: str, errors: int) -> bool:
    shorter = min(len(one), len(other))
    if max(len(one), len(other)) - shorter > errors:
        return False
    begin = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    one, other = one[begin:], other[begin:]
    if not one or not other or not errors:
        return len(one) + len(other) <= errors
    exchanged = one[:2] == other[1::-1] and len(one) > 1
    return (
        (exchanged and _within(one[2:], other[2:], errors - 1))
        or _within(one[1:], other[1:], errors - 1)
        or _within(one[1:], other, errors - 1)
        or _within(one, other[1:], errors - 1)
    )


def errors_in(typed: str, name: str) -> int | None:
    """How many errors make what was typed a name, or the part of one between two borders of its words.

    Args:
        typed: a name's key (`blog.text.names.name_key`).
        name: a name as it is written.

    Returns:
        None where there are more errors than are forgiven, or where a digit would be one of them: a number that is
        another number is not a typing error.
    """
    wanted = letters_of(typed)
    most = errors_forgiven(len(wanted))
    if not most:
        return None
    words = [letters_of(word) for word in name_words(name)]
    parts = [part for part in _parts(words, len(wanted), most) if _digits(part) == _digits(wanted)]
    found = [errors_between(wanted, part, most) for part in parts]
    return min((errors for errors in found if errors is not None), default=None)


def _digits(letters: str) -> list[str]:
    return list(filter(str.isdigit, letters))


def _parts(words: Sequence[str], length: int, most: int) -> list[str]:
    parts = []
    for begin in range(len(words)):
        part = ""
        for word in words[begin:]:
            part += word
            if len(part) > length + most:
                break
            if len(part) >= length - most:
                parts.append(part)
    return parts
