"""What readers mean by what they type, read from `tests/data/relevance`, and how well results meet it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.blog.transfer.sources.seed import ExpectedPost

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


class Typed(str):
    """A name as readers type it: `format` takes one of the ways below, or how many letters are typed."""

    def __format__(self, way: str) -> str:
        *first, last = self.split()
        ways = {
            "": str(self),
            "low": self.lower(),
            "joined": "".join(self.split()).lower(),
            "hyphens": "-".join(self.split()).lower(),
            "swapped": f"{self[:-2]}{self[-1:]}{self[-2:-1]}",
            "lacking": f"{self[:-2]}{self[-1:]}",
            "last_joined": f"{''.join(first[:-1])} {first[-1] if first else ''}{last}".strip().lower(),
            "last_hyphen": f"{' '.join(first)}-{last.lower()}",
            "given": "".join(self.split()[1:]).lower(),
        }
        return ways[way] if way in ways else self[: int(way)].lower()


class PageNames:
    """What the queries over the archive page may name of one of its posts."""

    def __init__(self, post: ExpectedPost) -> None:
        self.title = Typed(post.title)
        self.words = _typed(post.title)
        self.native = _typed(post.native_title)
        self.romanised = _typed(post.romanised_title)
        self.other = _typed(" ".join(post.other_titles))
        self.actors = [Typed(role.actor) for role in post.roles]
        self.opening = _typed(post.paragraphs[0].text)


def _typed(text: str) -> list[Typed]:
    return [Typed(word) for word in re.findall(r"\w+", text)]


def page_names(posts: Sequence[ExpectedPost]) -> dict[str, object]:
    """The names in the braces of `seed.txt`: the posts `a` and `b`, and the actor whom they share."""
    a, b = (PageNames(post) for post in posts)
    (shared,) = set(a.actors) & set(b.actors)
    return {"a": a, "b": b, "shared": shared}


def wishes(name: str, names: Mapping[str, object] | None = None) -> Iterator[Wish]:
    """The wishes of one file, in its order; `names` fill what stands in braces."""
    for written in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if written and not written.startswith("#"):
            line = written if names is None else written.format_map(names)
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
