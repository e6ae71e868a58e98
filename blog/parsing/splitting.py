"""Where the posts of a page begin. The safest anchor is the title bracket under its title line.

From a bracket the walk goes back over poster, disclaimer, format label and the equal post title; a format label or
"Posted on" under a line that may be a title begins a post without a bracket.
"""

from collections.abc import Sequence
from itertools import pairwise

from blog.parsing.dates import read_date_line
from blog.parsing.furniture import is_format_label
from blog.parsing.headers import Kind, is_title_like, kind_of, same_title
from blog.parsing.lines import Line
from blog.parsing.titles.brackets import is_bracket_line
from blog.parsing.titles.reading import title_key

_REACH = 14
"""Lines that a title block may take up above its bracket."""
_BEFORE_TITLE = frozenset(
    {Kind.FORMAT_LABEL, Kind.FURNITURE, Kind.DATE, Kind.BYLINE, Kind.POSTER, Kind.DISCLAIMER, Kind.GLUED_POSTER}
)
_EXTENDING = _BEFORE_TITLE - {Kind.FURNITURE, Kind.GLUED_POSTER}
_BETWEEN = frozenset({Kind.POSTER, Kind.DISCLAIMER, Kind.FORMAT_LABEL})
_SHORTEST_PARAGRAPH = 40
_REPEATED_WITHIN = 4

Interval = tuple[int, int]


def find_posts(lines: Sequence[Line]) -> tuple[int, list[Interval]]:
    """Part the lines of a page into posts.

    Returns how many lines stand before the first post, and for each post the index of its first line and of the one
    behind its last. No post is found on a page without any mark of one.
    """
    blocks = _title_blocks(lines)
    if not blocks:
        return len(lines), []
    starts = [start for start, _ in blocks]
    return starts[0], list(pairwise([*starts, len(lines)]))


def _title_blocks(lines: Sequence[Line]) -> list[Interval]:
    """The title blocks: index of the first line, and of the line that proves it."""
    found: list[Interval] = []
    body_until = 0  # lines before this one are known to hold no body since the last title block
    for at, line in enumerate(lines):
        begin = _start_from(lines, at, line, found[-1][1] if found else -1)
        if begin is None or (found and begin <= found[-1][1]):
            continue
        if found and (
            not _has_body(lines, max(body_until, found[-1][1] + 1), begin) or _is_repeated(lines, found[-1], at)
        ):
            body_until = begin
            continue
        found.append((begin, at))
    return found


def _start_from(lines: Sequence[Line], at: int, line: Line, floor: int) -> int | None:
    first = line.folded.lstrip()[:1]
    if first == "(" and is_bracket_line(line.folded):
        return _back_from_bracket(lines, at, floor)
    if len(line.folded) > 100 or at == 0 or at - 1 <= floor:
        return None
    if not (is_format_label(line.folded) or read_date_line(line.folded)):
        return None
    title = lines[at - 1]
    kind = kind_of(title.folded)
    opens = (
        at == 1
        or title.blank_before
        or kind_of(lines[at - 2].folded) in _BEFORE_TITLE | {Kind.ARCHIVE_HEADING}
        or (floor < 0 and _is_under_the_blogs_name(lines, at - 1))
    )
    if kind is Kind.OTHER:
        return at - 1 if opens and is_title_like(title.folded) else None
    return at - 1 if opens and kind in (Kind.TITLE_LABEL, Kind.GLUED_POSTER) else None


def _is_under_the_blogs_name(lines: Sequence[Line], at: int) -> bool:
    """Whether the line above is the name of the blog: the one line under the heading of an archive page."""
    return at > 1 and kind_of(lines[at - 2].folded) is Kind.ARCHIVE_HEADING and is_title_like(lines[at - 1].folded)


def _back_from_bracket(lines: Sequence[Line], at: int, floor: int) -> int | None:
    """The first line of the title block whose bracket stands at `at`; None if no title line stands above it."""
    if at == 0 or at - 1 <= floor:
        return at if at == 0 else None
    start = _title_above(lines, at, floor)
    title = lines[start]
    kind = kind_of(title.folded)
    if kind in _BETWEEN and at <= 3:
        return 0  # the page begins in the middle of a header
    if kind not in (Kind.OTHER, Kind.GLUED_POSTER, Kind.FORMAT_LABEL, Kind.FURNITURE, Kind.TITLE_LABEL):
        return None
    if kind is Kind.OTHER and not is_title_like(title.folded, is_placed=True):
        return None
    for above in range(start - 1, max(floor, at - _REACH), -1):
        line = lines[above]
        kind = kind_of(line.folded)
        if kind in _EXTENDING or same_title(line, title):
            start = above
        elif kind is Kind.OTHER and above + 1 == start and is_title_like(line.folded):
            after = kind_of(lines[above + 1].folded)
            if after in (Kind.FORMAT_LABEL, Kind.DATE):
                return above
            break
        elif kind is not Kind.FURNITURE:
            break
    return start


def _is_capitalised(folded: str) -> bool:
    """Whether most words have a capital or figure, as titles do: `The second song is called` is none."""
    words = [word for word in folded.split() if word[:1].isalnum()]
    return sum(not word[0].islower() for word in words) * 2 >= len(words)


def _is_repeated(lines: Sequence[Line], block: Interval, at: int) -> bool:
    """Whether the title over the bracket at `at` is that of the block some lines above: both head the same post."""
    if at - block[1] > _REPEATED_WITHIN or is_bracket_line(lines[block[1]].folded):
        return False
    return title_key(lines[block[0]].text) == title_key(lines[at - 1].text)


def _title_above(lines: Sequence[Line], at: int, floor: int) -> int:
    """The line that may be the title over a bracket: behind a warning, caption or label, or else the one above it."""
    above = at - 1
    while above > max(floor + 1, at - _REACH) and kind_of(lines[above].folded) in _BETWEEN:
        above -= 1
    line = lines[above].folded
    kind = kind_of(line)
    is_title = kind is Kind.OTHER and is_title_like(line) and _is_capitalised(line)
    return above if is_title or kind in (Kind.GLUED_POSTER, Kind.TITLE_LABEL) else at - 1


def _has_body(lines: Sequence[Line], begin: int, end: int) -> bool:
    """Whether prose or a rating stands between two title blocks: a list of titles is one post, not many."""
    return any(_is_prose(line.folded) or kind_of(line.folded) is Kind.RATING for line in lines[begin:end])


def _is_prose(folded: str) -> bool:
    if len(folded) >= _SHORTEST_PARAGRAPH:
        return True
    return kind_of(folded) is Kind.OTHER and not is_title_like(folded)
