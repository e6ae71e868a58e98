"""What readers mean by what they type, read from `tests/data/relevance`, and how well results meet it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data" / "relevance"
FIRST_ONES = 3


@dataclass(frozen=True)
class Wish:
    """A query, the title that must come first, those among the first three, those never; or that nothing is found."""

    query: str
    first: str
    among_first: tuple[str, ...]
    never: tuple[str, ...]
    nothing: bool

    def rank(self, titles: Sequence[str]) -> float | None:
        """The reciprocal rank of what is meant, from 1 for the best to 0 for not found; None where nothing is.

        Of several that are meant each of the first three places is as good as another.
        """
        ranks = [1 / place for place in places_of(self.first, titles)[:1]] if self.first else []
        if self.first and not ranks:
            return 0.0
        for title in self.among_first:
            place = next(iter(places_of(title, titles)), 0)
            ranks.append((1.0 if place <= FIRST_ONES else 1 / place) if place else 0.0)
        return min(ranks, default=None)

    def forbidden(self, titles: Sequence[str]) -> list[str]:
        """What was found and must not be."""
        if self.nothing:
            return list(titles)
        return [title for title in self.never if places_of(title, titles)]


def places_of(wanted: str, titles: Sequence[str]) -> list[int]:
    """Where a title stands, from 1 on; one that ends in `…` is only the beginning."""
    start = wanted.removesuffix("…")
    cut = start != wanted
    return [place for place, title in enumerate(titles, 1) if title == wanted or (cut and title.startswith(start))]


def wishes(name: str) -> Iterator[Wish]:
    """The wishes of one file, in its order."""
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            query, *marks = (part.strip() for part in line.split(" | "))
            yield Wish(
                query,
                first=next(iter(_marked(marks, "=")), ""),
                among_first=tuple(_marked(marks, "~")),
                never=tuple(_marked(marks, "!")),
                nothing=marks == ["-"],
            )


def _marked(marks: Sequence[str], sign: str) -> list[str]:
    titles = [title for mark in marks if mark.startswith(sign) for title in mark[1:].split(";")]
    return [title.strip().removeprefix(sign) for title in titles]


@dataclass
class Judgement:
    """How well search met the wishes; `mean` is the mean reciprocal rank."""

    mean: float
    missed: list[str]
    forbidden: list[str]


def judge(every: Sequence[Wish], found: Callable[[str], Sequence[str]]) -> Judgement:
    """Ask each query.

    Args:
        every: the wishes.
        found: from a query to the titles of all posts that are found, in their order.
    """
    ranks, missed, forbidden = [], [], []
    for wish in every:
        titles = found(wish.query)
        rank = wish.rank(titles)
        if rank is not None:
            ranks.append(rank)
            missed += [f"{wish.query}: {rank:.2f}, {list(titles[:4])}"] if rank < 1 else []
        forbidden += [f"{wish.query}: {title}" for title in wish.forbidden(titles)]
    return Judgement(sum(ranks) / len(ranks), missed, forbidden)
