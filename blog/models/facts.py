"""From the tables to the facts that may go anywhere: the models' half of `outgoing`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from blog.models.content_notes import content_note_labels
from blog.spoilers.outgoing import (
    Byline,
    ExternalScore,
    Facts,
    RoleFacts,
    Score,
    TagName,
    Viewing,
    WorkFacts,
    WorkName,
)

if TYPE_CHECKING:
    from blog.models.posts import PostPage, ReviewPage
    from blog.models.works import Work


def work_facts(work: Work, *, with_roles: bool = False) -> WorkFacts:
    """The facts of a work; `with_roles` adds who has a part in it (two queries unless prefetched)."""
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
        titles=tuple(WorkName(name.title, name.language, name.kind) for name in work.titles.all()),
        roles=_role_facts(work) if with_roles else (),
    )


def _role_facts(work: Work) -> tuple[RoleFacts, ...]:
    return tuple(
        RoleFacts(
            person=role.person.name,
            person_slug=role.person.slug,
            job=role.job,
            character="" if role.spoiler else role.character,
            billing=role.billing,
        )
        for role in work.roles.select_related("person")
    )


def post_facts(post: PostPage, request: Any = None, *, in_full: bool = False) -> Facts:
    """The facts of a post of either type; `in_full` adds roles and external ratings, which only heads of reviews show."""
    review = post.review
    return Facts(
        pk=post.pk,
        title=post.title,
        url=post.get_url(request) or "",
        full_url=post.get_full_url(request) or "",
        is_review=review is not None,
        date=post.date,
        date_precision=post.date_precision,
        first_published=post.first_published_at,
        last_published=post.last_published_at,
        pitch=post.pitch,
        byline=Byline(post.author.name, post.author.slug) if post.author else None,
        tags=tuple(sorted((TagName(item.tag.name, item.tag.slug) for item in post.tagged_items.all()), key=_name)),
        **(_review_facts(review, in_full=in_full) if review else {}),
    )


def _name(tag: TagName) -> str:
    return tag.name.casefold()


def _review_facts(review: ReviewPage, *, in_full: bool) -> dict[str, Any]:
    return {
        "work": work_facts(review.work, with_roles=in_full) if review.work else None,
        "rating": score(review),
        "external_ratings": _external_scores(review) if in_full else (),
        "viewing": Viewing(review.viewing_state, review.viewing_episode, review.rewatch, viewing_label(review)),
        "content_notes": content_note_labels(review.content_notes),
    }


def _external_scores(review: ReviewPage) -> tuple[ExternalScore, ...]:
    return tuple(
        ExternalScore(rating.source, rating.value, rating.scale, rating.as_of, rating.url)
        for rating in review.external_ratings.all()
    )


def score(review: ReviewPage) -> Score | None:
    """The own rating, None where there is neither a figure nor a notation."""
    if review.rating_value is None and not review.rating_text:
        return None
    return Score(review.rating_value, review.rating_scale, review.rating_label, review.rating_text)


def viewing_label(review: ReviewPage) -> str:
    """How far the reviewer watched, in words; empty for a work seen once to its end."""
    episode = review.viewing_episode
    if review.viewing_state == review.ViewingState.DROPPED:
        state = gettext("Dropped at episode %(number)d") % {"number": episode} if episode else gettext("Dropped")
    elif review.viewing_state == review.ViewingState.WATCHING:
        state = gettext("Watching, at episode %(number)d") % {"number": episode} if episode else gettext("Watching")
    else:
        state = ""
    return " · ".join(filter(None, [gettext("Rewatch") if review.rewatch else "", state]))
