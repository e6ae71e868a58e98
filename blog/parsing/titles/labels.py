"""Title lines that carry a label: `Drama: Salt Road (소금길)`, `Native title: …`, `Also Known As: …`."""

import re
from dataclasses import replace

from blog.parsing.facts.measures import COUNTRY_OF
from blog.parsing.titles.reading import TitleReading
from blog.parsing.titles.romanisation import reads_as_romanised
from blog.parsing.titles.wrapping import read_title_line
from blog.text.scripts import fold, has_native, is_han_only, native_language

LONGEST = 240
_LABEL = re.compile(r"\s*(?P<label>[A-Za-z][A-Za-z' -]{1,28}?)\s*(?:\([a-z ]{1,12}\)\s*)?:\s*(?P<value>\S.*)$")
_TITLE = {
    "title": None,
    "english title": None,
    "name": None,
    "drama": "drama",
    "drama title": "drama",
    "drama name": "drama",
    "k-drama": "drama",
    "kdrama": "drama",
    "j-drama": "drama",
    "c-drama": "drama",
    "series": "drama",
    "tv series": "drama",
    "tv show": "drama",
    "anime": "anime",
    "anime title": "anime",
    "documentary": "documentary",
    "variety show": "variety",
    "film": "film",
    "movie": "film",
    "movie title": "film",
    "film title": "film",
    "book": "book",
    "book title": "book",
    "novel": "book",
}
_NATIVE = {
    "native title": None,
    "native name": None,
    "original title": None,
    "original name": None,
    "hangul": "ko",
    "korean": "ko",
    "korean title": "ko",
    "korean name": "ko",
    "japanese": "ja",
    "japanese title": "ja",
    "kanji": "ja",
    "chinese": "zh",
    "chinese title": "zh",
    "hanzi": "zh",
    "simplified chinese": "zh",
    "traditional chinese": "zh",
}
_ROMANISED = re.compile(
    r"(?:revised )?romani[sz](?:ation|ed)(?: title)?$|romaji$|pinyin$|hepburn$|mccune-reischauer$|transliteration$"
)
_OTHERS = re.compile(
    r"also known as$|aka$|synonyms?$|(?:alternat(?:iv)?e|other) (?:title|name)s?$"
    r"|(?:literal|international|translated) title$"
)


def read_title_label(text: str, folded: str, *, is_book: bool = False) -> TitleReading | None:
    """Read a label line of titles; None for any other line. Several titles under one label stand between commas."""
    match = _LABEL.match(folded) if len(folded) <= LONGEST else None
    if match is None:
        return None
    label = match["label"].lower().strip()
    value = text[match.start("value") :].strip()
    if label in _TITLE:
        reading = read_title_line(value, fold(value), is_book=is_book or label.startswith(("book", "novel")))
        without_label = re.sub(
            r"\s*\((?:literal|english|native) title\)$", "", reading.title or "", flags=re.IGNORECASE
        )
        country = COUNTRY_OF.get(label[:1]) if "-" in label or label == "kdrama" else None
        return replace(
            reading,
            title=without_label or None,
            kind=reading.kind or _TITLE[label],
            country=reading.country or country,
        )
    if label in _NATIVE:
        return _read_several(value, language=_NATIVE[label], native_expected=True)
    if _ROMANISED.match(label):
        first, *rest = _items(value)
        return TitleReading(romanised=first, others=tuple(rest))
    if _OTHERS.match(label):
        return _read_several(value, language=None, native_expected=False)
    return None


def _items(value: str) -> list[str]:
    return [item for item in (part.strip() for part in re.split(r"[,;、|]|\s/\s", value)) if item] or [value]


def _read_several(value: str, *, language: str | None, native_expected: bool) -> TitleReading:
    native: str | None = None
    romanised: str | None = None
    others: list[str] = []
    doubtful: set[str] = set()
    for item in _items(value):
        match = re.fullmatch(r"(.*?)\s*\(([^()]+)\)", fold(item))
        if match and has_native(match[1]) != has_native(match[2]):
            pieces = [item[match.start(1) : match.end(1)], item[match.start(2) : match.end(2)]]
        else:
            pieces = [item]
        for piece in pieces:
            if has_native(piece):
                if native is None:
                    native = piece
                else:
                    others.append(piece)
            elif romanised is None and not others and reads_as_romanised(fold(piece)):
                romanised = piece
                if native_expected and native is None:
                    doubtful.add("romanised_title")  # the label promised a native title
            else:
                others.append(piece)
    if native_expected and native is None and romanised is None:
        doubtful.add("other_titles")
    told = native_language(native) if native else None
    if native and is_han_only(native) and language in ("ja", "zh"):
        told = language
    return TitleReading(
        native=native, language=told, romanised=romanised, others=tuple(others), doubtful=frozenset(doubtful)
    )
