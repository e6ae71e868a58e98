"""Suggestions for what is being typed: works, people, tags and posts by their names, of those that are public."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, JSONField, OuterRef, Q, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext as _

from blog.linking.names import KINDS
from blog.models import PersonName, WorkTitle
from blog.models.documents import SearchDocumentQuerySet
from blog.models.rows import Rows
from blog.search.names import find_names, similar_names
from blog.search.public import public_people, public_tags, public_works
from blog.search.query import Query
from blog.text.names import name_key

MOST_OF_A_GROUP = 5
# Of the closest names, so many may be those of nothing public, and the group is full nevertheless.
MOST_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that bears the name that is being typed; `language` is that of `native`, BCP 47."""

    label: str
    native: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions of one kind (`works`, `people`, `tags`, `posts`), the closest first."""

    kind: str
    label: str
    items: tuple[Suggestion, ...]


def suggest_groups(index: Any, documents: SearchDocumentQuerySet, query: Query, request: HttpRequest) -> list[Group]:
    """The groups that have a suggestion; a constant number of queries of the database.

    Args:
        index: the index page, whose routes the suggestions lead to.
        documents: of its live public posts. What none of them and no entry of the watch list names is not suggested.
        query: what has been typed so far; where no name begins like it, names that it may be a misspelling of.
        request: the current request.
    """
    names = find_names(query.key, [name_key(term.text) for term in query.terms]) or similar_names(query.name)
    pks: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for name in names:
        if name.pk not in pks[name.kind] and len(pks[name.kind]) < MOST_LOOKED_AT:
            pks[name.kind].append(name.pk)

    # Asked once, and not by `route_url` for each suggestion.
    home = index.get_url(request) or "/"

    def closest(kind: str, public: Callable[[SearchDocumentQuerySet], QuerySet[Any, Any]]) -> tuple[Suggestion, ...]:
        # Django takes longer to write a query than databases do to answer it: none where there is nothing to ask for.
        if not pks[kind]:
            return ()
        return _closest(
            public(documents), pks[kind], lambda slug: home + index.reverse_subpage(kind, kwargs={"slug": slug})
        )

    groups = [
        Group("works", _("Works"), closest("work", _works)),
        Group("people", _("People"), closest("person", _people)),
        Group("tags", _("Tags"), closest("tag", _tags)),
        Group("posts", _("Reviews and posts"), _newest(documents, pks, lambda slug: f"{home}{slug}/")),
    ]
    return [group for group in groups if group.items]


def _works(documents: SearchDocumentQuerySet) -> QuerySet[Any, Any]:
    return public_works(documents).values("pk", "slug", label=F("title"), native=_native_title(OuterRef("pk")))


def _people(documents: SearchDocumentQuerySet) -> QuerySet[Any, Any]:
    names = PersonName.objects.filter(kind=PersonName.Kind.NATIVE, person=OuterRef("pk")).order_by("sort_order")
    return public_people(documents).values(
        "pk", "slug", label=F("name"), native=Rows(names.values("name", "language")[:1])
    )


def _tags(documents: SearchDocumentQuerySet) -> QuerySet[Any, Any]:
    return public_tags(documents).values("pk", "slug", label=F("name"), native=Value([], JSONField()))


def _native_title(work: OuterRef) -> Rows:
    titles = WorkTitle.objects.filter(kind=WorkTitle.Kind.NATIVE, work=work).order_by("sort_order")
    return Rows(titles.annotate(name=F("title")).values("name", "language")[:1])


def _closest(things: QuerySet[Any, Any], pks: Sequence[int], url: Callable[[str], str]) -> tuple[Suggestion, ...]:
    """The first things in the order of their keys; one query."""
    rows = sorted(things.filter(pk__in=pks).order_by(), key=lambda row: pks.index(row["pk"]))
    return tuple(_suggestion(row, url) for row in rows[:MOST_OF_A_GROUP])


def _newest(
    documents: SearchDocumentQuerySet, pks: Mapping[str, Sequence[int]], url: Callable[[str], str]
) -> tuple[Suggestion, ...]:
    """Posts by their titles and reviews of the works, the newest first; one query, none without a key."""
    if not pks["post"] and not pks["work"]:
        return ()
    matching = documents.filter(Q(pk__in=pks["post"]) | Q(work__in=pks["work"])).newest()
    rows = matching.values(label=F("post__title"), slug=F("post__slug"), native=_native_title(OuterRef("work")))
    return tuple(_suggestion(row, url) for row in rows[:MOST_OF_A_GROUP])


def _suggestion(row: Mapping[str, Any], url: Callable[[str], str]) -> Suggestion:
    native = next(iter(row["native"]), {"name": "", "language": ""})
    return Suggestion(row["label"], native["name"], native["language"], url(row["slug"]))
