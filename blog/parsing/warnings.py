"""What a parse says to whoever reads its report: what it lacks, and what may be wrong in the source."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from blog.parsing.fields import Fields
from blog.parsing.parsed import Role
from blog.parsing.ratings import ratings_in_prose
from blog.parsing.title_block import TitleBlock

_MOJIBAKE = re.compile("ðŸ|â€[™œ\x9d“”˜¦]|Ã[©¨¤¶¼±\xad]|¬†|Â[\xa0 ]|\ufffd")
_MOST_COMPARED = 60
_SAME_NAME = 0.93
"""Share of common letters (`difflib`) from which on two names are perhaps one."""


def warnings_about(block: TitleBlock, fields: Fields, roles: Sequence[Role], *, is_review: bool) -> Iterable[str]:
    """One sentence for each thing that a person should know or look at."""
    if not is_review:
        yield "No title block and no rating: kept as a plain post. Please check."
    if "title" not in fields.values:
        yield "No title found."
    if "date" not in fields.values:
        yield "No date found: stays a draft until it has one."
    if is_review and "rating" not in fields.values:
        suggested = [raw for line in block.paragraphs for raw in ratings_in_prose(line.text, line.folded)]
        if suggested:
            yield f"Perhaps a rating, in running text: {', '.join(dict.fromkeys(suggested[:5]))}"
    for one, other in _similar_names(roles):
        yield f"Perhaps the same name: {one} and {other}"
    lines = [*block.field_lines, *block.paragraphs, *block.disclaimers]
    damaged = sum(_MOJIBAKE.search(line.text) is not None for line in lines)
    if damaged:
        yield f"Letters that look wrongly decoded, in {damaged} lines; left as they are."


def _similar_names(roles: Sequence[Role]) -> Iterable[tuple[str, str]]:
    """Names of people, and of characters, that differ in a letter or two: spelt in two ways, or two of a family."""
    people = dict.fromkeys(role.person for role in roles[:_MOST_COMPARED])
    characters = dict.fromkeys(
        role.character for role in roles[:_MOST_COMPARED] if role.character and not role.is_description
    )
    for names in (tuple(people), tuple(characters)):
        for one, other in combinations(names, 2):
            if abs(len(one) - len(other)) <= 1 and SequenceMatcher(None, one, other).ratio() >= _SAME_NAME:
                yield one, other
