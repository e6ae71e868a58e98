"""The pages of people: all of them, and one with the works and reviews that they are in."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, F, OuterRef, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from blog.models import Person, PersonName, Role
from blog.models.querysets import PostPageQuerySet
from blog.models.renditions import PORTRAIT_FILTERS, PORTRAIT_OUTSIDE, renditions_of
from blog.models.rows import Rows
from blog.outlets import jsonld
from blog.outlets.pictures import picture
from blog.outlets.publication import Publication
from blog.search.filtered import filtered_list
from blog.search.listing import documents_of, posts_of
from blog.search.public import public_people, public_works
from blog.web.excerpts import excerpts_of
from blog.web.publication import publication_of


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A person, how many posts name them, and their names beside the main one."""

    name: str
    slug: str
    count: int
    portrait: Any
    names: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A part that a person has in a work, and the work's title, slug and year."""

    title: str
    slug: str
    year: int | None
    job: str
    job_label: str
    character: str
    billing: str


def people_counts(posts: PostPageQuerySet) -> list[PersonCount]:
    """Everybody whom these posts name, those named most often first; one query, and one for portraits."""
    names = PersonName.objects.filter(person=OuterRef("pk")).values("name", "language", "kind")
    people = (
        Person.objects.annotate(count=_posts_naming(posts), name_rows=Rows(names))
        .filter(count__gt=0)
        .select_related("portrait")
        .prefetch_related(renditions_of("portrait", PORTRAIT_FILTERS))
        .order_by("-count", "name")
    )
    return [
        PersonCount(person.name, person.slug, person.count, person.portrait, tuple(person.name_rows))
        for person in people
    ]


def _posts_naming(posts: PostPageQuerySet) -> Count:
    return Count("mentions__post", distinct=True, filter=Q(mentions__post__in=posts.order_by()))


def all_people(index: Any, request: HttpRequest) -> HttpResponseBase:
    """Everybody whom a live public post names, by initial."""
    people = sorted(people_counts(posts_of(index)), key=lambda person: person.name.casefold())
    initials = [
        (initial, list(group)) for initial, group in groupby(people, key=lambda person: person.name[:1].upper())
    ]
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
    posts = posts_of(index)
    names = PersonName.objects.filter(person=OuterRef("pk")).values("name", "language", "kind")
    people = public_people(posts).select_related("portrait").annotate(count=_posts_naming(posts), name_rows=Rows(names))
    found = get_object_or_404(people, slug=slug)
    listed = filtered_list(documents_of(index).naming(found), request, fixed={"person": found.slug})
    return index.render(
        request,
        template="blog/person.html",
        context_overrides={
            "person": found,
            "names": found.name_rows,
            "roles": _role_lines(found, posts),
            **listed,
            "excerpts": excerpts_of(found, listed["posts"]),
            "things": [_node(found, publication_of(index, request))],
            "above": ("people", _("People")),
            "heading": found.name,
            "description": _("%(name)s: works and reviews on this blog.") % {"name": found.name},
        },
    )


def _node(person: Person, blog: Publication) -> jsonld.Node:
    names: list[dict[str, str]] = person.__dict__["name_rows"]
    return jsonld.person_node(
        name=person.name,
        names=[name["name"] for name in names],
        url=blog.address("person", slug=person.slug),
        picture=picture(person.portrait, PORTRAIT_OUTSIDE, blog.url) if person.portrait else None,
    )


def _role_lines(person: Person, posts: PostPageQuerySet) -> list[RoleLine]:
    """The parts in works that have a page, the newest work first."""
    works = public_works(posts).values("pk")
    roles = (
        Role.objects.filter(person=person, work__in=works)
        .select_related("work")
        .order_by(F("work__year").desc(nulls_last=True), "pk")
    )
    return [
        RoleLine(
            title=role.work.title,
            slug=role.work.slug,
            year=role.work.year,
            job=role.job,
            job_label=str(role.get_job_display()),
            character="" if role.spoiler else role.character,
            billing=role.billing,
        )
        for role in roles
    ]
