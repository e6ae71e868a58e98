"""Other works that a review speaks of, and the one that is next on the watch list.

A work is mentioned where its known title stands, or where the text itself marks a title: quotation marks with an
English name in brackets behind them, quotation marks behind a word like "film" or, to be asked about, behind "watched"
or "from", a label line of related works. Capitals alone never make a title.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from blog.parsing.lines import Line
from blog.parsing.names import WORD, NameIndex
from blog.text.names import name_key
from blog.text.scripts import fold

_GLOSSED = re.compile(r"(?<![\w])(?P<q>['\"])(?P<title>[^'\"()]{1,80})(?P=q) \(['\"](?P<gloss>[^'\"()]{1,80})['\"]\)")
_NOUN = r"(?:drama|film|movie|series|show|anime|novel|book|webtoon|documentary|musical|sitcom)"
_CALLED = re.compile(
    rf"\b{_NOUN}s?(?: (?:called|named|titled|like|such as))?,?"
    r" (?P<q>['\"])(?P<title>[A-Z0-9][^'\"]{0,80}?)(?P=q)(?!\w)",
    re.IGNORECASE,
)
# Behind a word for watching, or "from" and "in", two capitalised words or more: one may be what somebody is called.
_WORD = r"[A-Z0-9][\w'&:.,!?-]*"
_WATCHED = re.compile(
    r"\b(?i:from|in|watch(?:ed|ing)?|saw|seen|read(?:ing)?|finished|loved) "
    rf"(?P<q>\")(?P<title>{_WORD}(?: (?:of|the|in|and|to|on|an?|for|with|at|by|from|{_WORD})){{1,12}})"
    r"(?<![,.])(?P=q)(?!\w)"
)
_LABEL = re.compile(
    r"[\W_]{0,3}(?:related (?:dramas?|shows?|films?|movies?|series|works?)|(?:dramas?|shows?|films?"
    r"|series) of similar vibe"
    r"|similar (?:dramas?|shows?|films?|series)|if you liked this)\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_CUES = re.compile(
    r"\bgoing to (?:be )?watch(?:ing)?\b|\b(?:will|'ll) be (?:watching|reading)(?: next)?\b|\bup next(?: is|:)?"
    r"|\bnext (?:one |drama |up |item )?(?:on my (?:watch ?|to[- ]watch )?list )?(?:is|will be|would be)(?: called)?\b"
    r"|\bnext up(?: for me)?(?: is| will be|:)"
    r"|\bnext watch ?list item(?: (?:is|will be))?|\bnext on (?:my|the) (?:watch ?|to[- ]watch )?list(?: is| will be"
    r"|:)?"
    r"|\bnext review(?: is going to be| will be| is)(?: (?:on|about|of))?",
    re.IGNORECASE,
)
_HINT = re.compile(r"next|watching|going to|be reading", re.IGNORECASE)
_BACKWARD = re.compile(r"\((?:the )?next (?:one |item )?on (?:my|the) (?:watch ?|to[- ]watch )?list\)", re.IGNORECASE)
_JOINING_WORDS = "of the in and to on a an for with my your is at by from vs that & or"
_JOINING = frozenset(_JOINING_WORDS.split())
_TITLE_REACH = 90


def index_of_titles(titles: Iterable[str]) -> NameIndex:
    """An index of known titles, for `find_mentions`."""
    return NameIndex([(fold(title), title) for title in titles], short_forms=False)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Titles of other works in the order of their first mention; `is_sure` where none may be something else's name."""

    titles: tuple[str, ...]
    is_sure: bool


def find_mentions(paragraphs: Sequence[Line], known: NameIndex, own_titles: Iterable[str]) -> Mentions:
    """The other works that a review mentions, each once; never the reviewed work itself."""
    seen = {name_key(title) for title in own_titles}
    found: list[str] = []
    is_sure = True

    def add(title: str, *, surely: bool = True) -> None:
        nonlocal is_sure
        key = name_key(title)
        if key and key not in seen:
            seen.add(key)
            found.append(title)
            is_sure = is_sure and surely

    for line in paragraphs:
        if len(line.folded) < 2:
            continue
        label = read_related_line(line.text, line.folded)
        if label is not None:
            for title in label:
                add(title)
            continue
        spots = [(start, title, True) for start, _, title in known.find(line.folded)]
        spots += [
            # Songs and groups stand in quotation marks as well.
            (match.start("title"), line.text[slice(*match.span("title"))].strip(), match.re is not _WATCHED)
            for match in _marked(line.folded)
        ]
        for _, title, surely in sorted(spots, key=lambda spot: (spot[0], not spot[2])):
            add(title, surely=surely)
    return Mentions(tuple(found), is_sure)


def read_related_line(text: str, folded: str) -> list[str] | None:
    """The titles of a line like `Related Dramas: A | B`; None for any other line."""
    match = _LABEL.match(folded) if len(folded) <= 400 else None
    if match is None:
        return None
    value = text[match.start("value") :]
    parts = re.split(r"\s*\|\s*", value) if "|" in value else re.split(r"\s*,\s*", value)
    return [part.strip() for part in parts if part.strip()]


def _marked(folded: str) -> Iterable[re.Match[str]]:
    if "'" not in folded and '"' not in folded:
        return []
    return [
        match
        for pattern in (_GLOSSED, _CALLED, _WATCHED)
        for match in pattern.finditer(folded)
        if match["title"].strip() and match["title"].lstrip()[0].upper() == match["title"].lstrip()[0]
    ]


def next_on_watch_list(line: Line, known: NameIndex) -> str | None:
    """The title that a paragraph names as the next to be watched; None where it does not stand right at the cue."""
    if not _HINT.search(line.folded):
        return None
    for match in _BACKWARD.finditer(line.folded):
        start = max(0, match.start() - _TITLE_REACH)
        window = line.folded[start : match.start()].rstrip()
        for begin, end, title in known.find(window):
            if end == len(window) and begin < end:
                return title
        run = re.search(r"(?:[A-Z0-9][\w'&:.-]*(?: (?:of|the|in|and|to|on|a|my|for|with))*(?: |$))+$", window)
        if run:
            return line.text[start + run.start() : start + run.end()].strip()
    for match in _CUES.finditer(line.folded):
        following = _title_after(line, match.end(), known)
        if following:
            return following
    return None


def _title_after(line: Line, start: int, known: NameIndex) -> str | None:
    skip = re.compile(r"[\s:,-]*(?:(?:the|a|an) (?:drama|film|movie|series|show|book) )?(?P<q>['\"])?").match(
        line.folded, start
    )
    if skip is None:
        return None
    begin = skip.end()
    for first, _, title in known.find(line.folded, begin, min(len(line.folded), begin + _TITLE_REACH)):
        if first == begin:
            return title
        break
    if skip["q"]:
        end = line.folded.find(skip["q"], begin, begin + _TITLE_REACH)
        return line.text[begin:end].strip() if end > begin and line.folded[begin].isupper() else None
    return _capitalised_title(line, begin)


def _capitalised_title(line: Line, begin: int) -> str | None:
    """The run of capitalised words from `begin`, with small words between two of them."""
    stop = end = begin
    for word in WORD.finditer(line.folded, begin, min(len(line.folded), begin + _TITLE_REACH)):
        between = line.folded[stop : word.start()]
        if between not in ("", " ", ": ", " & ") or (not between and word.start() != begin):
            break
        text = word.group()
        if text[0].isupper() or text[0].isdigit():
            end = word.end()
        elif text not in _JOINING or word.start() == begin:
            break
        stop = word.end()
    title = line.text[begin:end].strip()
    return title if title and title not in {"I", "I'm", "I’m"} and not title.startswith(("I ", "I’", "I'")) else None
