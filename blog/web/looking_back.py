"""Looking back on a year: what was reviewed, how much, how it was rated, whom and what it was about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from blog.models.querysets import PostPageQuerySet
from blog.search.listing import as_outgoing, documents_of, posts_of
from blog.spoilers.outgoing import Facts, Outgoing
from blog.web.archives import in_order, position_of, year_counts
from blog.web.people import people_counts
from blog.web.tags import tag_counts

BEST = 6
TOP = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart: what is counted, how often, and that as a share of the longest line (0 to 1)."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Figures:
    """A year in figures.

    Attributes:
        reviews: how many reviews.
        others: how many posts that are none.
        hours: how long the reviewed works take that tell their length, each counted once.
        mean: the mean of the own ratings on ten, to a tenth; None without a rating that has a scale.
    """

    reviews: int
    others: int
    hours: int
    mean: Decimal | None


def of_year(index: Any, request: HttpRequest, year: int) -> HttpResponseBase:
    """A year in review.

    Raises:
        Http404: the year has no post.
    """
    posts = posts_of(index)
    years = year_counts(index, request, documents_of(index))
    entry = years[position_of([entry.year for entry in years], year)]
    written = posts.in_year(year)
    facts = [post.facts(request) for post in written.outlines()]
    return index.render(
        request,
        template="blog/in_review.html",
        context_overrides={
            "year": entry,
            "figures": figures_of(facts),
            "words": written.order_by().aggregate(words=Sum("digest__words"))["words"] or 0,
            "months": in_order(entry.months),
            "ratings": rating_bars(facts),
            "kinds": _bars(Counter(post.work.kind_label for post in facts if post.work).most_common()),
            "best": _cards(written, best_rated(facts), request),
            "top_tags": tag_counts(written)[:TOP],
            "top_people": people_counts(written)[:TOP],
            "heading": _("%(year)d in review") % {"year": year},
            "description": _("What this blog reviewed in %(year)d, in figures and favourites.") % {"year": year},
        },
    )


def figures_of(posts: Sequence[Facts]) -> Figures:
    """The figures of posts."""
    reviews = [post for post in posts if post.is_review]
    lengths = {post.work.pk: post.work.hours for post in reviews if post.work and post.work.hours}
    scores = _on_ten(reviews)
    mean = sum(scores, Decimal()) / len(scores) if scores else None
    return Figures(
        reviews=len(reviews),
        others=len(posts) - len(reviews),
        hours=round(sum(lengths.values(), Decimal())),
        mean=mean.quantize(Decimal("0.1"), ROUND_HALF_UP) if mean is not None else None,
    )


def rating_bars(posts: Iterable[Facts]) -> list[Bar]:
    """How often each own rating was given, on ten and rounded down to whole points, the best first."""
    counts = Counter(int(score) for score in _on_ten(posts))
    return _bars((str(points), counts[points]) for points in sorted(counts, reverse=True))


def best_rated(posts: Iterable[Facts]) -> list[Facts]:
    """The reviews with the best own ratings, of equals those that come first."""
    rated = [(score, post) for post in posts if post.rating and (score := post.rating.on_ten) is not None]
    return [post for _, post in sorted(rated, key=lambda pair: pair[0], reverse=True)[:BEST]]


def _cards(posts: PostPageQuerySet, chosen: Sequence[Facts], request: HttpRequest) -> list[Outgoing]:
    """What cards show of the chosen posts, in their order."""
    cards = {card.pk: card for card in as_outgoing(posts.filter(pk__in=[post.pk for post in chosen]).cards(), request)}
    return [cards[post.pk] for post in chosen if post.pk in cards]


def _on_ten(posts: Iterable[Facts]) -> list[Decimal]:
    scores = (post.rating.on_ten for post in posts if post.rating)
    return [score for score in scores if score is not None]


def _bars(counted: Iterable[tuple[str, int]]) -> list[Bar]:
    counted = list(counted)
    longest = max((count for _, count in counted), default=1)
    return [Bar(label, count, count / longest) for label, count in counted]
