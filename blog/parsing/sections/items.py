"""Episodes and cases that paragraphs tell one by one: `The first case …`, `Episode 5: …`, `In episode two …`."""

import re

from blog.parsing.sections.order import OPENING

LAST = 1_000
"""The place of the last in a row, whose number is not told."""
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_CARDINALS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = {word: number for words in (_ORDINALS, _CARDINALS) for number, word in enumerate(words, start=1)}
_ORDINAL, _CARDINAL = "|".join(_ORDINALS), "|".join(_CARDINALS)
_LEAD = r"(?:(?:in|on|with|for|as for|then|and|next|finally),? )?"
_NOUN = r"(?:cases?|episodes?|arcs?|stor(?:y|ies)|chapters?|clients?)"
_ITEM = re.compile(
    rf"{_LEAD}(?:the|our) (?:very )?(?P<order>{_ORDINAL}|last|final|next|following|other|(?:two|three|\d+)(?=\s))"
    rf"(?: (?:two|three|four|couple of|few|\d+|new|big|main))? ?{_NOUN}\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:episodes?|ep\.?|case|chapters?|arc|part)s? ?#?(?P<number>\d{1,3})\b(?! ?(?:minutes|hours|/))(?P<rest>.{0,80})",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(rf"{_LEAD}{_NOUN} (?P<number>{_CARDINAL})\b", re.IGNORECASE)
# Who and what comes one after the other in a plot of many.
_OF_MANY = (
    r"(?:guest|customer|visitor|passenger|patient|door|letter|lesson|mission|trial|wish|dish|course|round|stop|visit|tale"
    r"|segment|stranger|witness|(?P<time>night|evening|day|week|winter|summer))(?:e?s)?"
)
_PLACE = re.compile(
    rf"{_LEAD}(?:(?:the|our) (?:very )?(?P<order>{_ORDINAL}|last|final)(?: and (?:{_ORDINAL}))? {_OF_MANY}"
    rf"|{_NOUN} (?P<number>{_CARDINAL}|\d{{1,2}}))\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:next up|up next|then comes?|next comes?|after (?:that|this|them) comes?|next is)\b", re.IGNORECASE
)


def read_numbered(folded: str) -> int | None:
    """The number of a paragraph that opens as `Episode 5` or `Case 2`; None for any other."""
    match = _NUMBERED.match(folded)
    return int(match["number"]) if match and re.match(r"\s*(?:[-:.,(]|$)", match["rest"]) else None


def read_item(folded: str) -> tuple[str, int | None] | None:
    """The case or episode that a paragraph opens with: its words, and its number where a word or figure tells it."""
    item = _ITEM.match(folded[:OPENING])
    if item:
        return item.group().lower(), _NUMBER.get(item["order"].lower())
    number = read_numbered(folded[:OPENING])
    if number is not None:
        return f"number {number}", number
    in_words = _IN_WORDS.match(folded)
    return (in_words.group().lower(), _NUMBER[in_words["number"].lower()]) if in_words else None


def read_place(folded: str) -> tuple[int, bool] | None:
    """The place in a row that a paragraph opens with (`The second guest …`, `In episode two …`); None for others.

    True for one in time (`The second night …`), which stands in any plot.
    """
    match = _PLACE.match(folded)
    if match is None:
        return None
    word = (match["order"] or match["number"]).lower()
    return int(word) if word.isdecimal() else _NUMBER.get(word, LAST), match["time"] is not None


def is_next(folded: str) -> bool:
    """Whether a paragraph goes on to the next of a row, without its number."""
    return _NEXT.match(folded) is not None
