"""Ratings: lines that are nothing but a rating, in figures, words, stars, letters and per cent.

A rating in running text is only suggested, except for one that opens the first sentence of a post.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from blog.parsing.parsed import Confidence, ExternalRating, Rating
from blog.text.names import name_key

LONGEST = 160
_IN_WORDS = "zero one two three four five six seven eight nine ten"
_WORDS = {word: number for number, word in enumerate(_IN_WORDS.split())}
_WORD = "|".join(_WORDS)
_FULL_STARS = "★⭐🌟✭✮❤♥"
_EMPTY_STARS = "☆✩♡"
_HALF = "½⯨"
_NUM = r"\d{1,3}(?:[.,]\d{1,2})?"

_FRACTION = re.compile(rf"(?P<v>{_NUM})\s*/\s*(?P<s>\d{{1,3}})(?![\d./%])")
_RANGE = re.compile(rf"(?P<raw>{_NUM}\s*[/-]\s*{_NUM})\s+(?:out )?of (?P<s>\d{{1,3}})\b", re.IGNORECASE)
_OUT_OF = re.compile(
    rf"(?P<v>{_NUM}|\b(?:{_WORD})\b)\s*(?:stars? )?out of (?:a possible )?(?P<s>\d{{1,3}}|{_WORD})\b(?: stars?\b)?",
    re.IGNORECASE,
)
_STARS = re.compile(
    rf"(?P<full>[{_FULL_STARS}](?:[\s\ufe0f]*[{_FULL_STARS}])*)?[\s\ufe0f]*(?P<half>[{_HALF}]|1/2)?[\s\ufe0f]*"
    rf"(?P<empty>[{_EMPTY_STARS}](?:[\s\ufe0f]*[{_EMPTY_STARS}])*)?"
)
_LETTER = re.compile(r"(?P<raw>[A-F](?:\+|-)?)(?![\w'])")
_PERCENT = re.compile(rf"(?P<v>{_NUM})\s?%")
_ALONE = re.compile(rf"(?P<v>{_NUM})(?![\w+%/.,-])")
_STARS_ON = re.compile(
    rf"(?P<raw>(?P<v>{_NUM}|{_WORD}) stars?) on (?P<site>[A-Z][\w.]+(?: [A-Z][\w.]+)?)", re.IGNORECASE
)

_LABEL = re.compile(r"\s*(?P<label>[^:=\d★☆❤♥]{2,60}?)\s*(?::|=|\s-\s?|(?<=rating)\s(?=\d))\s*", re.IGNORECASE)
_RATING_WORD = re.compile(r"\b(?:ratings?|score|grade|verdict|review|rate|overall|mark|stars)\b", re.IGNORECASE)
_NO_RATING = re.compile(
    r"\b(?:content|age|mpaa|parental|maturity|re-?watch|episodes?|ep|viewership|nielsen|neck|rank|synopsis|average user"
    r"|story|plot|acting|cast|music|ost|soundtrack|romance|chemistry|ending|visuals?|pacing|comedy|humou?r|characters?"
    r"|writing|production|cinematography|directing|costumes?|date|length|aspect|heat|steam|tears?|binge)\b",
    re.IGNORECASE,
)
_EXTERNAL = re.compile(
    r"\b(?:imdb|audience|viewers?'?|users?|critics?'?|rotten tomatoes|tomatometer|metacritic|metascore|douban|naver"
    r"|asianwiki|tmdb|the movie database|allocin[eé]|community|public|average)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:my|our|the|own|personal|total|overall|final|drama|k-drama|kdrama|film|movie|book|series|show|anime|review"
    r"|ratings?|score|grade|verdict|rate|mark|stars|reviewer'?s?|blogger'?s?|author'?s?|enjoyment|general|i|this)\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:my|mine|our|own|personal|reviewer)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s.!*)~]*(?:(?:stars?|points?)\b)?[\s.!*)~]*"
    r"(?:\([^)]{0,80}\)?|(?:from|by|for) (?:me|us)\b|on [A-Z][\w.]+)?[\s.!*^;:xD)~]*$",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"(?:(?:my|our|overall|final|drama) )*(?:rating|score|grade)\s*[:-]\s*$", re.IGNORECASE)
_OPENING = re.compile(rf"(?P<v>{_NUM})\s*/\s*(?P<s>5|10|100)(?![\d./%])\s*[-,:;!.]")
_IN_PROSE = re.compile(
    rf"(?<![\d/])(?P<raw>{_NUM}\s*/\s*(?:5|10|100)|(?:{_NUM}|{_WORD}) out of (?:5|five|10|ten))\b", re.I
)
_SCALES = frozenset({5, 10, 100})
_LABELLED_SCALES = _SCALES | {4, 6, 7, 20}


@dataclass(frozen=True, slots=True)
class RatingReading:
    """A rating as one line gives it. `source` is the site or public that the label names, None for a plain "Rating"."""

    source: str | None
    is_external: bool
    is_mine: bool
    value: Decimal | None
    scale: int | None
    raw: str
    confidence: Confidence
    cue: str


def read_rating_line(text: str, folded: str) -> RatingReading | None:
    """The rating of a line that is nothing but a rating (behind a label or bare); None for any other line."""
    if not 1 <= len(folded) <= LONGEST:
        return None
    start = len(folded) - len(folded.lstrip(" *~>-•"))
    match = _LABEL.match(folded, start)
    if match and match.end() < len(folded) and _is_label(match["label"]):
        reading = _read_value(text, folded, match.end(), labelled=True)
        if reading is None:
            return None
        if not _RATING_WORD.search(match["label"]) and reading.scale is None:
            return None  # "Nights: B" is no rating: without the word, only a figure of a scale is one
        return _with_source(reading, text[match.start("label") : match.end("label")])
    on_site = _STARS_ON.match(folded, start)
    if on_site and not folded[on_site.end() :].strip(" .!"):
        raw = text[on_site.start("raw") : on_site.end("raw")]
        value = _decimal(on_site["v"])
        site = text[on_site.start("site") : on_site.end("site")]
        return RatingReading(site, False, False, value, 5, raw, Confidence.CERTAIN, "stars on a site")
    return _read_value(text, folded, start, labelled=False)


def read_ratings(text: str, folded: str) -> list[RatingReading]:
    """All ratings of a rating line: several may stand between upright strokes."""
    readings = []
    for piece in re.finditer(r"[^|]+", folded):
        reading = read_rating_line(text[slice(*piece.span())].strip(), piece.group().strip())
        if reading:
            readings.append(reading)
    return readings


def is_empty_rating(folded: str) -> bool:
    """Whether the line is a rating's label with nothing after it (a picture stood there)."""
    return len(folded) < 40 and _EMPTY.match(folded) is not None


def read_opening(text: str, folded: str) -> RatingReading | None:
    """The rating that opens a post's first sentence (`8.5/10 – what a ride!`); None where there is none."""
    match = _OPENING.match(folded)
    if match is None or _decimal(match["v"]) > int(match["s"]):
        return None
    raw = text[: match.end("s")]
    return RatingReading(
        None,
        False,
        True,
        _decimal(match["v"]),
        int(match["s"]),
        raw,
        Confidence.PLEASE_CHECK,
        "opens the first sentence",
    )


def ratings_in_prose(text: str, folded: str) -> list[str]:
    """Notations in running text that may be a rating: for a suggestion, never for a field."""
    return [text[match.start("raw") : match.end("raw")] for match in _IN_PROSE.finditer(folded)]


def choose(
    readings: Sequence[RatingReading], title: str | None
) -> tuple[Rating | None, RatingReading | None, tuple[ExternalRating, ...]]:
    """Part the ratings of a post into the reviewer's own and other people's.

    Returns the own rating, the reading that it comes from, and the external ratings. A line that says "my" is the
    own one, else a line without a site, else the first site (where the reviewer logged it).
    """
    own = [reading for reading in readings if not reading.is_external]
    chosen = next((reading for reading in own if reading.is_mine), None)
    if chosen is None:
        chosen = next((reading for reading in own if reading.source is None), own[0] if own else None)
    external = tuple(
        ExternalRating(reading.source, reading.value, reading.scale, reading.raw)
        for reading in readings
        if reading is not chosen and reading.source and (title is None or name_key(reading.source) != name_key(title))
    )
    if chosen is None:
        return None, None, external
    label = chosen.source
    if label and title and name_key(label) == name_key(title):
        label = None
    return Rating(label, chosen.value, chosen.scale, chosen.raw), chosen, external


def _is_label(label: str) -> bool:
    if _NO_RATING.search(label):
        return False
    if _RATING_WORD.search(label) or _EXTERNAL.search(label):
        return len(label.split()) <= 8
    return len(label.split()) <= 3 and label.strip()[:1].isupper()


def _with_source(reading: RatingReading, label: str) -> RatingReading:
    label = re.sub(r"[\"“”][^\"“”]*[\"“”]", " ", label)
    external = _EXTERNAL.search(label)
    name = " ".join(_GENERIC.sub(" ", label).split()).strip(" -–—*•()'’")
    is_mine = _MINE.search(label) is not None
    return RatingReading(
        source=None if is_mine and not external else (name or (label.strip() if external else None)),
        is_external=external is not None and not is_mine,
        is_mine=is_mine,
        value=reading.value,
        scale=reading.scale,
        raw=reading.raw,
        confidence=reading.confidence,
        cue="rating line",
    )


def _read_value(text: str, folded: str, start: int, *, labelled: bool) -> RatingReading | None:
    for read in (_read_range, _read_out_of, _read_fraction, _read_stars, _read_percent):
        found = read(folded, start, labelled)
        if found:
            value, scale, end, sure = found
            return _reading(text[start:end].strip(), value, scale, folded, end, labelled=labelled, sure=sure)
    if not labelled:
        return None
    match = _LETTER.match(folded, start)
    if match:
        return _reading(match["raw"], None, None, folded, match.end(), labelled=True, sure=True)
    match = _ALONE.match(folded, start)
    if match and _decimal(match["v"]) <= 10:
        return _reading(match["v"], _decimal(match["v"]), None, folded, match.end(), labelled=True, sure=False)
    return None


Found = tuple[Decimal | None, int | None, int, bool]


def _read_range(folded: str, start: int, labelled: bool) -> Found | None:
    match = _RANGE.match(folded, start)
    return (None, int(match["s"]), match.end(), False) if match else None


def _read_out_of(folded: str, start: int, labelled: bool) -> Found | None:
    match = _OUT_OF.match(folded, start)
    if match is None:
        return None
    value, scale = _decimal(match["v"]), int(_decimal(match["s"]))
    return (value, scale, match.end(), True) if value <= scale and scale in _LABELLED_SCALES else None


def _read_fraction(folded: str, start: int, labelled: bool) -> Found | None:
    match = _FRACTION.match(folded, start)
    if match is None:
        return None
    value, scale = _decimal(match["v"]), int(match["s"])
    if value > scale or scale not in (_LABELLED_SCALES if labelled else _SCALES):
        return None
    return value, scale, match.end(), True


def _read_stars(folded: str, start: int, labelled: bool) -> Found | None:
    match = _STARS.match(folded, start)
    if match is None or not (match["full"] or match["empty"]):
        return None
    full, empty = (sum(not c.isspace() and c != "\ufe0f" for c in match[name] or "") for name in ("full", "empty"))
    if full == 0:
        # Outline stars used as full ones: only the number beside them tells.
        number = re.compile(r"\s*[/=(-]?\s*").match(folded, match.end())
        found = _read_out_of(folded, number.end(), labelled) if number else None
        return found or (None, None, match.end(), False)
    if full + empty > 10 or full + empty < 2:
        return None
    value = Decimal(full) + (Decimal("0.5") if match["half"] else 0)
    scale = full + empty + (1 if match["half"] else 0) if empty else None
    if full == 5 and scale is None and folded[match.start("full")] == "★":
        scale = 5
    return value, scale, match.end(), True


def _read_percent(folded: str, start: int, labelled: bool) -> Found | None:
    match = _PERCENT.match(folded, start)
    return (_decimal(match["v"]), 100, match.end(), labelled) if match and _decimal(match["v"]) <= 100 else None


def _reading(
    raw: str, value: Decimal | None, scale: int | None, folded: str, end: int, *, labelled: bool, sure: bool
) -> RatingReading | None:
    rest = folded[end:]
    if not (_TAIL.match(rest) or (labelled and re.match(r"\s{2,}|\s*[-(,!|]|\s*$", rest))):
        return None
    confidence = Confidence.CERTAIN if sure else Confidence.PLEASE_CHECK
    return RatingReading(None, False, False, value, scale, raw, confidence, "rating line")


def _decimal(figure: str) -> Decimal:
    word = _WORDS.get(figure.lower())
    return Decimal(word) if word is not None else Decimal(figure.replace(",", "."))
