"""Outgoing: all that may stand outside a post's own page, and the one function that makes it.

The rule is product.md's "Levels and outlets": titles, names, facts, the own rating, tags, date, byline, poster, content
notes and the pitch may go anywhere; text of safe blocks may go, in addition, to feed contents, search snippets and the
API's default answer. Whatever takes an `Outgoing` cannot leak the rest, because it is not there.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from blog.spoilers.levels import Level
from blog.spoilers.markup import without_spoilers
from blog.spoilers.parts import Part
from blog.text.html import html_to_text


@dataclass(frozen=True, slots=True)
class WorkName:
    """A title of a work beside its main one. `language` is a BCP 47 tag, `kind` native, romanised or other."""

    text: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """Who did what in a work. `character` is empty where an editor has not cleared the description to leave."""

    person: str
    person_slug: str
    job: str
    character: str
    billing: str


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """An address elsewhere: `same_as` is about the work, at `watch` it can be watched or read."""

    kind: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFacts:
    """The facts of a work; `kind_label` is the kind in the site's language, `poster` an image of the site or None.

    `roles` and `links` are there where facts are asked for in full.
    """

    pk: int
    title: str
    slug: str
    kind: str
    kind_label: str
    country: str
    country_name: str
    network: str
    year: int | None
    episodes: int | None
    episode_minutes: int | None
    poster: Any
    titles: tuple[WorkName, ...] = ()
    roles: tuple[RoleFacts, ...] = ()
    links: tuple[LinkFacts, ...] = ()

    @property
    def native(self) -> WorkName | None:
        """The first title in the work's own script."""
        return next((name for name in self.titles if name.kind == "native"), None)

    @property
    def romanised(self) -> WorkName | None:
        """The first title in Latin letters by a system of romanisation."""
        return next((name for name in self.titles if name.kind == "romanised"), None)

    @property
    def others(self) -> tuple[WorkName, ...]:
        """Further titles, neither native nor romanised."""
        return tuple(name for name in self.titles if name.kind == "other")

    @property
    def watch_links(self) -> tuple[LinkFacts, ...]:
        """Where the work can be watched or read."""
        return tuple(link for link in self.links if link.kind == "watch")

    @property
    def in_parts(self) -> bool:
        """Whether it has episodes or chapters, so that somebody can have seen it up to one of them."""
        whole = self.kind in ("film", "documentary")
        return (self.episodes or (1 if whole else 2)) > 1

    @property
    def hours(self) -> Decimal | None:
        """How long the whole work takes, in hours to a half; None where a figure is missing."""
        if not self.episode_minutes:
            return None
        minutes = self.episode_minutes * (self.episodes or 1)
        return Decimal(round(minutes / 30)) / 2


@dataclass(frozen=True, slots=True)
class Score:
    """The reviewer's own rating: a figure with its scale, or a notation as given, and where it was logged."""

    value: Decimal | None
    scale: int | None
    label: str
    text: str

    @property
    def figure(self) -> str:
        """What to print large: "8", "7.5", or the notation ("B+")."""
        return f"{self.value.normalize():f}" if self.value is not None else self.text

    @property
    def out_of(self) -> str:
        """The scale as text, empty for a letter or where it is unknown."""
        return str(self.scale) if self.value is not None and self.scale else ""

    @property
    def on_ten(self) -> Decimal | None:
        """The value converted to a scale of ten points; None for a letter or an unknown scale."""
        if self.value is None or not self.scale:
            return None
        return self.value * 10 / self.scale

    def __str__(self) -> str:
        return f"{self.figure}/{self.out_of}" if self.out_of else self.figure


@dataclass(frozen=True, slots=True)
class ExternalScore:
    """Somebody else's figure for the work, as of a day."""

    source: str
    value: Decimal
    scale: int
    as_of: datetime.date | None
    url: str

    def __str__(self) -> str:
        return f"{self.value.normalize():f}/{self.scale}"


@dataclass(frozen=True, slots=True)
class Viewing:
    """How far the reviewer watched: state finished, watching or dropped, at an episode; `label` says it in words."""

    state: str
    episode: int | None
    rewatch: bool
    label: str


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote the post."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class TagName:
    """A tag of the post."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything of a post that may go anywhere, as its model states it.

    `uid` is a UUID that stays when title, slug or place change.
    """

    pk: int | None
    uid: str
    title: str
    slug: str
    url: str
    full_url: str
    is_review: bool
    date: datetime.date | None
    date_precision: str
    first_published: datetime.datetime | None
    last_published: datetime.datetime | None
    pitch: str
    byline: Byline | None = None
    tags: tuple[TagName, ...] = ()
    work: WorkFacts | None = None
    rating: Score | None = None
    external_ratings: tuple[ExternalScore, ...] = ()
    viewing: Viewing | None = None
    content_notes: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """What stands in a description: the pitch, or else title, work and rating; never a word of the body."""
        if self.pitch:
            return self.pitch
        work = self.work.title if self.work and self.work.title != self.title else ""
        return " · ".join(filter(None, [self.title, work, str(self.rating) if self.rating else ""]))

    @property
    def progress_key(self) -> str:
        """By what a reader's browser remembers how far they have seen it: its work, or the post where there is none."""
        return self.work.slug if self.work else self.url

    @property
    def iso_date(self) -> str:
        """The date as far as it is known: `2021-10-04`, `2021-10` or `2021` (ISO 8601); empty without a date."""
        if self.date is None:
            return ""
        length = {"year": 4, "month": 7}.get(self.date_precision, 10)
        return self.date.isoformat()[:length]

    @property
    def published(self) -> datetime.datetime | None:
        """The date as a moment, for formats that know no other: the beginning of the day, month or year, in UTC."""
        if self.date is None:
            return None
        first = {"year": {"month": 1, "day": 1}, "month": {"day": 1}}.get(self.date_precision, {})
        return datetime.datetime.combine(self.date.replace(**first), datetime.time(), tzinfo=datetime.UTC)

    @property
    def updated(self) -> datetime.datetime | None:
        """When it was last changed, never before its date; None where neither is known."""
        return max(filter(None, (self.last_published, self.published)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing(Facts):
    """All of a post that may stand outside its own page.

    Attributes:
        safe_html: the safe blocks, inline spoilers taken out; for feed contents, search snippets and the API only.
            Links to pages are kept by their keys: `blog.search.listing.as_outgoing` gives them addresses.
        safe_text: the same as plain text, a line a paragraph.
        words: how many words the whole post has.
        minutes: how many minutes it takes to read.
        safe_share: the share of its words that is safe, from 0 to 1.
    """

    safe_html: str
    safe_text: str
    words: int
    minutes: int
    safe_share: float


class Digest(Protocol):
    """What is kept of a post's text beside it."""

    safe_html: str
    safe_text: str
    words: int
    minutes: int
    safe_share: float


class Post(Protocol):
    """What the boundary asks of a post."""

    def facts(self, request: Any = None, *, in_full: bool = False) -> Facts:
        """Everything of it that may go anywhere; `in_full` with what only the head of a post shows."""

    def kept_digest(self) -> Digest | None:
        """What is kept of its text, None where nothing is kept."""

    def fresh_digest(self) -> Digest:
        """The same, computed now from its blocks."""


def outgoing(post: Post, *, request: Any = None, in_full: bool = False, fresh: bool = False) -> Outgoing:
    """Everything of a post that may stand outside its own page.

    Args:
        post: a post; for a list, from a queryset that has fetched what cards need.
        request: the current request; with it, addresses are found without asking the database again.
        in_full: with the roles and external ratings that the head of a post shows and cards do not.
        fresh: compute the safe text from the blocks instead of taking it from the kept digest: for a preview, whose
            text is not the saved one.
    """
    facts = post.facts(request, in_full=in_full)
    digest = (None if fresh else post.kept_digest()) or post.fresh_digest()
    return Outgoing(
        **{name: getattr(facts, name) for name in Facts.__dataclass_fields__},
        safe_html=digest.safe_html,
        safe_text=digest.safe_text,
        words=digest.words,
        minutes=digest.minutes,
        safe_share=digest.safe_share,
    )


def safe_html(parts: Iterable[Part]) -> str:
    """The HTML of the parts that are safe, in their order, inline spoilers taken out."""
    return "\n".join(without_spoilers(part.html) for part in parts if part.level is Level.SAFE)


def whole_text(parts: Sequence[Part]) -> str:
    """The words of all parts, hidden ones included: for searching and counting, never for showing.

    The disclaimer is left out: it says the same on every post, and nobody looks for it.
    """
    return "\n".join(filter(None, (html_to_text(part.html) for part in parts if part.level is not None)))
