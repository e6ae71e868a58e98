"""What a run made besides pages, by which it can be undone."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Made:
    """The keys of new rows: people, works, authors, and parts that were added to works which had been there."""

    people: list[int] = field(default_factory=list)
    works: list[int] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    roles: list[int] = field(default_factory=list)
