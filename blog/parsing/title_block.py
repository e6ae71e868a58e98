"""Reads the lines of one post: the title block above, furniture and stray data lines below, paragraphs in between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from blog.parsing.dates import Dateline, read_archive_heading, read_byline, read_date_line
from blog.parsing.disclaimers import without_word
from blog.parsing.facts.data_lines import is_labelled, read_data_line
from blog.parsing.facts.measures import Fact
from blog.parsing.headers import Kind, is_title_like, kind_of, same_title
from blog.parsing.lines import Line
from blog.parsing.posters import read_poster_line, split_glued_title
from blog.parsing.ratings import RatingReading, read_opening, read_rating_line, read_ratings
from blog.parsing.roles.cast_lists import is_bare_label, is_entry
from blog.parsing.sections.cues import is_greeting
from blog.parsing.sections.headings import read_heading
from blog.parsing.titles.labels import read_title_label
from blog.parsing.titles.reading import TitleReading, title_key
from blog.parsing.titles.romanisation import reads_as_romanised
from blog.parsing.titles.wrapping import is_bare_wrapping, read_titles
from blog.text.scripts import has_native

_PURE_WARNING = re.compile(
    r"[\W_]*(?:(?:spoilers?|warning|disclaimer|alert|ahead|below|beware|of|mild|major|potential|possible|full|some|contains?"
    r"|here|be|follow|the|this|review|post|lots|and|heavy|read|at|your|own|risk)\b[\W_]*){1,12}$",
    re.IGNORECASE,
)
_DROPPED_ANYWHERE = frozenset({Kind.FORMAT_LABEL, Kind.FURNITURE, Kind.DATE, Kind.EMPTY_RATING})
_UNDER_TITLES = frozenset(
    {Kind.RATING, Kind.DATA, Kind.TITLE_LABEL, Kind.FORMAT_LABEL, Kind.DATE, Kind.BYLINE, Kind.EMPTY_RATING}
)
_LONGEST_DATA_LINE = 200
_LONGEST_EXTRA = 80
_SHORTEST_PAIR = len("A as B")
_REPEATED_WITHIN = 8
_MOST_DROPPED = 40
"""Dropped lines above the text from which on a page is no title block any more."""
_BODY_LINES_WITH_RATING = 4
"""Lines from the end of a post in which a bare rating is the post's."""


@dataclass(slots=True)
class TitleBlock:
    """What the lines of a post give before their meaning is put together.

    `title_lines` are the lines that may hold the title, in order; `bracket_title` is the one above the bracket.
    """

    title_lines: list[Line] = field(default_factory=list)
    bracket: Line | None = None
    bracket_title: Line | None = None
    glued: tuple[str, str] | None = None
    labels: list[TitleReading] = field(default_factory=list)
    extras: list[TitleReading] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    ratings: list[RatingReading] = field(default_factory=list)
    poster: str | None = None
    disclaimers: list[Line] = field(default_factory=list)
    dateline: Dateline | None = None
    author: str | None = None
    cast_lines: list[Line] = field(default_factory=list)
    field_lines: list[Line] = field(default_factory=list)
    dropped: list[Line] = field(default_factory=list)
    paragraphs: list[Line] = field(default_factory=list)
    set_apart: dict[int, bool] = field(default_factory=dict)

    def with_text(self, lines: Sequence[Line]) -> "TitleBlock":
        """The same with `lines` taken out of the fields: nothing was read from them, so they stay in the body."""
        starts = {line.start for line in lines}
        unread = [line for line in self.field_lines if line.start in starts]
        if not unread:
            return self
        return replace(
            self,
            field_lines=[line for line in self.field_lines if line.start not in starts],
            paragraphs=sorted([*self.paragraphs, *unread], key=lambda line: line.start),
            set_apart=self.set_apart | dict.fromkeys(starts, False),
        )

    @property
    def disclaimer(self) -> str | None:
        """The warnings' text without the leading word *Disclaimer:*, one paragraph a line."""
        return "\n".join(without_word(line.text, line.folded) for line in self.disclaimers) or None


def read_lines(lines: Sequence[Line]) -> TitleBlock:
    """Sort every line of a post into fields, dropped lines and paragraphs; none is left out."""
    block = TitleBlock()
    at = _read_header(lines, block)
    _read_body(lines[at:], block)
    return block


def _read_header(lines: Sequence[Line], block: TitleBlock) -> int:
    at = 0
    in_cast = False
    while at < len(lines):
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else None
        kind = kind_of(line.folded)
        before_bracket = following is not None and kind_of(following.folded) is Kind.BRACKET and block.bracket is None
        if before_bracket and kind in (Kind.FORMAT_LABEL, Kind.FURNITURE) and not block.title_lines:
            kind = Kind.OTHER  # a title that is also a word of the furniture
        if kind is Kind.OTHER and not block.title_lines and is_bare_wrapping(line.folded) and _may_be_title(following):
            block.dropped.append(line)
        elif kind is Kind.OTHER:
            if in_cast and _continues_cast(line):
                block.cast_lines.append(line)
                block.field_lines.append(line)
            elif not _read_title(
                line,
                block,
                before_bracket=before_bracket,
                is_repeated=_is_repeated(lines, at, block) or _heads_a_block(line, following),
            ):
                break
        else:
            _take(line, kind, block)
        in_cast = (kind is Kind.CAST and is_bare_label(line.folded)) or (in_cast and kind is Kind.OTHER)
        at += 1
    return at


def _heads_a_block(line: Line, following: Line | None) -> bool:
    """Whether the line below is one that stands under titles, which may then read like a heading."""
    return following is not None and kind_of(following.folded) in _UNDER_TITLES and not is_greeting(line.folded)


def _may_be_title(line: Line | None) -> bool:
    return line is not None and kind_of(line.folded) is Kind.OTHER and is_title_like(line.folded)


def _is_repeated(lines: Sequence[Line], at: int, block: TitleBlock) -> bool:
    """Whether the first line stands again, the same, in the title block: it is a title, whatever it reads like."""
    return not block.title_lines and any(
        title_key(lines[at].text) == title_key(line.text) for line in lines[at + 1 : at + _REPEATED_WITHIN]
    )


def _read_title(line: Line, block: TitleBlock, *, before_bracket: bool, is_repeated: bool) -> bool:
    """Take a line as a title, a copy of it or a native title under it; False where the body begins."""
    copy = next((known for known in block.title_lines if same_title(line, known)), None)
    if copy is not None and len(line.text) <= 140 and len(block.dropped) < _MOST_DROPPED:
        if before_bracket:
            block.bracket_title = line
        if title_key(line.text) == title_key(copy.text):
            block.dropped.append(line)
        else:
            block.title_lines.append(line)
            block.field_lines.append(line)
        return True
    if not is_title_like(line.folded, is_placed=before_bracket or is_repeated):
        return False
    if before_bracket or not block.title_lines:
        if block.title_lines and not before_bracket:
            return False
        block.title_lines.append(line)
        block.field_lines.append(line)
        if before_bracket:
            block.bracket_title = line
        return True
    extra = _read_extra(line, block)
    if extra is None:
        return False
    block.extras.append(extra)
    block.field_lines.append(line)
    return True


def _read_extra(line: Line, block: TitleBlock) -> TitleReading | None:
    """A native title on the line under the title, or the romanisation on the line under that; else None."""
    if block.bracket is not None or len(block.extras) > 1 or len(line.text) > _LONGEST_EXTRA:
        return None
    if not block.extras:
        return read_titles(line.text) if has_native(line.folded) else None
    if block.extras[0].romanised is None and reads_as_romanised(line.folded) and not line.blank_before:
        return TitleReading(romanised=line.text, doubtful=frozenset({"romanised_title"}))
    return None


def _take(line: Line, kind: Kind, block: TitleBlock) -> None:
    """Put a line of the title block, or a line that is no prose, where it belongs."""
    folded = line.folded
    if kind in (Kind.FORMAT_LABEL, Kind.FURNITURE, Kind.EMPTY_RATING):
        block.dropped.append(line)
        return
    if kind is Kind.DISCLAIMER:
        block.disclaimers.append(line)
        return
    if kind in (Kind.ARCHIVE_HEADING, Kind.DATE, Kind.BYLINE):
        _take_date(line, kind, block)
        return
    if kind is Kind.BRACKET:
        if block.bracket is not None:
            block.paragraphs.append(line)
            return
        block.bracket = line
        if block.bracket_title is None and block.title_lines:
            block.bracket_title = block.title_lines[-1]
    elif kind is Kind.POSTER:
        spot = read_poster_line(folded)
        if block.poster is not None or spot is None:
            block.dropped.append(line)
            return
        block.poster = line.text[slice(*spot)].strip()
    elif kind is Kind.GLUED_POSTER:
        seam = split_glued_title(folded) or 0
        block.glued = line.text[:seam], line.text[seam:]
        block.title_lines.append(line)
    elif kind is Kind.RATING:
        block.ratings += read_ratings(line.text, folded)
    elif kind is Kind.TITLE_LABEL:
        label = read_title_label(line.text, folded)
        if label:
            block.labels.append(label)
    elif kind is Kind.DATA:
        facts = read_data_line(line.text, folded)
        if not facts:
            block.set_apart[line.start] = False
            block.paragraphs.append(line)
            return
        block.facts += facts
    elif kind is Kind.CAST:
        block.cast_lines.append(line)
    block.field_lines.append(line)


def _take_date(line: Line, kind: Kind, block: TitleBlock) -> None:
    if kind is Kind.BYLINE:
        read, author = None, read_byline(line.folded.strip())
    else:
        read = read_archive_heading(line.folded) or read_date_line(line.folded.strip())
        author = read.author if read else None
    used = False
    known = block.dateline.date if block.dateline else None
    is_nearer = known is not None and ((read and read.date) or "").startswith(f"{known}-") and not block.paragraphs
    if read and (known is None or is_nearer):
        block.dateline, used = read, True
    if author and block.author is None:
        block.author, used = author, True
    (block.field_lines if used else block.dropped).append(line)


def _read_body(lines: Sequence[Line], block: TitleBlock) -> None:
    prose = 0
    if lines:
        opening = read_opening(lines[0].text, lines[0].folded)
        if opening and not block.ratings:
            block.ratings.append(opening)
    in_cast = False
    end = len(lines)
    while end and kind_of(lines[end - 1].folded) in _DROPPED_ANYWHERE:
        end -= 1
    for at, line in enumerate(lines):
        kind = kind_of(line.folded)
        if in_cast and _continues_cast(line):
            block.cast_lines.append(line)
            block.field_lines.append(line)
            continue
        in_cast = kind is Kind.CAST and is_bare_label(line.folded)
        if _is_body_field(line, kind, block, prose=prose, left=end - at):
            if kind is Kind.DISCLAIMER:
                block.disclaimers.append(line)
                block.set_apart[line.start] = True
                block.paragraphs.append(line)
            elif in_cast and not (at + 1 < len(lines) and _continues_cast(lines[at + 1])):
                block.paragraphs.append(line)  # no list follows: a heading of the prose
            else:
                _take(line, kind, block)
        elif _is_pair(lines, at):
            block.cast_lines.append(line)
            block.field_lines.append(line)
        else:
            block.paragraphs.append(line)
            prose += 1


def _continues_cast(line: Line) -> bool:
    """Whether a line under the label of a cast list is an entry of it: a pair of names, or a name of several words."""
    if kind_of(line.folded) is not Kind.OTHER or read_heading(line.folded) is not None:
        return False
    return is_entry(line, alone=len(line.folded.split()) > 1)


def _is_body_field(line: Line, kind: Kind, block: TitleBlock, *, prose: int, left: int) -> bool:
    """Whether a line below the title block is no paragraph. Above all: words of the post are never taken for less."""
    short = len(line.folded) <= _LONGEST_DATA_LINE
    if kind in _DROPPED_ANYWHERE:
        return True
    if kind is Kind.BYLINE:
        return block.author is None and prose == 0
    if kind is Kind.DISCLAIMER:
        # Only a warning and nothing else: a sentence behind it may tell the plot, and a disclaimer is always shown.
        return _PURE_WARNING.match(line.folded) is not None or prose < 2
    if kind is Kind.RATING:
        reading = read_rating_line(line.text, line.folded)
        labelled = reading is not None and (":" in line.folded or "rating" in line.folded.lower())
        return labelled or left <= _BODY_LINES_WITH_RATING
    if kind is Kind.DATA:
        if prose and not is_labelled(line.folded):
            return False
        return short and (bool(read_data_line(line.text, line.folded)) or prose == 0)
    if kind is Kind.CAST:
        return short and (":" in line.folded[:30])
    if kind is Kind.TITLE_LABEL:
        return short and prose <= 3 and has_titles(line)
    return kind is Kind.POSTER and line.folded.lower().startswith("file:")


def has_titles(line: Line) -> bool:
    """Whether a label line gives titles that look like titles: no sentence behind the label."""
    return not re.search(r"[a-z][.!?]$|[.!?] ", line.folded)


def _is_pair(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is one of at least two neighbouring pairs of a cast list (`X as Y`)."""
    return (
        len(lines[at].folded) >= _SHORTEST_PAIR
        and is_entry(lines[at], alone=False)
        and any(0 <= near < len(lines) and is_entry(lines[near], alone=False) for near in (at - 1, at + 1))
    )
