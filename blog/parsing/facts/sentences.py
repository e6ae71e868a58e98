"""Facts of running text, above all of the sentence that opens the summary."""

import re

from blog.parsing.facts.measures import (
    ABOUT_HOUR,
    COUNT,
    COUNTRY_OF,
    MINUTES,
    SOME_MINUTES,
    Fact,
    number_of,
)

_COUNTRY_WORDS = frozenset(COUNTRY_OF) | {"south"}
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
    rf"(?=(?<!\w)(?:\d{{1,3}}|{SOME_MINUTES})[ -]?min|\bhour)",
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
_ANOTHER = re.compile(r".{0,60}\b(?:my|the) (?:last|previous|latest) (?:review|post)\b", re.IGNORECASE)
_KINDS = {"anime": "anime", "documentary": "documentary"}


def read_sentence(text: str, folded: str) -> list[Fact]:
    """The facts of running text: `is a 12-episode Streamly K-Drama, each episode around 54 minutes long`."""
    facts: list[Fact] = []
    if speaks_of_another(folded):
        return facts
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


def speaks_of_another(folded: str) -> bool:
    """Whether running text opens with what the writer reviewed before."""
    return _ANOTHER.match(folded) is not None


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
    for match in MINUTES.finditer(window):
        around = window[max(0, match.start() - 45) : match.end() + 25]
        before = window[max(0, match.start() - 20) : match.start()]
        if _EACH.search(around) and not ABOUT_HOUR.search(before):
            return [Fact("episode_minutes", number_of(match["m"]), "sentence", is_sure=match["m"].isdecimal())]
    return []
