"""Related posts, each with the reason why: what a post shares with others, weighed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.spoilers.outgoing import WorkFacts

MOST = 3
# The same work, or one that belongs to it, is closer than any person; a person is closer than two tags.
_SAME_WORK, _RELATION, _PERSON, _TAG = 100, 50, 3, 1
_MOST_NAMES = 2


@dataclass(frozen=True, slots=True)
class Related:
    """Another post, and what it has in common with this one, as a sentence each.

    Attributes:
        title: its title.
        slug: its slug below the index page.
        url: its address.
        reasons: what it has in common with this post.
        work: what it reviews, for the poster; None for a post without a work.
    """

    title: str
    slug: str
    url: str
    reasons: tuple[str, ...]
    work: WorkFacts | None = None


@dataclass(slots=True)
class _Shared:
    title: str
    works: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    weight: int = 0

    def reasons(self) -> Iterable[str]:
        yield from self.works[:1]
        # That the same people are in a work seen again, or in its next season, is no news.
        if self.people and not self.works:
            yield _people(sorted(self.people))
        if self.tags:
            yield _("shares %(tags)s") % {"tags": ", ".join(sorted(self.tags))}


def related_posts(rows: Mapping[str, Sequence[Mapping[str, Any]]], index_url: str) -> list[Related]:
    """The posts that share most with a post, of equals the newest.

    Args:
        rows: what came along with the post (`PostPageQuerySet.heads`): who and what it shares with which post.
        index_url: the address of the index page.
    """
    found: dict[str, _Shared] = {}

    def of(row: Mapping[str, Any], weight: int) -> _Shared:
        shared = found.setdefault(row["slug"], _Shared(row["title"]))
        shared.weight += weight
        return shared

    for row in rows["again_rows"]:
        of(row, _SAME_WORK).works.append(_("the same work, another time"))
    for row in rows["forward_rows"]:
        of(row, _RELATION).works.append(_forward(row["shared"]))
    for row in rows["backward_rows"]:
        of(row, _RELATION).works.append(_backward(row["shared"]))
    for row in rows["people_rows"]:
        if row["shared"] not in of(row, 0).people:
            of(row, _PERSON).people.append(row["shared"])
    for row in rows["tag_post_rows"]:
        of(row, _TAG).tags.append(row["shared"])
    closest = sorted(found.items(), key=lambda item: -item[1].weight)[:MOST]
    return [Related(shared.title, slug, f"{index_url}{slug}/", tuple(shared.reasons())) for slug, shared in closest]


def _people(names: Sequence[str]) -> str:
    if len(names) == 1:
        return _("%(name)s is in both") % {"name": names[0]}
    rest = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES])
    if rest <= 0:
        return _("%(one)s and %(other)s are in both") % {"one": names[0], "other": names[1]}
    more = ngettext("%(names)s and %(count)d more are in both", "%(names)s and %(count)d more are in both", rest)
    return more % {"names": shown, "count": rest}


def _forward(kind: str) -> str:
    """How this post's work stands to the other's; the kinds are those of `WorkRelation`."""
    return {
        "season_of": _("the series that this is a season of"),
        "sequel_of": _("what this is a sequel of"),
        "remake_of": _("what this is a remake of"),
        "adaptation_of": _("what this is adapted from"),
    }[kind]


def _backward(kind: str) -> str:
    """How the other post's work stands to this one's."""
    return {
        "season_of": _("a season of it"),
        "sequel_of": _("its sequel"),
        "remake_of": _("a remake of it"),
        "adaptation_of": _("adapted from it"),
    }[kind]
