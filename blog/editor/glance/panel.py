"""All that the panel “At a glance” shows of a post as it is now."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from wagtail.admin.admin_url_finder import AdminURLFinder

from blog.editor.glance.cast import Cast, Member, cast_of
from blog.editor.glance.hints import Code, Hint, Section, hints_of, sections_of
from blog.models import Person, PostPage

# The sections that are about somebody, and what they are called in the panel.
_ABOUT = ("cast_comment", "character")


@dataclass(frozen=True, slots=True)
class Missing:
    """Something without which the post is not published, or is poorer; `field` is where it is given."""

    text: str
    field: str
    required: bool


@dataclass(frozen=True, slots=True)
class Chair:
    """A member of the cast in the panel: as the chooser takes it, and whether a section is about them already."""

    state: dict[str, Any]
    character: str
    commented: bool
    described: bool

    @property
    def name(self) -> str:
        """Their name."""
        return str(self.state["string"])

    @property
    def state_json(self) -> str:
        """The chooser's state as JSON, for an attribute."""
        return json.dumps(self.state)


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody whom a section without a person, or without a character, seems to be about."""

    block_id: str
    section: str
    chair: Chair


@dataclass(frozen=True, slots=True)
class Glance:
    """The panel: figures as the spoiler boundary counts them, what is missing, hints, and the cast."""

    words: int
    minutes: int
    safe_percent: int
    missing: Sequence[Missing]
    hints: Sequence[Hint]
    offers: Sequence[Offer]
    chairs: Sequence[Chair]


def glance_at(post: PostPage, user: Any) -> Glance:
    """What an editor should see of a post as it is now, unsaved changes included."""
    digest = post.fresh_digest()
    sections = sections_of(post.body)
    review = post.review
    cast = cast_of(review.work_id if review else None)
    chairs = _chairs(cast, sections, user)
    return Glance(
        words=digest.words,
        minutes=digest.minutes,
        safe_percent=round(digest.safe_share * 100),
        missing=list(_missing(post, sections)),
        # What is missing is said above them.
        hints=[hint for hint in hints_of(post, digest, sections, cast) if hint.code is not Code.PITCH_MISSING],
        offers=list(_offers(cast, sections, chairs)),
        chairs=list(chairs.values()),
    )


def _missing(post: PostPage, sections: Sequence[Section]) -> Iterator[Missing]:
    review = post.review
    if review is not None and review.work_id is None:
        yield Missing(gettext("the work"), "work", required=True)
    if post.date is None:
        yield Missing(gettext("the date"), "date", required=True)
    if not post.pitch.strip():
        yield Missing(gettext("the pitch"), "pitch", required=False)
    if review is not None:
        if review.rating_value is None and not review.rating_text:
            yield Missing(gettext("your rating"), "rating_value", required=False)
        if not any(section.get("safe") for section in sections if section.block_type == "verdict"):
            yield Missing(gettext("a verdict for whoever has not seen it"), "verdict", required=False)


def _chairs(cast: Cast, sections: Sequence[Section], user: Any) -> dict[int, Chair]:
    about: dict[str, set[int]] = {name: set() for name in _ABOUT}
    for section in sections:
        person = section.get("person")
        if section.block_type in about and person is not None:
            about[section.block_type].add(person.pk)
    # One address for all of them: whoever may edit one person may edit each.
    finder = AdminURLFinder(user)
    return {
        member.person_id: Chair(
            state={
                "id": member.person_id,
                "string": member.name,
                "edit_url": finder.get_edit_url(Person(pk=member.person_id)),
            },
            character=member.character,
            commented=member.person_id in about["cast_comment"],
            described=member.person_id in about["character"],
        )
        for member in cast.members
    }


def _offers(cast: Cast, sections: Sequence[Section], chairs: dict[int, Chair]) -> Iterator[Offer]:
    for section in sections:
        if section.block_type not in _ABOUT:
            continue
        member = _meant(cast, section)
        if member is not None:
            yield Offer(section.block_id, section.label, chairs[member.person_id])


def _meant(cast: Cast, section: Section) -> Member | None:
    person, character = section.get("person"), section.get("character")
    if person is None:
        return cast.named_in(section.get("heading") or "", character or "", *section.texts)
    member = cast.by_person.get(person.pk)
    return member if member and member.character and not character else None
