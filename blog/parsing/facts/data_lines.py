"""Data lines: `Episodes: 16`, `Network: HBC | Streamly`, `Paperback, 342 pages`, `K-drama · 16 episodes`."""

import re
from collections.abc import Callable
from dataclasses import replace

from blog.parsing.dates import first_year
from blog.parsing.facts.measures import COUNT, COUNTRY_OF, Fact, number_of, read_minutes

LONGEST = 300
_LABELS = (
    ("episodes", r"(?:#\s?of |no\.? of |number of |total )?episodes?(?: count)?|eps?\.?|length"),
    (
        "network",
        r"(?:(?:original|broadcast|tv) )?(?:network|channel)s?|station|broadcaster|(?:aired|broadcast|airs) on",
    ),
    ("platform", r"streaming (?:site|on|platform)s?|platform|where to watch|watched on"),
    (
        "year",
        r"(?:release|broadcast|air|airing|premiere) ?(?:dates?|period|year)|released?|aired(?: in)?|airs"
        r"|years?(?: active)?|premiered|broadcast|(?:first )?published(?: on| in)?|publication (?:date|year)",
    ),
    ("minutes", r"run ?time|running time|duration|episode length"),
    ("director", r"directors?|directed by|dir\."),
    ("writer", r"(?:script|screen)?writers?|screenplay|written by"),
    ("author", r"authors?"),
    ("book", r"page count|pages|publisher|isbn|published by"),
    ("country", r"country(?: of origin)?"),
    (
        "none",
        r"genres?|themes?|tags?|(?:content|age|mpaa|maturity) rating"
        r"|related (?:dramas?|shows?|films?|movies?|series)|dramas? of similar vibe"
        r"|similar (?:dramas?|shows?)|language|producers?|production(?: company)?|adapted from|based on|status|watched"
        r"|type|subtitles|format|re-?watch(?: value|ability)?|neck score",
    ),
)
_LABEL = re.compile(
    r"[\W_]{0,3}(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS) + r")\s*:\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_BARE_RUNTIME = re.compile(r"(?:run ?time|running time|duration)\s+(?P<value>\d.*)$", re.IGNORECASE)
_GLUED_RUNTIME = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*(?P<value>\d ?h(?:ours?|rs?)? ?\d{1,2} ?m(?:in(?:ute)?s?)?\.?)$", re.IGNORECASE
)
# `Published by Fern Press, 2019. 342 pages.`, `Paperback, 342 pages`: nothing but that, since sentences tell the same.
_PAGES = r"\d{2,4} ?(?:pages|pp)\b\.?(?: \([^()]{2,20}\))?\.?"
_PIECES = re.compile(r"\s+[·•|]\s+")
# `24 eps / watched on Streamly`; a sentence that opens so is one.
_BARE_EPISODES = re.compile(r"(?P<n>\d{1,3}) (?:eps?|episodes)\.?(?: ?/ ?[\w'+.-]+(?: [\w'+-]+){0,3})?$", re.IGNORECASE)
_TRANSLATED = re.compile(
    r"translated (?:from the \w+ )?by (?-i:[^\W\d_a-z][\w.'-]*(?: [^\W\d_a-z][\w.'-]*){1,3})$", re.IGNORECASE
)
# `Rating 2/3 Historical Fiction`: the second of three that were read.
_RANK = re.compile(r"rating \d{1,2}/\d{1,2} (?-i:[A-Z])[\w &-]{2,40}$", re.IGNORECASE)
_PRINTED_IN = re.compile(r"(?:, ?|\()(?P<year>(?:19|20)\d\d)\)?$")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WHEN = re.compile(
    rf"(?:{_MONTH}\.? \d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|(?:19|20)\d\d\b|\d{1,2}[:.]\d\d|weekdays|weekends|every )",
    re.IGNORECASE,
)
_HOUSE = r"(?-i:[A-Z][\w'&.-]*(?: (?:and|of|the|&|[A-Z][\w'&-]*)){0,5})"
_BARE_BOOK = re.compile(
    rf"(?:first )?published by {_HOUSE}(?:,? \(?(?:19|20)\d\d\)?)?[.,;]? {_PAGES}$"
    rf"|(?:(?:hardcover|hardback|paperback|kindle|e-?book)(?: edition)?[,:]? )?{_PAGES}(?:, {_HOUSE})?$",
    re.IGNORECASE,
)
_KIND_LINE = re.compile(
    r"(?:(?P<c>[KJC]|TW|HK|korean|japanese|chinese|taiwanese|thai)[ -])?"
    r"(?P<kind>variety show|web drama|drama series|(?:tv|television) (?:series|show|drama)|anime series|feature film"
    r"|(?<=[ -])(?:drama|film|movie|anime|novel))(?: \((?P<n>\d{1,3}) (?:episodes|eps)\))?$",
    re.IGNORECASE,
)
_FIRST_COUNT = re.compile(rf"(?<![\d:])(?P<n>{COUNT})\b", re.IGNORECASE)
_KIND_WORDS = {"variety": "variety", "anime": "anime", "film": "film", "movie": "film", "novel": "book"}


def read_data_line(text: str, folded: str) -> list[Fact] | None:
    """The facts of a data line. An empty list for a data line that fills no field; None for any other line."""
    if len(folded) > LONGEST:
        return None
    glued = _GLUED_RUNTIME.match(folded)
    if glued:
        return [Fact("year", int(glued["year"]), "data line"), *read_minutes(glued["value"], "data line")]
    kind_line = _KIND_LINE.match(folded)
    if kind_line:
        return _read_kind(kind_line)
    bare_episodes = _BARE_EPISODES.match(folded)
    if bare_episodes:
        return [Fact("episodes", int(bare_episodes["n"]), "data line")]
    if _RANK.match(folded):
        return []
    if _TRANSLATED.match(folded):
        return [Fact("kind", "book", "data line", is_sure=False)]
    if _BARE_BOOK.match(folded):
        return [Fact("kind", "book", "data line"), *_read_year(text, folded)]
    bare = _BARE_RUNTIME.match(folded)
    match = bare or _LABEL.match(folded)
    if match is None:
        return _read_pieces(text, folded) if _PIECES.search(folded) else None
    label = "minutes" if bare else next(name for name, _ in _LABELS if match[name])
    at = match.start("value")
    value, plain = text[at:].strip(), folded[at:].strip()
    return _READERS[label](value, plain) if value else []


def is_labelled(folded: str) -> bool:
    """Whether a line opens with a label: in the middle of prose, only such lines are surely none of it."""
    return any(pattern.match(folded) for pattern in (_LABEL, _BARE_RUNTIME, _GLUED_RUNTIME))


def _read_kind(match: re.Match[str]) -> list[Fact]:
    """A line that is nothing but the kind of the work: `Variety Show`, `Korean Drama`."""
    words = match["kind"].lower().split()
    kind = next((kind for word, kind in _KIND_WORDS.items() if word in words), "drama")
    country = [Fact("country", COUNTRY_OF[match["c"].lower()], "data line")] if match["c"] else []
    episodes = [Fact("episodes", int(match["n"]), "data line")] if match["n"] else []
    return [Fact("kind", kind, "data line"), *country, *episodes]


def _read_pieces(text: str, folded: str) -> list[Fact] | None:
    """`K-drama · 16 episodes · Channel: EBM`: a data line if two of its pieces are ones."""
    start = 0
    read = []
    for mark in [*_PIECES.finditer(folded), None]:
        end = mark.start() if mark else len(folded)
        read.append(read_data_line(text[start:end], folded[start:end]))
        start = mark.end() if mark else end
    given = [facts for facts in read if facts is not None]
    return [fact for facts in given for fact in facts] if len(given) > 1 else None


Reader = Callable[[str, str], list[Fact]]


def _read_episodes(value: str, folded: str) -> list[Fact]:
    minutes = read_minutes(folded, "data line")
    count = _FIRST_COUNT.match(folded)
    if count is None or re.match(r"\d+ ?(?:min|h\b|hours?)", folded):
        return minutes
    return [Fact("episodes", number_of(count["n"]), "data line"), *minutes]


def _read_network(value: str, folded: str) -> list[Fact]:
    if _WHEN.match(folded):
        return [fact for fact in _read_year(value, folded) if fact.field == "year"]
    first, *rest = re.split(r"\s*(?:[|;(]|\s-\s|,\s(?=(?:19|20)\d\d\b))", folded, maxsplit=1)
    year = first_year(rest[0]) if rest else None
    facts = [Fact("year", year, "data line", is_sure=False)] if year else []
    first = first.strip(" ,")
    if first:
        facts.append(Fact("network", value[: len(first)].strip(), "data line", is_sure="," not in first))
    return facts


def _read_platform(value: str, folded: str) -> list[Fact]:
    return [replace(fact, cue="streaming line", is_sure=False) for fact in _read_network(value, folded)]


def _read_year(value: str, folded: str) -> list[Fact]:
    if re.match(r"the\b|it\b|in the\b|when\b|on the\b", folded):
        return []  # a sentence
    facts: list[Fact] = []
    year = first_year(folded)
    if year:
        facts.append(Fact("year", year, "data line"))
    count = re.search(rf"\b(?P<n>{COUNT}) episodes?\b", folded, re.IGNORECASE)
    if count:
        facts.append(Fact("episodes", number_of(count["n"]), "data line"))
    return facts


def _read_minutes(value: str, folded: str) -> list[Fact]:
    return read_minutes(folded, "data line")


def _read_person(job: str) -> Reader:
    def read(value: str, folded: str) -> list[Fact]:
        names = [name.strip() for name in re.split(r"\s*(?:[,;|/&]|\band\b)\s*", value) if name.strip()]
        return [Fact(job, re.split(r"\s*\(", name)[0], "data line") for name in names if len(name) <= 60]

    return read


def _read_book(value: str, folded: str) -> list[Fact]:
    # `Publisher: Millrace Press (2020)`, `Quince & Daughters, 2015`: of this edition at least.
    printed = _PRINTED_IN.search(folded)
    year = [Fact("year", int(printed["year"]), "data line", is_sure=False)] if printed else []
    return [Fact("kind", "book", "data line"), *year]


def _read_country(value: str, folded: str) -> list[Fact]:
    words = folded.lower().replace("south ", "")
    codes = {"korea": "KR", "japan": "JP", "china": "CN", "taiwan": "TW", "thailand": "TH", "hong kong": "HK"}
    return [Fact("country", codes[words], "data line")] if words in codes else []


def _read_nothing(value: str, folded: str) -> list[Fact]:
    return []


_READERS: dict[str, Reader] = {
    "episodes": _read_episodes,
    "network": _read_network,
    "platform": _read_platform,
    "year": _read_year,
    "minutes": _read_minutes,
    "director": _read_person("director"),
    "writer": _read_person("writer"),
    "author": _read_person("author"),
    "book": _read_book,
    "country": _read_country,
    "none": _read_nothing,
}
