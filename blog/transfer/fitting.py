"""From what a source says to what a column holds; what does not fit stays empty, and an editor is asked."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from blog.models import ExternalRating, Work
from blog.parsing.parsed import ParsedPost
from blog.transfer.doubts import Doubts

_LARGEST_SMALL_INTEGER = 32_767
_LARGEST_SCALE = 1_000
_LONGEST_LABEL = 100
_CENT = Decimal("0.01")
_LARGEST_FIGURE = Decimal(10_000)


def fit_date(text: str | None) -> tuple[datetime.date | None, str]:
    """The first day of an ISO date of any precision, and the precision; `day` where there is no date.

    Raises:
        ValueError: `text` is no date: `2021`, `2021-10` and `2021-10-04` are.
    """
    if not text:
        return None, "day"
    precision = {4: "year", 7: "month", 10: "day"}.get(len(text))
    try:
        date = datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        date = None
    if date is None or precision is None:
        raise ValueError(f"no date: {text}")
    return date, precision


def fit_text(text: str | None, length: int, name: str, place: str, doubts: Doubts) -> str:
    """`text`, or nothing where it is longer than `length`."""
    if text and len(text) > length:
        doubts.add(place, _("Too long for %(field)s, left out: %(text)s") % {"field": name, "text": text})
        return ""
    return text or ""


def fit_count(number: int | None, name: str, place: str, doubts: Doubts) -> int | None:
    """`number` where it is positive and not absurd."""
    if number is None or 1 <= number <= _LARGEST_SMALL_INTEGER:
        return number
    doubts.add(place, _("Not possible for %(field)s, left out: %(number)s") % {"field": name, "number": number})
    return None


def work_facts(post: ParsedPost, doubts: Doubts) -> dict[str, Any]:
    """The columns of a new work that a review tells, its title and slug aside."""
    year = post.year if post.year is None or 1000 <= post.year <= 2999 else None
    country = post.country or ""
    if post.kind is None:
        doubts.add("work", _("The text does not say what kind of work this is; please choose."))
    return {
        "kind": post.kind if post.kind in Work.Kind.values else Work.Kind.DRAMA,
        "country": country if len(country) == 2 else "",
        "network": fit_text(post.network, 200, _("the network"), "work", doubts),
        "year": year,
        "episodes": fit_count(post.episodes, _("the number of episodes"), "work", doubts),
        "episode_minutes": fit_count(post.episode_minutes, _("the minutes of an episode"), "work", doubts),
    }


def rating_fields(post: ParsedPost, doubts: Doubts) -> dict[str, Any]:
    """The columns of the own rating; the notation is kept as it was given."""
    rating = post.rating
    if rating is None:
        return {}
    fields: dict[str, Any] = {
        "rating_label": fit_text(rating.label, _LONGEST_LABEL, _("the rating's site"), "rating_value", doubts),
        "rating_text": fit_text(rating.raw, _LONGEST_LABEL, _("the rating"), "rating_value", doubts),
    }
    if _is_possible(rating.value, rating.scale):
        fields |= {"rating_value": rating.value, "rating_scale": rating.scale}
    elif rating.value is not None:
        doubts.add(
            "rating_value", _("Not possible as a figure, kept as a notation: %(rating)s") % {"rating": rating.raw}
        )
    return fields


def external_ratings(post: ParsedPost, doubts: Doubts) -> list[ExternalRating]:
    """Others' ratings, unsaved: those that have a figure and a scale."""
    ratings: list[ExternalRating] = []
    for other in post.external_ratings:
        if other.value is None or other.scale is None or not _is_possible(other.value, other.scale):
            doubts.add(
                "title",
                _("Somebody else's rating without a figure, left out: %(source)s %(rating)s")
                % {"source": other.source, "rating": other.raw},
            )
            continue
        source = other.source[:_LONGEST_LABEL]
        ratings.append(ExternalRating(source=source, value=other.value, scale=other.scale, sort_order=len(ratings)))
    return ratings


def viewing_fields(post: ParsedPost, doubts: Doubts) -> dict[str, Any]:
    """The columns that tell how far the reviewer watched."""
    if post.viewing is None:
        return {}
    if post.viewing.state == "rewatch":
        return {"rewatch": True}
    episode = fit_count(post.viewing.episode, "the episode", "viewing_state", doubts)
    return {"viewing_state": post.viewing.state, "viewing_episode": episode}


def _is_possible(value: Decimal | None, scale: int | None) -> bool:
    if value is None or not 0 <= value < _LARGEST_FIGURE or value != value.quantize(_CENT):
        return False
    return scale is None or (1 <= scale <= _LARGEST_SCALE and value <= scale)
