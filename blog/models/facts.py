"""From the tables to the facts that may go anywhere: the models' half of `outgoing`.

Where a queryset brought the rows of related tables along (`cards()`, `heads()`, `with_facts()`), those are read; else
the tables are asked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils.translation import gettext

from blog.models.content_notes import content_note_labels
from blog.models.people import ROLE_COLUMNS
from blog.models.works import LINK_COLUMNS
from blog.spoilers.outgoing import (
    Byline,
    ExternalScore,
    Facts,
    LinkFacts,
    RoleFacts,
    Score,
    TagName,
    Viewing,
    WorkFacts,
    WorkName,
)
from blog.text.addresses import web_address

if TYPE_CHECKING:
    from blog.models.posts import PostPage
    from blog.models.reviews import ReviewPage
    from blog.models.works import Work

Row = Mapping[str, Any]


def work_facts(work: Work, *, of: Any = None, in_full: bool = False) -> WorkFacts:
    """The facts of a work.

    Args:
        work: the work.
        of: the post or entry that the related rows came along with; the work itself when left out.
        in_full: with who has a part in it, and its links.
    """
    of = work if of is None else of
    titles = _kept(of, "title_rows")
    if titles is None:
        titles = [{"title": name.title, "language": name.language, "kind": name.kind} for name in work.titles.all()]
    return WorkFacts(
        pk=work.pk,
        title=work.title,
        slug=work.slug,
        kind=work.kind,
        kind_label=str(work.get_kind_display()),
        country=work.country,
        country_name=work.country_name,
        network=work.network,
        year=work.year,
        episodes=work.episodes,
        episode_minutes=work.episode_minutes,
        poster=work.poster,
        titles=tuple(WorkName(row["title"], row["language"], row["kind"]) for row in titles),
        roles=_role_facts(work, _kept(of, "role_rows")) if in_full else (),
        links=_link_facts(work, _kept(of, "link_rows")) if in_full else (),
    )


def _kept(instance: Any, name: str) -> Any:
    """An annotation of the instance; not its class's attribute of that name."""
    return instance.__dict__.get(name)


def _role_facts(work: Work, rows: Iterable[Row] | None) -> tuple[RoleFacts, ...]:
    return tuple(
        RoleFacts(
            person=row["person_name"],
            person_slug=row["person_slug"],
            job=row["job"],
            character="" if row["spoiler"] else row["character"],
            billing=row["billing"],
        )
        for row in _role_rows(work, rows)
    )


def hidden_roles(post: PostPage) -> list[tuple[str, str]]:
    """Actor and character where the character's description gives something away; never for an outlet."""
    work = post.review.work if post.review else None
    if work is None:
        return []
    return [
        (row["person_name"], row["character"]) for row in _role_rows(work, _kept(post, "role_rows")) if row["spoiler"]
    ]


def _role_rows(work: Work, rows: Iterable[Row] | None) -> Iterable[Row]:
    if rows is not None:
        return rows
    return work.roles.annotate(person_name=F("person__name"), person_slug=F("person__slug")).values(*ROLE_COLUMNS)


def _link_facts(work: Work, rows: Iterable[Row] | None) -> tuple[LinkFacts, ...]:
    if rows is None:
        rows = work.links.values(*LINK_COLUMNS)
    addresses = ((row, web_address(row["url"])) for row in rows)
    return tuple(LinkFacts(row["kind"], row["label"], address) for row, address in addresses if address)


def post_facts(post: PostPage, request: Any = None, *, in_full: bool = False) -> Facts:
    """The facts of a post of either type; `in_full` adds what only heads of reviews show."""
    review = post.review
    return Facts(
        pk=post.pk,
        uid=str(post.translation_key),
        title=post.title,
        slug=post.slug,
        url=post.get_url(request) or "",
        full_url=post.get_full_url(request) or "",
        is_review=review is not None,
        date=post.date,
        date_precision=post.date_precision,
        first_published=post.first_published_at,
        last_published=post.last_published_at,
        pitch=post.pitch,
        byline=Byline(post.author.name, post.author.slug) if post.author else None,
        tags=_tags(post),
        **(_review_facts(post, review, in_full=in_full) if review else {}),
    )


def _tags(post: PostPage) -> tuple[TagName, ...]:
    rows = _kept(post, "tag_rows")
    if rows is None:
        rows = [{"name": item.tag.name, "slug": item.tag.slug} for item in post.tagged_items.all()]
    return tuple(sorted((TagName(row["name"], row["slug"]) for row in rows), key=lambda tag: tag.name.casefold()))


def _review_facts(post: PostPage, review: ReviewPage, *, in_full: bool) -> dict[str, Any]:
    work = review.work
    return {
        "work": work_facts(work, of=post, in_full=in_full) if work else None,
        "rating": score(review),
        "external_ratings": _external_scores(post, review) if in_full else (),
        "viewing": Viewing(review.viewing_state, review.viewing_episode, review.rewatch, viewing_label(review)),
        "content_notes": content_note_labels(review.content_notes),
    }


def _external_scores(post: PostPage, review: ReviewPage) -> tuple[ExternalScore, ...]:
    rows = _kept(post, "rating_rows")
    if rows is None:
        return tuple(
            ExternalScore(rating.source, rating.value, rating.scale, rating.as_of, web_address(rating.url))
            for rating in review.external_ratings.all()
        )
    return tuple(
        ExternalScore(
            row["source"],
            Decimal(str(row["value"])),
            row["scale"],
            datetime.date.fromisoformat(row["as_of"]) if row["as_of"] else None,
            web_address(row["url"]),
        )
        for row in rows
    )


def score(review: ReviewPage) -> Score | None:
    """The own rating, None where there is neither a figure nor a notation."""
    if review.rating_value is None and not review.rating_text:
        return None
    return Score(review.rating_value, review.rating_scale, review.rating_label, review.rating_text)


def viewing_label(review: ReviewPage) -> str:
    """How far the reviewer watched, or read a book, in words; empty for a work seen once to its end."""
    read = review.work is not None and review.work.kind == "book"
    number = review.viewing_episode
    if review.viewing_state == review.ViewingState.DROPPED:
        at = gettext("Dropped at chapter %(number)d") if read else gettext("Dropped at episode %(number)d")
        state = at % {"number": number} if number else gettext("Dropped")
    elif review.viewing_state == review.ViewingState.WATCHING:
        at = gettext("Reading, at chapter %(number)d") if read else gettext("Watching, at episode %(number)d")
        state = at % {"number": number} if number else gettext("Reading") if read else gettext("Watching")
    else:
        state = ""
    again = gettext("Read again") if read else gettext("Rewatch")
    return " · ".join(filter(None, [again if review.rewatch else "", state]))
