"""Suggestions for what is being typed: works, people, tags and posts by their names, of those that are public."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from blog.models import PersonName, WorkTitle
from blog.models.querysets import PostPageQuerySet
from blog.search.listing import as_outgoing
from blog.search.names import find_names
from blog.search.public import public_people, public_tags, public_works
from blog.search.query import Query
from blog.text.scripts import has_native

MOST_OF_A_GROUP = 5


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
        query: what has been typed so far.
        request: the current request.
    """
    pks: dict[str, list[int]] = {"work": [], "person": [], "tag": []}
    for name in find_names(query.key):
        if name.pk not in pks[name.kind]:
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
        Group("posts", _("Reviews and posts"), tuple(_posts(posts, query, [work.pk for work in works], request))),
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


def _posts(posts: PostPageQuerySet, query: Query, works: Sequence[int], request: HttpRequest) -> Iterable[Suggestion]:
    """Posts whose title has all the words, also unfinished ones, and reviews of the works."""
    titled = Q()
    for term in query.terms:
        # A word of the title begins with it, or a word in a script without blanks contains it.
        begins = Q(title__istartswith=term) | Q(title__icontains=f" {term}")
        titled &= Q(title__icontains=term) if has_native(term) else begins
    matching = titled | Q(reviewpage__work__in=works) if query.terms else Q(reviewpage__work__in=works)
    cards = posts.filter(matching).newest().cards()[:MOST_OF_A_GROUP]
    for post in as_outgoing(cards, request):
        native = post.work.native if post.work else None
        yield Suggestion(post.title, native.text if native else "", native.language if native else "", post.url)
