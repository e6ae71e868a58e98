"""What one line of a title block tells of the work."""

from dataclasses import dataclass
from functools import lru_cache

from blog.text.names import name_key

title_key = lru_cache(maxsize=8192)(name_key)
"""The key that titles are compared by (`blog.text.names.name_key`); the same few are asked for again and again."""


@dataclass(frozen=True, slots=True)
class TitleReading:
    """Titles and the facts that stand among them; whatever the line does not tell is None or empty.

    `doubtful` names the fields that deserve a question.
    """

    title: str | None = None
    native: str | None = None
    language: str | None = None
    romanised: str | None = None
    others: tuple[str, ...] = ()
    year: int | None = None
    episodes: int | None = None
    kind: str | None = None
    country: str | None = None
    director: str | None = None
    author: str | None = None
    doubtful: frozenset[str] = frozenset()
