"""The pages of people: all of them, and one with the works and reviews that they are in."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from blog.models import Mention, Person, PersonName, Role, WatchlistEntry
from blog.models.facts import work_facts
from blog.models.querysets import PostPageQuerySet
from blog.models.renditions import PORTRAIT_FILTERS, POSTER_FILTERS, with_renditions
from blog.spoilers.outgoing import WorkFacts
from blog.web.excerpts import excerpts_of
from blog.search.listing import page_of_cards, posts_of


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A person, how many posts name them, and their names beside the main one."""

    name: str
    slug: str
    count: int
    portrait: Any
    names: tuple[PersonName, ...]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A part that a person has in a work."""

    work: WorkFacts
    job: str
    job_label: str
    character: str
    billing: str

def people_counts(posts: PostPageQuerySet) -> list[PersonCount]:
    """Everybody whom these posts name, those named most often first; a constant number of queries."""
    named = Mention.objects.filter(person=OuterRef("pk"), post__in=posts.order_by())
    people = (
        Person.objects.filter(Exists(named))
        .annotate(count=_posts_naming(posts))
        .prefetch_related("names", with_renditions("portrait", PORTRAIT_FILTERS))
        .order_by("-count", "name")
    )
    return [
        PersonCount(person.name, person.slug, person.count, person.portrait, tuple(person.names.all()))
        for person in people
    ]


def _posts_naming(posts: PostPageQuerySet) -> Count:
    return Count("mentions__post", distinct=True, filter=Q(mentions__post__in=posts.order_by()))


def all_people(index: Any, request: HttpRequest) -> HttpResponseBase:
    """Everybody whom a live public post names, by initial."""
    people = sorted(people_counts(posts_of(index)), key=lambda person: person.name.casefold())
    initials = [(initial, list(group)) for initial, group in groupby(people, key=lambda person: person.name[:1].upper())]
    return index.render(
        request,
        template="blog/people.html",
        context_overrides={
            "initials": initials,
            "count": len(people),
            "heading": _("People"),
            "description": _("Everybody who acts, directs or writes in what this blog reviews."),
        },
    )


def person(index: Any, request: HttpRequest, slug: str) -> HttpResponseBase:
    """One person: their parts, the posts that name them, and what those say of them.

    Raises:
        Http404: nobody has this slug, or nothing public names them.
    """
    found = get_object_or_404(Person.objects.select_related("portrait").prefetch_related("names"), slug=slug)
    posts = posts_of(index)
    cards = page_of_cards(posts.naming(found), request)
    if not cards.paginator.count and not WatchlistEntry.objects.filter(work__roles__person=found).exists():
        raise Http404(_("Nothing public names this person."))
    return index.render(
        request,
        template="blog/person.html",
        context_overrides={
            "person": found,
            "names": list(found.names.all()),
            "roles": _role_lines(found, posts),
            "posts": cards,
            "excerpts": excerpts_of(found, posts, request),
            "heading": found.name,
            "description": _("%(name)s: works and reviews on this blog.") % {"name": found.name},
        },
    )


def _role_lines(person: Person, posts: PostPageQuerySet) -> list[RoleLine]:
    """The parts in works that have a page, the newest work first."""
    listed = WatchlistEntry.objects.filter(work=OuterRef("work"))
    reviewed = posts.order_by().filter(reviewpage__work=OuterRef("work"))
    roles = (
        Role.objects.filter(person=person)
        .filter(Exists(reviewed) | Exists(listed))
        .select_related("work")
        .prefetch_related("work__titles", with_renditions("work__poster", POSTER_FILTERS))
        .order_by("-work__year", "work__title")
    )
    return [
        RoleLine(
            work=work_facts(role.work),
            job=role.job,
            job_label=str(role.get_job_display()),
            character="" if role.spoiler else role.character,
            billing=role.billing,
        )
        for role in roles
    ]
