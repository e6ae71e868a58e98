"""All runs of a site, each with how far it may go: millions of them in a few bytes each."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import IntFlag

from blog.audit.words import RUN, SHORTEST_PASSAGE, length_of, runs_of


class Reach(IntFlag):
    """Where words may stand; of words that stand in several places of the site, what any of them allows."""

    ANYWHERE = 1  # Titles, names, facts, the pitch.
    SAFE = 2  # Safe blocks: pages' bodies, contents of feeds, search snippets.
    COVERED = 4  # Hidden blocks: under a cover on their own page and beside other excerpts.
    OWN_COVER = 8  # Descriptions of characters: under a cover on the review's own page.
    OWN_PAGE = 16  # Disclaimers: on their own page.
    NOWHERE = 32  # Private and unpublished posts.


_BUCKETS = 1024
_SOURCE_SHIFT = 6
_REACHES = (1 << _SOURCE_SHIFT) - 1
# Bits of the filter for each run: one run in about sixteen passes it by chance.
_FILTER_BITS = 16


class RunIndex:
    """Runs by their keys, and passages that are shorter than a run.

    Sources are small integers, whose meaning is the caller's. First everything is added, then `freeze` is called, then
    `clear_short` says where short passages stand in words that may go further, then it is searched.
    """

    def __init__(self) -> None:
        self._keys = [array("Q") for _ in range(_BUCKETS)]
        self._values = [array("L") for _ in range(_BUCKETS)]
        self._filter = bytearray(1)
        self._filter_mask = 7
        # By their first three units: each with all of its units.
        self._short: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
        self.count = 0

    def add(self, key: int, reach: Reach, source: int) -> None:
        """Note that a run stands in words of a source that may go so far."""
        bucket = key % _BUCKETS
        self._keys[bucket].append(key)
        self._values[bucket].append(source << _SOURCE_SHIFT | reach)

    def add_short(self, units: Sequence[str], reach: Reach, source: int) -> None:
        """Note a whole passage that is shorter than a run; one of less than three words cannot be told from chance."""
        if SHORTEST_PASSAGE <= length_of(units) < RUN:
            passage = tuple(units)
            passages = self._short.setdefault(passage[:3], {})
            passages[passage] = passages.get(passage, source << _SOURCE_SHIFT) | reach

    def freeze(self) -> None:
        """Bring together what was added; runs that may stand anywhere are forgotten."""
        for bucket in range(_BUCKETS):
            self._merge(bucket)
        self.count = sum(map(len, self._keys))
        size = 1 << max(10, (self.count * _FILTER_BITS).bit_length())
        self._filter = bytearray(size // 8)
        self._filter_mask = size - 1
        for keys in self._keys:
            for key in keys:
                bit = key >> 10 & self._filter_mask
                self._filter[bit >> 3] |= 1 << (bit & 7)

    def _merge(self, bucket: int) -> None:
        old_keys, old_values = self._keys[bucket], self._values[bucket]
        keys, values = array("Q"), array("L")
        for position in sorted(range(len(old_keys)), key=old_keys.__getitem__):
            if keys and keys[-1] == old_keys[position]:
                values[-1] |= old_values[position] & _REACHES
            else:
                keys.append(old_keys[position])
                values.append(old_values[position])
        kept = [position for position, value in enumerate(values) if not value & Reach.ANYWHERE]
        self._keys[bucket] = array("Q", (keys[position] for position in kept))
        self._values[bucket] = array("L", (values[position] for position in kept))

    def clear_short(self, units: Sequence[str], reach: Reach) -> None:
        """Let the short passages that stand in these words go as far as these words may."""
        for _start, _end, passage in self.short_in(units):
            self._short[passage[:3]][passage] |= reach

    def find(self, units: Sequence[str]) -> Iterator[tuple[int, int, Reach, int, int | tuple[str, ...]]]:
        """Runs and short passages among these units: start, end, reach, source, and what tells them apart."""
        for start, end, key in runs_of(units):
            bit = key >> 10 & self._filter_mask
            if self._filter[bit >> 3] & 1 << (bit & 7):
                bucket = key % _BUCKETS
                keys = self._keys[bucket]
                position = bisect_left(keys, key)
                if position < len(keys) and keys[position] == key:
                    value = self._values[bucket][position]
                    yield start, end, Reach(value & _REACHES), value >> _SOURCE_SHIFT, key
        for start, end, passage in self.short_in(units):
            value = self._short[passage[:3]][passage]
            yield start, end, Reach(value & _REACHES), value >> _SOURCE_SHIFT, passage

    def short_in(self, units: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """The short passages that stand among these units: start, end, the passage."""
        if not self._short:
            return
        for start, first in enumerate(zip(units, units[1:], units[2:], strict=False)):
            for passage in self._short.get(first, ()):
                end = start + len(passage)
                if tuple(units[start:end]) == passage:
                    yield start, end, passage
