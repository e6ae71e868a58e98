"""The title line of a post: the title itself, out of review wording, years, kinds and native titles beside it."""

import re
from dataclasses import replace

from blog.parsing.facts.measures import COUNTRY_OF
from blog.parsing.titles.brackets import read_bracket
from blog.parsing.titles.reading import TitleReading
from blog.parsing.titles.romanisation import reads_as_romanised
from blog.text.scripts import NATIVE_CHARACTERS, fold, has_latin, has_native, native_language

LONGEST = 200
_COUNTRIES = COUNTRY_OF | {"south korean": "KR"}
COUNTRY_WORDS = r"south korean|korean|japanese|chinese|taiwanese|thai"
_KINDS = {
    "drama": "drama",
    "series": "drama",
    "show": "drama",
    "film": "film",
    "movie": "film",
    "book": "book",
    "novel": "book",
    "anime": "anime",
    "documentary": "documentary",
    "variety": "variety",
}
_KIND = (
    rf"(?:(?P<{{0}}c>k|j|c|tw|hk|{COUNTRY_WORDS})[ -]?)?"
    r"(?P<{0}k>drama|tv series|web series|series|tv show|film|movie|book|novel|anime|documentary|variety show)"
)
_QUALITY = r"(?:(?:an?|flash|mini|quick|short|full|brief|first|my|spoiler[- ]free|non[- ]spoiler|honest) )*"
_PREFIX = re.compile(
    rf"{_QUALITY}(?:{_KIND.format('p')} )?{_QUALITY}review(?: ?#?\d+)?\s*[:|-]\s*"
    rf"|\[?(?:{_KIND.format('q')} )?review\]\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    rf"\s*(?:[-|:]|\s)\s*[(\[]?{_QUALITY}(?:{_KIND.format('s')} )?{_QUALITY}review(?: ?#?\d+)?[)\]]?$", re.IGNORECASE
)
_BARE = re.compile(rf"{_QUALITY}(?:{_KIND.format('b')} )?{_QUALITY}review(?: ?#?\d+)?$", re.IGNORECASE)
_NUMBER = re.compile(r"#?\d{1,4}[.)]\s+(?=\S)")
_QUOTED = re.compile(r'"([^"]{2,100})"')
_TAIL = re.compile(rf"\s*\((?P<inside>[^()]{{1,60}})\)\s*(?P<after>{COUNTRY_WORDS})?$", re.IGNORECASE)
_TAIL_EPISODES = re.compile(r"(?P<n>\d{1,3}) (?:episodes?|eps?)\.?$", re.IGNORECASE)
_TAIL_SHOW = re.compile(r"\s*[-:|]\s*(?:television|tv)(?: mini-?)? (?:show|series|drama)$", re.IGNORECASE)
_TAIL_KIND = re.compile(rf"(?:{_KIND.format('t')})?,? ?(?P<year>(?:19|20)\d\d)?$", re.IGNORECASE)
_TITLE_LABEL = re.compile(
    r"(?:english|literal|international|official|alternative|korean|japanese|chinese) title$", re.I
)
_DIRECTOR = re.compile(
    r"\s*[-,|]?\s*\b(?:dir|director|directed by)\b[.:]*\s*(?P<name>[^()\d]{3,60}?)\s*$", re.IGNORECASE
)
_AUTHOR = re.compile(r"(?:\s+by|,? -)\s+(?P<name>[^\W\d_][\w.'-]*(?: [\w.'-]+){1,3})$")
_NATIVE_RUN = re.compile(
    rf"[{NATIVE_CHARACTERS}](?:[^A-Za-z()|\[\]]*[{NATIVE_CHARACTERS}])?(?:\s?[!?~\d]+(?=$|[\s)]))?"
)


def read_title_line(text: str, folded: str, *, is_book: bool = False) -> TitleReading:
    """Read a post's title line; `is_book` says that the post speaks of a book, so that `X by Y` names the author."""
    facts = TitleReading()
    begin, end = 0, len(folded)
    match = _NUMBER.match(folded)
    if match:
        begin = match.end()
    prefix = _PREFIX.match(folded, begin)
    if prefix and prefix.end() < end:
        begin = prefix.end()
        facts = _with_kind(facts, prefix)
    else:
        prefix = None
    suffix = _SUFFIX.search(folded, begin, end)
    if suffix and suffix.start() > begin:
        end = suffix.start()
        facts = _with_kind(facts, suffix)
    else:
        suffix = None
    if prefix or suffix:
        quoted = _QUOTED.search(folded, begin, end)
        if quoted:
            begin, end = quoted.span(1)
    facts, end = _take_tails(facts, text, folded, begin, end)
    match = _DIRECTOR.search(folded, begin, end)
    if match and match.start() > begin:
        facts = replace(facts, director=text[match.start("name") : match.end("name")].strip(), kind="film")
        end = match.start()
    author = _AUTHOR.search(folded, begin, end)
    if author and not author["name"].split()[-1][0].isupper():
        author = None
    # `Salt Road by Ana Lind` may be a book in any post.
    is_asked = author is not None and not is_book and author.group().split()[0] == "by"
    if author and is_book:
        facts = replace(facts, author=text[author.start("name") : author.end("name")], kind="book")
        end = author.start()
    titles = read_titles(text[begin:end].strip())
    native = titles.native or facts.native
    return replace(
        facts,
        title=titles.title,
        native=native,
        language=native_language(native) if native else None,
        romanised=titles.romanised or facts.romanised,
        others=(*titles.others, *facts.others),
        doubtful=titles.doubtful | facts.doubtful | ({"title"} if is_asked else set()),
    )


def is_bare_wrapping(folded: str) -> bool:
    """Whether a line is the wording around a title without one: `Film Review`, `K-Drama Review 12`."""
    return _BARE.match(folded.strip()) is not None


def read_titles(text: str) -> TitleReading:
    """Read what is left of a title line: one title, a title with its native one, several parted by a slash."""
    folded = fold(text)
    if has_native(folded) and has_latin(folded):
        return _read_mixed(text, folded)
    if has_native(folded):
        return TitleReading(title=text, native=text, language=native_language(text), doubtful=frozenset({"title"}))
    parts = [part.strip() for part in re.split(r"\s/\s", text) if part.strip()]
    titles = [title for title in (_without_label(part) for part in parts) if title]
    if len(titles) > 1:
        labelled = titles != parts
        doubtful = frozenset() if labelled else frozenset({"title", "other_titles"})
        return TitleReading(title=titles[0], others=tuple(titles[1:]), doubtful=doubtful)
    return TitleReading(title=(_without_quotes(titles[0]) if titles else None))


def _read_mixed(text: str, folded: str) -> TitleReading:
    """Latin and native side by side: `Salt Road 소금길`, `塩の道Shio no Michi`, `Shio no Michi – 塩の道`."""
    match = _NATIVE_RUN.search(folded)
    if match is None:
        return TitleReading(title=text)
    native = text[match.start() : match.end()].strip()
    before = _trimmed(text[: match.start()])
    after = text[match.end() :]
    bracket = ""
    if "(" in fold(after):
        at = fold(after).index("(")
        bracket = _trimmed(after[at:])
        after = after[:at]
    after = _trimmed(after)
    counted = re.search(r"\s(\d{1,2})$", before)
    if counted and not native.endswith(counted[1]) and re.match(rf"\s*{counted[1]}\b", text[match.end() :]):
        native = f"{native}{text[match.end() : match.end() + text[match.end() :].index(counted[1]) + len(counted[1])]}"
        after = _trimmed(after.removeprefix(counted[1]))
    language = native_language(native)
    if before and not after and not bracket:
        if reads_as_romanised(fold(before), language):
            return TitleReading(
                title=before,
                native=native,
                language=language,
                romanised=before,
                doubtful=frozenset({"romanised_title"}),
            )
        return TitleReading(title=before, native=native, language=language)
    # `소금길 (Sogeumgil)`, `소금길 Sogeumgil`
    romanised = next((part for part in (after, bracket) if part and reads_as_romanised(fold(part))), None)
    further = tuple(part for part in (bracket, after) if part and part != romanised)
    if before:
        return TitleReading(
            title=before,
            native=native,
            language=language,
            romanised=romanised,
            others=further,
            doubtful=frozenset({"other_titles"}),
        )
    title = bracket or after or native
    return TitleReading(
        title=title,
        native=native,
        language=language,
        romanised=romanised,
        others=tuple(part for part in further if part != title),
        doubtful=frozenset({"title", "romanised_title", "native_title"}),
    )


def _trimmed(text: str) -> str:
    return text.strip().strip("-–—/|:()[]（）／：").strip()


def _without_quotes(text: str) -> str:
    return text.strip().strip('"“”').strip() if _QUOTED.fullmatch(fold(text).strip()) else text


def _without_label(part: str) -> str:
    match = re.search(r"\s*\(([^()]+)\)$", fold(part))
    return part[: match.start()].strip() if match and _TITLE_LABEL.match(match[1]) else part


def _with_kind(facts: TitleReading, match: re.Match[str]) -> TitleReading:
    groups = {name[1]: value for name, value in match.groupdict().items() if value}
    if "k" not in groups:
        return facts
    kind = _KINDS[groups["k"].lower().split()[0 if groups["k"].lower().startswith("variety") else -1]]
    country = _COUNTRIES[groups["c"].lower()] if "c" in groups else facts.country
    return replace(facts, kind=kind, country=country)


def _take_tails(facts: TitleReading, text: str, folded: str, begin: int, end: int) -> tuple[TitleReading, int]:
    """Take brackets off the end as long as they hold a year, a kind, a number of episodes or a native title."""
    while True:
        show = _TAIL_SHOW.search(folded, begin, end)
        if show and show.start() > begin:
            facts, end = replace(facts, kind="drama"), show.start()
        match = _TAIL.search(folded, begin, end)
        if match is None or match.start() <= begin:
            return facts, end
        inside = match["inside"].strip()
        kind = _TAIL_KIND.match(inside)
        episodes = _TAIL_EPISODES.match(inside)
        if episodes:
            facts = replace(facts, episodes=int(episodes["n"]), kind=facts.kind or "drama")
        elif kind:
            facts = _with_kind(facts, kind)
            if kind["year"]:
                facts = replace(facts, year=int(kind["year"]))
            if match["after"]:
                facts = replace(facts, country=_COUNTRIES[match["after"].lower()])
        elif has_native(inside):
            bracket = slice(match.start("inside") - 1, match.end("inside") + 1)
            reading = read_bracket(text[bracket], folded[bracket], text[begin : match.start()].strip())
            facts = replace(
                facts,
                native=reading.native,
                romanised=reading.romanised,
                others=reading.others,
                year=reading.year or facts.year,
                doubtful=reading.doubtful,
            )
        else:
            return facts, end
        end = match.start()
