"""Facts of a work: from data lines (`Episodes: 16`) and from the sentence that opens the summary."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from blog.parsing.dates import first_year

LONGEST = 300
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_WORDS = {word: number for number, word in enumerate(_NUMBER_WORDS.split(), start=1)}
_WORDS |= {"twenty-four": 24, "thirty": 30, "thirty-two": 32, "thirty-six": 36, "forty": 40, "fifty": 50, "sixty": 60}
COUNT = r"\d{1,3}|" + "|".join(sorted(_WORDS, key=len, reverse=True))
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
_COUNTRY_WORDS = frozenset(COUNTRY_OF) | {"south"}
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
_BARE_EPISODES = re.compile(r"(?P<n>\d{1,3}) (?:eps?|episodes)\.?(?:\s*[/|,(-].{0,60})?$", re.IGNORECASE)
_TRANSLATED = re.compile(r"translated (?:from the \w+ )?by (?-i:[A-Z])[\w.' -]{2,60}$", re.IGNORECASE)
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
_HOURS = re.compile(
    r"(?<!\d)(?P<h>\d{1,2})\s?h(?:ours?|rs?|\.)?(?:,? (?:and )?)?\s?(?:(?P<m>\d{1,2})\s?m(?:in(?:ute)?s?)?)?\b",
    re.IGNORECASE,
)
_TENS = "twenty thirty forty fifty".split()
_SOME_MINUTES = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_NUMBER_WORDS.split()[:9])}))?"
_MINUTES = re.compile(rf"(?<![\d:\w])(?P<m>\d{{1,3}}|{_SOME_MINUTES})[ -]?min(?:ute)?s?\b", re.IGNORECASE)
_ABOUT_HOUR = re.compile(r"\b(?:an|one|a) hour\b", re.IGNORECASE)
_FIRST_COUNT = re.compile(rf"(?<![\d:])(?P<n>{COUNT})\b", re.IGNORECASE)

_NOUN = (
    r"(?:(?P<c>[KJC]|TW|HK|Korean|Japanese|Chinese|Taiwanese|Thai)[ -])?"
    r"(?P<noun>drama|series|show|anime|documentary|mini-?series|special|story|thriller|romance|comedy|rom-?com)\b"
)
# "A really wonderful 12-episode drama"; "the first 12 episodes" are fewer than all.
_PRAISE = r"(?:[a-z-]+ly )?[a-z-]+ (?=[\w-]+[- ]episode\b)"
_SENTENCE = re.compile(
    rf"\b(?:an?|another|this|the|with|only|its|of|about|just|has) (?:short |whole |total of |mere |{_PRAISE})?"
    rf"(?P<n>{COUNT})(?:-| )(?:episodes?|eps?)(?:[- ]long)?\b,? ?(?P<between>(?:[\w'&+.!-]+ ){{0,5}}?){_NOUN}",
    re.IGNORECASE,
)
_PLAIN_COUNT = re.compile(
    r"\b(?:has|is|spans|counts|in (?:all )?(?:these|its)|(?:drama|series|show|anime) (?:of|in|with))"
    rf" (?:only |just |a total of )?(?P<n>{COUNT}) episodes\b"
    rf"|\b(?P<m>{COUNT}) episodes only\b|\bthe (?P<o>{COUNT}) episodes (?:follow|tell|cover)\b",
    re.IGNORECASE,
)
# "In ten episodes of about 50 minutes each": told of no part of a series.
_COUNT_BY_LENGTH = re.compile(
    rf"\b(?P<n>{COUNT}) episodes(?:,|,? (?:of|at|that (?:are|run|last)|each|lasting|running))[^.!?\d,]{{0,24}}"
    rf"(?=(?<!\w)(?:\d{{1,3}}|{_SOME_MINUTES})[ -]?min|\bhour)",
    re.IGNORECASE,
)
# At the start of a sentence about the work itself, not of one about another that is named in it.
_IT = r"(?:it|this(?: (?:\w+ )?(?:drama|series|show|film|movie|one))?|the (?:drama|series|show|film|movie))"
_DIRECTED = re.compile(
    rf"(?:^|[.!?]\s+)(?:{_IT} (?:is|was) )?(?P<job>directed|written) by (?P<name>"
    r"(?-i:[^\W\d_a-z][\w'-]*(?: [^\W\d_a-z][\w'-]*){1,3}))(?=, | and\b|[.;]|$)",
    re.IGNORECASE,
)
_CAME_OUT = re.compile(
    rf"(?:^|[.!?]\s+){_IT} (?:first )?(?:came out|was released|aired|premiered|is from"
    r"|was (?:first )?(?:aired|broadcast|shown))"
    r" (?:back |way back |all the way back |originally )?(?:in|from) (?:[A-Z][a-z]+ (?:of )?)?"
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_X_DRAMA = re.compile(
    r"\b(?P<c>[KJC]|TW|HK)-?drama\b"
    r"|\b(?P<a>korean|japanese|chinese|taiwanese|thai) (?:\w+ ){0,2}(?:drama|series|film|movie|show)\b",
    re.IGNORECASE,
)
_DRAMAS = re.compile(r"\b(?P<c>[KJC]|TW|HK)-?dramas?\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|episodes?|per|a piece|apiece)\b", re.IGNORECASE)
_FILM = re.compile(r"\b(?:is|as|this|of) (?:an? |the )?(?:\d{4} |\w+ ){0,4}?(?:film|movie)\b", re.IGNORECASE)
_SERIES = re.compile(r"\b(?:this|the) (?:[KJC]-?|\w+ )?(?:drama|series|show)\b", re.IGNORECASE)
_KINDS = {"anime": "anime", "documentary": "documentary"}
_KIND_WORDS = {"variety": "variety", "anime": "anime", "film": "film", "movie": "film", "novel": "book"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: a field of the post (`episodes`, `network`, …), a job (`director`, `writer`, `author`) or `kind`."""

    field: str
    value: str | int
    cue: str
    is_sure: bool = True


def read_data_line(text: str, folded: str) -> list[Fact] | None:
    """The facts of a data line. An empty list for a data line that fills no field; None for any other line."""
    if len(folded) > LONGEST:
        return None
    glued = _GLUED_RUNTIME.match(folded)
    if glued:
        return [Fact("year", int(glued["year"]), "data line"), *_minutes(glued["value"], "data line")]
    kind_line = _KIND_LINE.match(folded)
    if kind_line:
        return _read_kind(kind_line)
    bare_episodes = _BARE_EPISODES.match(folded)
    if bare_episodes:
        return [Fact("episodes", int(bare_episodes["n"]), "data line")]
    if _TRANSLATED.match(folded):
        return [Fact("kind", "book", "data line")]
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
    minutes = _minutes(folded, "data line")
    count = _FIRST_COUNT.match(folded)
    if count is None or re.match(r"\d+ ?(?:min|h\b|hours?)", folded):
        return minutes
    return [Fact("episodes", number_of(count["n"]), "data line"), *minutes]


def _read_network(value: str, folded: str) -> list[Fact]:
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
    facts: list[Fact] = []
    year = first_year(folded)
    if year:
        facts.append(Fact("year", year, "data line"))
    count = re.search(rf"\b(?P<n>{COUNT}) episodes?\b", folded, re.IGNORECASE)
    if count:
        facts.append(Fact("episodes", number_of(count["n"]), "data line"))
    return facts


def _read_minutes(value: str, folded: str) -> list[Fact]:
    return _minutes(folded, "data line")


def _read_person(job: str) -> Reader:
    def read(value: str, folded: str) -> list[Fact]:
        names = [name.strip() for name in re.split(r"\s*(?:[,;|/&]|\band\b)\s*", value) if name.strip()]
        return [Fact(job, re.split(r"\s*\(", name)[0], "data line") for name in names if len(name) <= 60]

    return read


def _read_book(value: str, folded: str) -> list[Fact]:
    # `Publisher: Millrace Press (2020)`, `Quince & Daughters, 2015`
    year = first_year(folded) if re.search(r"[,(]\s*[^,()]*(?:19|20)\d\d\)?$", folded) else None
    return [Fact("kind", "book", "data line"), *([Fact("year", year, "data line")] if year else [])]


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


def read_sentence(text: str, folded: str) -> list[Fact]:
    """The facts of running text: `is a 12-episode Streamly K-Drama, each episode around 54 minutes long`."""
    facts: list[Fact] = []
    match = _SENTENCE.search(folded)
    if match:
        facts.append(Fact("episodes", number_of(match["n"]), "sentence"))
        facts.append(Fact("kind", _KINDS.get(match["noun"].lower(), "drama"), "sentence"))
        between = folded[match.start("between") : match.end("between")]
        network = _leading_name(between)
        if network and match["c"]:
            start = match.start("between") + network[0]
            facts.append(Fact("network", text[start : start + network[1] - network[0]], "sentence"))
        facts += _minutes_near(folded, match.start(), match.end())
    else:
        match = _COUNT_BY_LENGTH.search(folded) or _PLAIN_COUNT.search(folded)
        if match:
            count = next(group for group in match.groups() if group)
            facts.append(Fact("episodes", number_of(count), "sentence", is_sure=False))
            facts += _minutes_near(folded, match.start(), match.end())
    released = _CAME_OUT.search(folded)
    if released:
        facts.append(Fact("year", int(released["year"]), "sentence", is_sure=False))
    country = _X_DRAMA.search(folded)
    if country:
        code = COUNTRY_OF[(country["c"] or country["a"]).lower()]
        facts.append(Fact("country", code, "sentence", is_sure=match is not None))
    return facts


def read_crew(text: str, folded: str) -> list[Fact]:
    """Who directed or wrote the work, by a sentence that opens with it: `Directed by Oh Jin, this film …`."""
    return [
        Fact(
            "director" if match["job"].lower() == "directed" else "writer",
            text[slice(*match.span("name"))],
            "sentence",
            is_sure=False,
        )
        for match in _DIRECTED.finditer(folded)
    ]


def countries_of_dramas(folded: str) -> set[str]:
    """The countries whose dramas running text speaks of, as those of a kind: `I rarely watch C-Dramas`."""
    return {COUNTRY_OF[match["c"].lower()] for match in _DRAMAS.finditer(folded)}


def speaks_of_series(folded: str) -> bool:
    """Whether running text calls its subject a drama or series."""
    return _SERIES.search(folded) is not None


def speaks_of_film(folded: str) -> bool:
    """Whether running text calls its subject a film."""
    return _FILM.search(folded) is not None


def _leading_name(between: str) -> tuple[int, int] | None:
    """Where the capitalised words before "K-Drama" stand that are no word for a country."""
    words = list(re.finditer(r"[\w'&+.!-]+", between))
    taken: list[re.Match[str]] = []
    for word in words:
        name = word.group().lower().split("-")[0] in _COUNTRY_WORDS
        if any(character.isupper() for character in word.group()) and not name:
            taken.append(word)
        elif taken:
            break
    return (taken[0].start(), taken[-1].end()) if taken else None


def _minutes_near(folded: str, start: int, end: int) -> list[Fact]:
    """Minutes an episode within the sentence around, or right after, the number of episodes."""
    begin, stop = max(0, start - 60), min(len(folded), end + 160)
    window = folded[begin:stop]
    for match in _MINUTES.finditer(window):
        around = window[max(0, match.start() - 45) : match.end() + 25]
        before = window[max(0, match.start() - 20) : match.start()]
        if _EACH.search(around) and not _ABOUT_HOUR.search(before):
            return [Fact("episode_minutes", number_of(match["m"]), "sentence", is_sure=match["m"].isdecimal())]
    return []


def _minutes(folded: str, cue: str) -> list[Fact]:
    """Minutes from figures: `126 mins.`, `2 h 12 min`. "An hour and 5 min" is no figure."""
    hours = _HOURS.search(folded)
    if hours:
        minutes = int(hours["h"]) * 60 + int(hours["m"] or 0)
        return [Fact("episode_minutes", minutes, cue, is_sure=hours["m"] is not None)]
    match = _MINUTES.search(folded)
    if match and not _ABOUT_HOUR.search(folded[: match.start()]):
        return [Fact("episode_minutes", number_of(match["m"]), cue)]
    return []


def number_of(count: str) -> int:
    """The number of a figure, or of the words that `COUNT` and `_SOME_MINUTES` find."""
    if count.isdecimal():
        return int(count)
    words = count.lower()
    if words in _WORDS:
        return _WORDS[words]
    return sum(_WORDS[word] for word in re.split("[ -]", words))
