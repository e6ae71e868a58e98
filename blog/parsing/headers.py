"""Line kinds of a title block: what a single line is, seen by itself."""

import re
from enum import StrEnum
from functools import lru_cache

from blog.parsing.dates import read_archive_heading, read_byline, read_date_line
from blog.parsing.disclaimers import is_disclaimer
from blog.parsing.facts.data_lines import read_data_line
from blog.parsing.furniture import is_format_label, is_furniture
from blog.parsing.lines import Line
from blog.parsing.posters import read_poster_line, split_glued_title
from blog.parsing.ratings import is_empty_rating, read_rating_line
from blog.parsing.roles.cast_lists import is_cast_label
from blog.parsing.sections.cues import is_greeting
from blog.parsing.sections.headings import read_heading
from blog.parsing.titles.brackets import is_bracket_line
from blog.parsing.titles.labels import read_title_label
from blog.parsing.titles.reading import title_key

LONGEST_TITLE = 120
_COUNTER = re.compile(r"#?\d{1,4}[.)] ")
_SENTENCE = re.compile(
    r"[\w)'\"][.…]['\")]?$|[.!?]['\")]? +[A-Z]?[a-z]|,$|;$|\b(?:is|are|was|were) (?:an?|the|about|set)\b"
)
_PROSE = re.compile(
    r"^(?:i|i'm|i've|it's|we|he|she|they|there|thank|thanks|bye|see you|until|so|but|and then|anyways?)\b",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What a line is by itself. `OTHER` may be a title or a paragraph; the lines around it decide."""

    ARCHIVE_HEADING = "archive heading"
    FORMAT_LABEL = "format label"
    FURNITURE = "furniture"
    DATE = "date"
    BYLINE = "byline"
    POSTER = "poster"
    GLUED_POSTER = "poster and title"
    DISCLAIMER = "disclaimer"
    BRACKET = "title bracket"
    EMPTY_RATING = "empty rating"
    RATING = "rating"
    TITLE_LABEL = "title label"
    DATA = "data line"
    CAST = "cast label"
    OTHER = "other"


@lru_cache(maxsize=4096)
def kind_of(folded: str) -> Kind:
    """The kind of a line, from its folded text."""
    folded = folded.strip()
    if len(folded) > 900:
        return Kind.OTHER
    if read_archive_heading(folded):
        return Kind.ARCHIVE_HEADING
    if is_format_label(folded):
        return Kind.FORMAT_LABEL
    if is_furniture(folded):
        return Kind.FURNITURE
    if read_date_line(folded):
        return Kind.DATE
    if is_disclaimer(folded):
        return Kind.DISCLAIMER
    if len(folded) > 400:
        return Kind.OTHER
    if is_bracket_line(folded):
        return Kind.BRACKET
    if read_byline(folded):
        return Kind.BYLINE
    if split_glued_title(folded) is not None:
        return Kind.GLUED_POSTER
    if read_poster_line(folded):
        return Kind.POSTER
    if is_empty_rating(folded):
        return Kind.EMPTY_RATING
    if read_data_line(folded, folded) is not None:
        return Kind.DATA
    if is_cast_label(folded):
        return Kind.CAST
    if read_title_label(folded, folded):
        return Kind.TITLE_LABEL
    if read_rating_line(folded, folded):
        return Kind.RATING
    return Kind.OTHER


def is_title_like(folded: str, *, is_placed: bool = False) -> bool:
    """Whether a line may be a title: short, no sentence, no greeting, no heading of a section.

    `is_placed` says that its place speaks for a title, which may then read like a greeting or a heading.
    """
    line = _COUNTER.sub("", folded.strip())
    return (
        0 < len(line) <= LONGEST_TITLE
        and len(line.split()) <= 16
        and _SENTENCE.search(line) is None
        and (is_placed or not (is_greeting(line) or _PROSE.match(line) or read_heading(line)))
        and any(character.isalnum() for character in line)
    )


def same_title(one: Line, other: Line) -> bool:
    """Whether two lines are the same title, up to case, blanks, punctuation, a caption or a further title."""
    first, second = title_key(one.text), title_key(other.text)
    if not first or not second:
        return False
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= 4 and (longer.startswith(shorter) or longer.endswith(shorter)) and len(longer) < 140
