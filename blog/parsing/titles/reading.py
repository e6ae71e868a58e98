"""What one line of a title block tells of the work."""

from dataclasses import dataclass


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
    kind: str | None = None
    country: str | None = None
    director: str | None = None
    author: str | None = None
    doubtful: frozenset[str] = frozenset()
