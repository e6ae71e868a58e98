"""Words that may stand anywhere although no post's editor wrote them: names, facts of works, what the site says."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.template.loader import get_template
from wagtail.models import Page

from blog.audit.markup import plain
from blog.models import BlogSettings, Person, PostPage, Tag, WatchlistEntry, Work

# A template in the folder that holds all of the plugin's.
_TEMPLATE = "blog/base.html"
_TEMPLATE_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_PHRASE = re.compile(r"\{% blocktranslate\b.*?%\}(.*?)\{% endblocktranslate %\}", re.DOTALL)
_VARIABLE = re.compile(r"\{\{.*?\}\}")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")


def public_names(works: Collection[int], people: Collection[int], tags: Collection[int]) -> Iterator[str]:
    """Names and facts of what public posts name, of what is on the watch list, and of works related to those.

    Args:
        works: keys of the works that a public post names.
        people: keys of the people whom it names.
        tags: keys of its tags and themes.
    """
    of_public = Q(pk__in=works) | Q(watchlist_entries__isnull=False)
    related = Q(relations__target__in=works) | Q(inverse_relations__work__in=works)
    found = Work.objects.filter(of_public | related).distinct().select_related("poster")
    everybody = set(people)
    phrases = list(_phrases())

    def said(name: str) -> Iterator[str]:
        """A name alone, and in what the templates say of it: "may tell the end of …"."""
        yield name
        yield from (plain(_VARIABLE.sub(lambda _: name, phrase)) for phrase in phrases)

    for work in found.prefetch_related("titles", "links", "roles"):
        yield from (*said(work.title), work.slug, work.network)
        yield from (title.title for title in work.titles.all())
        yield from (text for link in work.links.all() for text in (link.label, link.url))
        yield from said_of(work.poster)
        for role in work.roles.all():
            everybody.add(role.person_id)
            if not role.spoiler:
                yield from said(role.character)
    for person in Person.objects.filter(pk__in=everybody).select_related("portrait").prefetch_related("names"):
        yield from (*said(person.name), person.slug)
        yield from (name.name for name in person.names.all())
        yield from said_of(person.portrait)
    for tag in Tag.objects.filter(pk__in=tags):
        yield from (tag.name, tag.slug)


def said_of(image: Any) -> Iterator[str]:
    """What the library says of an image: title, description, the name of its file; nothing of none."""
    if image is not None:
        yield from (image.title, getattr(image, "description", ""), PurePosixPath(image.file.name).stem)


def site_words() -> Iterator[str]:
    """What the site says of itself: its settings, introductions, other pages' titles, the watch list, its templates."""
    for settings in BlogSettings.objects.prefetch_related("links"):
        yield from (settings.name, settings.tagline)
        yield from (link.label for link in settings.links.all())
    yield from apps.get_model("blog.BlogIndexPage").objects.live().values_list("introduction", flat=True)
    yield from Page.objects.live().exclude(pk__in=PostPage.objects.values("pk")).values_list("title", flat=True)
    yield from WatchlistEntry.objects.values_list("note", flat=True)
    for source in _template_sources():
        yield plain(_TEMPLATE_TAG.sub(" ", source))
        for tag in _TEMPLATE_TAG.findall(source):
            yield from (double or single for double, single in _QUOTED.findall(tag))


def _phrases() -> Iterator[str]:
    """What the templates say with a name in it."""
    for source in _template_sources():
        yield from (phrase for phrase in _PHRASE.findall(source) if _VARIABLE.search(phrase))


def _template_sources() -> Iterator[str]:
    for file in Path(get_template(_TEMPLATE).origin.name).parent.rglob("*.html"):  # type: ignore[attr-defined]
        yield file.read_text(encoding="utf-8")
