"""Texts as units, and the runs of units that are looked for.

A unit is a word, or one character of a script that is written without blanks between words, Hangul included. A run is
six words, or twelve such characters: two of them count as one word, as in the count of a post's words. In a mixed text
a run ends where both together reach that length.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

# Lengths in half words: a word has two, a character of an unspaced script one.
WORD = 2
RUN = 12
# A passage of at least three words is looked for as a whole where it is too short for a run.
SHORTEST_PASSAGE = 6

# Stands between texts that do not follow each other; no run crosses it.
GAP = "\x00"

# Thai, Lao, Burmese, Khmer, kana, Han and Hangul, by blocks of the Unicode Character Database.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003134f"
)
_UNIT = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+|{GAP}")
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
# Soft hyphens, joiners and other characters that are not seen.
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_WORDS_OF_A_RUN = RUN // WORD


def folded(text: str) -> str:
    """A text without what may differ between two copies of the same words: case, width, invisible characters."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold()


def units_of(text: str) -> list[str]:
    """The units of a text, and a gap wherever one stands in it."""
    return _UNIT.findall(folded(text))


def flagged_units(pieces: Sequence[tuple[str, bool]]) -> tuple[list[str], list[bool]]:
    """The units of texts that follow each other without a blank, and which of them belong to a flagged text."""
    texts = [(folded(text), flag) for text, flag in pieces]
    ends: list[tuple[int, bool]] = []
    length = 0
    for text, flag in texts:
        length += len(text)
        ends.append((length, flag))
    units, flags, piece = [], [], 0
    for unit in _UNIT.finditer("".join(text for text, _ in texts)):
        start, end = unit.span()
        while ends[piece][0] <= start:
            piece += 1
        last = piece
        flag = ends[last][1]
        while ends[last][0] < end:
            last += 1
            flag = flag or ends[last][1]
        units.append(unit.group())
        flags.append(flag)
    return units, flags


def length_of(units: Sequence[str]) -> int:
    """The length of some units in half words."""
    return sum(1 if _HAS_UNSPACED.match(unit) else WORD for unit in units)


def runs_of(units: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Every run: where it starts, where it ends, and a key of 64 bits, the same for the same words in this process."""
    if not any(map(_HAS_UNSPACED.match, units)):
        shifted = [units[start:] for start in range(_WORDS_OF_A_RUN)]
        for start, key in enumerate(map(hash, zip(*shifted, strict=False))):
            yield start, start + _WORDS_OF_A_RUN, key & 0xFFFF_FFFF_FFFF_FFFF
        return
    lengths = [1 if _HAS_UNSPACED.match(unit) else WORD for unit in units]
    end = length = 0
    for start in range(len(units)):
        while length < RUN and end < len(units):
            length += lengths[end]
            end += 1
        if length < RUN:
            return
        yield start, end, hash(tuple(units[start:end])) & 0xFFFF_FFFF_FFFF_FFFF
        length -= lengths[start]
