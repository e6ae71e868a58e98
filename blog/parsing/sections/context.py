"""What is known of a post before its paragraphs are put into sections."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from blog.parsing.names import NameIndex


@dataclass(frozen=True, slots=True)
class SectionContext:
    """What the walk knows of the post: its people, the characters introduced by line, and known titles.

    `introduced` has the places (`Line.start`) of the lines that tie somebody to an actor, with the names of those who
    have one. `set_apart` are lines that stand for themselves in the body: late disclaimers (True) and data lines that
    fill no field (False).
    """

    characters: NameIndex
    actors: NameIndex
    known_titles: NameIndex
    introduced: Mapping[int, Collection[str]] = field(default_factory=dict)
    set_apart: dict[int, bool] = field(default_factory=dict)
    is_review: bool = True
    title: str | None = None
