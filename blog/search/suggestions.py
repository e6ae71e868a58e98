"""Suggestions for what is being typed: works, people, tags and posts by their names, of those that are public."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from blog.linking.names import KINDS
from blog.models import PersonName, WorkTitle
from blog.models.querysets import PostPageQuerySet
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


def suggest_groups(index: Any, posts: PostPageQuerySet, query: Query, request: HttpRequest) -> list[Group]:
    """The groups that have a suggestion; a constant number of queries of the database.

    Args:
        index: the index page, whose routes the suggestions lead to.
        posts: its live public posts. What none of them and no entry of the watch list names is not suggested.
        query: what has been typed so far; where no name begins like it, names that it may be a misspelling of.
        request: the current request.
    """
    names = find_names(query.key, [name_key(term.text) for term in query.terms]) or similar_names(query.name)
    pks: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for name in names:
        if name.pk not in pks[name.kind] and len(pks[name.kind]) < MOST_LOOKED_AT:
            pks[name.kind].append(name.pk)

    works = _first(pks["work"], public_works(posts).filter(pk__in=pks["work"]).prefetch_related("titles"))
    people = _first(pks["person"], public_people(posts).filter(pk__in=pks["person"]).prefetch_related("names"))
    tags = _first(pks["tag"], public_tags(posts).filter(pk__in=pks["tag"]))

    def route(name: str) -> Callable[[Any], str]:
        return lambda thing: index.route_url(request, name, slug=thing.slug)

    groups = [
        Group("works", _("Works"), _named(works, "title", _native_title, route("work"))),
        Group("people", _("People"), _named(people, "name", _native_name, route("person"))),
        Group("tags", _("Tags"), _named(tags, "name", lambda tag: ("", ""), route("tag"))),
        Group("posts", _("Reviews and posts"), tuple(_posts(posts, pks, request))),
    ]
    return [group for group in groups if group.items]


def _first(pks: Sequence[int], things: QuerySet[Any]) -> list[Any]:
    """The first things in the order of their keys."""
    return sorted(things, key=lambda thing: pks.index(thing.pk))[:MOST_OF_A_GROUP] if pks else []


def _named(
    things: Iterable[Any], field: str, native: Callable[[Any], tuple[str, str]], url: Callable[[Any], str]
) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(getattr(thing, field), *native(thing), url(thing)) for thing in things)


def _native_title(work: Any) -> tuple[str, str]:
    kind = WorkTitle.Kind.NATIVE
    return next(((title.title, title.language) for title in work.titles.all() if title.kind == kind), ("", ""))


def _native_name(person: Any) -> tuple[str, str]:
    kind = PersonName.Kind.NATIVE
    return next(((name.name, name.language) for name in person.names.all() if name.kind == kind), ("", ""))


def _posts(posts: PostPageQuerySet, pks: Mapping[str, Sequence[int]], request: HttpRequest) -> Iterable[Suggestion]:
    """Posts by their titles and reviews of the works, the newest first."""
    if not pks["post"] and not pks["work"]:
        return
    matching = posts.filter(Q(pk__in=pks["post"]) | Q(reviewpage__work__in=pks["work"]))
    for post in matching.newest().outlines()[:MOST_OF_A_GROUP]:
        facts = post.facts(request)
        native = facts.work.native if facts.work else None
        yield Suggestion(facts.title, native.text if native else "", native.language if native else "", facts.url)
