"""The work of a review and who has a part in it: found by the rule of `blog.transfer.finding`, or made."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from blog.linking.gathering import once
from blog.linking.names import index_names
from blog.models import Person, PersonName, Role, Work, WorkTitle
from blog.parsing.parsed import ParsedPost
from blog.parsing.parsed import Role as ParsedRole
from blog.text.scripts import has_native, native_language
from blog.transfer.bodies import Linked
from blog.transfer.doubts import Doubts
from blog.transfer.finding import people_named, same_name, works_named
from blog.transfer.fitting import fit_text, work_facts
from blog.transfer.made import Made

_LONGEST_TITLE = 255
_LONGEST_NAME = 200


def find_or_make_people(post: ParsedPost, doubts: Doubts, made: Made) -> Linked:
    """The key of each person whom a role or a block of the post names, None where several are called so.

    `made` takes the keys of those who were not there.
    """
    further = {role.person: role.person_names for role in post.roles}
    names = dict.fromkeys([*further, *(block.person for block in post.blocks if block.person)])
    found = people_named(names)
    linked: dict[str, int | None] = {}
    for name in names:
        # Two spellings of one name share their set: the second finds whom the first made.
        known = found[name]
        if not known and fit_text(name, _LONGEST_NAME, _("a person's name"), "work", doubts):
            person = _make_person(name, further.get(name, ()))
            known.add(person)
            made.people.append(person)
        if len(known) > 1:
            doubts.add(
                "work",
                _("Please choose: %(number)d people are called “%(name)s”, so nobody was linked.")
                % {"number": len(known), "name": name},
            )
        linked[name] = next(iter(known)) if len(known) == 1 else None
    return linked


def _make_person(name: str, others: Iterable[str]) -> int:
    person: Any = Person(name=name)
    person.names = [
        PersonName(
            kind=PersonName.Kind.NATIVE if has_native(other) else PersonName.Kind.OTHER,
            language=native_language(other) or "",
            name=other,
        )
        for other in others
        if len(other) <= _LONGEST_NAME
    ]
    person.save()
    return person.pk


def find_works(titles: Iterable[str]) -> Linked:
    """The key of the work that each title belongs to, None where there is none, or several."""
    return {title: next(iter(found)) if len(found) == 1 else None for title, found in works_named(titles).items()}


def find_or_make_work(post: ParsedPost, people: Linked, doubts: Doubts, made: Made) -> Work | None:
    """The work that a review is of, with its roles; None where the title is not known, or belongs to several works.

    `made` takes the key of a new work, and those of roles that a known one gets.
    """
    if not post.title:
        doubts.add("work", _("Please choose the work: no title was found."))
        return None
    names = [name for name in (post.title, post.native_title, post.romanised_title) if name]
    found = works_named(names)
    known: Collection[int] = next((found[name] for name in names if found[name]), ())
    if len(known) > 1:
        doubts.add(
            "work", _("Please choose: %(number)d works are called so, so none was linked.") % {"number": len(known)}
        )
        return None
    if known:
        work = Work.objects.get(pk=next(iter(known)))
        _compare(work, post, doubts)
        made.roles += _add_roles(work, post.roles, people, doubts)
        return work
    work = _make_work(post, people, doubts)
    made.works.append(work.pk)
    return work


def facts_to_fill(work: Work, post: ParsedPost) -> dict[str, Any]:
    """The columns of a work that are empty and that the post tells; its kind is never empty."""
    facts = work_facts(post, Doubts())
    return {name: fact for name, fact in facts.items() if fact and not getattr(work, name)}


def titles_to_fill(work: Work, post: ParsedPost) -> list[WorkTitle]:
    """The titles, unsaved, that the post gives and of whose kind the work has none."""
    there = list(work.titles.all())
    kinds = {title.kind for title in there}
    titles = [title for title in _titles(work, post, Doubts()) if title.kind not in kinds]
    for order, title in enumerate(titles, len(there)):
        title.sort_order = order
    return titles


def complete_work(work: Work, post: ParsedPost) -> bool:
    """Give a work what it lacks and the post tells: facts, titles and the people of its cast, who are made if need be.

    Whatever the work says already stays.

    Returns:
        Whether it lacked any of that.
    """
    with transaction.atomic():
        facts, titles = facts_to_fill(work, post), titles_to_fill(work, post)
        for name, fact in facts.items():
            setattr(work, name, fact)
        if facts:
            work.save()
        for title in titles:
            title.save()
        people = find_or_make_people(post, Doubts(), Made())
        roles = _add_roles(work, post.roles, people, Doubts())
    return bool(facts or titles or roles)


def _compare(work: Work, post: ParsedPost, doubts: Doubts) -> None:
    for name in ("kind", "country", "network", "year", "episodes", "episode_minutes"):
        here, there = getattr(work, name), getattr(post, name)
        if here and there and here != there:
            doubts.add(
                "work",
                _("Please check that this is the same work: %(field)s %(here)s, the text says %(there)s.")
                % {"field": getattr(Work._meta.get_field(name), "verbose_name", name), "here": here, "there": there},
            )


def _make_work(post: ParsedPost, people: Linked, doubts: Doubts) -> Work:
    work = Work(title=(post.title or "")[:_LONGEST_TITLE], **work_facts(post, doubts))
    work.save()
    # At once, and without a signal a row: nothing refers to the work yet.
    WorkTitle.objects.bulk_create(_titles(work, post, doubts))
    Role.objects.bulk_create(_roles(work, post.roles, people, set(), 0, doubts))
    once(index_names, (Work, work.pk), work)
    ReferenceIndex.create_or_update_for_object(work)
    return work


def _titles(work: Work, post: ParsedPost, doubts: Doubts) -> Iterable[WorkTitle]:
    romanised = f"{post.native_language}-Latn" if post.native_language else ""
    titles = [
        (WorkTitle.Kind.NATIVE, post.native_title, post.native_language or ""),
        (WorkTitle.Kind.ROMANISED, post.romanised_title, romanised),
        *((WorkTitle.Kind.OTHER, other, native_language(other) or "") for other in post.other_titles),
    ]
    for order, (kind, title, language) in enumerate(titles):
        if fit_text(title, _LONGEST_TITLE, _("a title"), "work", doubts):
            yield WorkTitle(work=work, kind=kind, title=title, language=language, sort_order=order)


def _add_roles(work: Work, parsed: Iterable[ParsedRole], people: Linked, doubts: Doubts) -> list[int]:
    there = list(work.roles.all())
    known = {(role.person_id, role.job) for role in there}
    added = list(_roles(work, parsed, people, known, len(there), doubts))
    for role in added:
        role.save()
    return [role.pk for role in added]


def _roles(
    work: Work,
    parsed: Iterable[ParsedRole],
    people: Linked,
    known: Collection[tuple[int, str]],
    order: int,
    doubts: Doubts,
) -> Iterable[Role]:
    """New roles of the work; people who have a part of this kind in it already keep it as it is."""
    made: set[tuple[int, str, str]] = set()
    for role in parsed:
        person = people.get(role.person)
        character = fit_text(role.character, _LONGEST_NAME, _("a character"), "work", doubts)
        if person is None or (person, role.job) in known or (person, role.job, same_name(character)) in made:
            continue
        made.add((person, role.job, same_name(character)))
        yield Role(
            work=work,
            person_id=person,
            job=role.job,
            character=character,
            billing=role.billing or "",
            spoiler=role.is_description,
            sort_order=order + len(made),
        )
