"""Facts, and the numbers, lengths and countries that they are told by."""

import re
from dataclasses import dataclass

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_WORDS = {word: number for number, word in enumerate(_NUMBER_WORDS.split(), start=1)}
_WORDS |= {"twenty-four": 24, "thirty": 30, "thirty-two": 32, "thirty-six": 36, "forty": 40, "fifty": 50, "sixty": 60}
COUNT = r"\d{1,3}|" + "|".join(sorted(_WORDS, key=len, reverse=True))
"""A pattern: a number, in figures or words."""
COUNTRY_OF = {
    "k": "KR",
    "j": "JP",
    "c": "CN",
    "tw": "TW",
    "hk": "HK",
    "korean": "KR",
    "japanese": "JP",
    "chinese": "CN",
    "taiwanese": "TW",
    "thai": "TH",
}
_HOURS = re.compile(
    r"(?<!\d)(?P<h>\d{1,2})\s?h(?:ours?|rs?|\.)?(?:,? (?:and )?)?\s?(?:(?P<m>\d{1,2})\s?m(?:in(?:ute)?s?)?)?\b",
    re.IGNORECASE,
)
_TENS = "twenty thirty forty fifty".split()
SOME_MINUTES = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_NUMBER_WORDS.split()[:9])}))?"
MINUTES = re.compile(rf"(?<![\d:\w])(?P<m>\d{{1,3}}|{SOME_MINUTES})[ -]?min(?:ute)?s?\b", re.IGNORECASE)
ABOUT_HOUR = re.compile(r"\b(?:an|one|a) hour\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: a field of the post (`episodes`, `network`, …), a job (`director`, `writer`, `author`) or `kind`."""

    field: str
    value: str | int
    cue: str
    is_sure: bool = True


def number_of(count: str) -> int:
    """The number of a figure, or of the words that `COUNT` and `SOME_MINUTES` find."""
    if count.isdecimal():
        return int(count)
    words = count.lower()
    if words in _WORDS:
        return _WORDS[words]
    return sum(_WORDS[word] for word in re.split("[ -]", words))


def read_minutes(folded: str, cue: str) -> list[Fact]:
    """Minutes from figures: `126 mins.`, `2 h 12 min`. "An hour and 5 min" is no figure."""
    hours = _HOURS.search(folded)
    if hours:
        minutes = int(hours["h"]) * 60 + int(hours["m"] or 0)
        return [Fact("episode_minutes", minutes, cue, is_sure=hours["m"] is not None)]
    match = MINUTES.search(folded)
    if match and not ABOUT_HOUR.search(folded[: match.start()]):
        return [Fact("episode_minutes", number_of(match["m"]), cue)]
    return []
