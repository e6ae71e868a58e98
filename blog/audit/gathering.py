"""What is looked for: the words of all posts, and of all that the site says elsewhere, in one index of runs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction

from blog.audit.naming import public_names, said_of, site_words
from blog.audit.runs import Reach, RunIndex
from blog.audit.stored import Passage, chosen_in, images_of, passage, passages_of
from blog.audit.words import GAP, flagged_units, runs_of
from blog.models import PostPage, Role


@dataclass(frozen=True, slots=True)
class Source:
    """Whose words they are: a post, by its key, or something else, by its name alone."""

    pk: int | None
    title: str


class Gathered:
    """The index of runs and what its sources mean.

    Attributes:
        index: the runs, ready to be searched.
        sources: what the numbers of sources in the index stand for.
        public: how many posts readers see.
    """

    def __init__(self) -> None:
        self.index = RunIndex()
        self.sources: list[Source] = []
        self.public = 0
        self._restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
        for number, found in self._everything():
            _add(self.index, found, number)
        self.index.freeze()
        # Once more, now that the short passages are known: those that other words of the site contain are no secret.
        for _number, found in self._everything():
            for units, reach in _stretches(found):
                self.index.clear_short(units, reach)

    def is_public(self, post: Page) -> bool:
        """Whether readers see a post: it is live, and neither it nor what it is an alias of asks for a password."""
        page: Page | None = post
        while page is not None:
            if not page.live or page.path.startswith(self._restricted):
                return False
            page = page.alias_of
        return True

    def _everything(self) -> Iterator[tuple[int, Passage]]:
        """Every passage of the site with the number of its source."""
        self.sources.clear()
        self.public = 0
        works: set[int] = set()
        people: set[int] = set()
        tags: set[int] = set()
        for post in stored_posts().iterator(chunk_size=50):
            public = self.is_public(post)
            number = self._number(Source(post.pk, post.title))
            for found in (*words_of(post, public=public), *_words_of_draft(post)):
                yield number, found
            if public:
                self.public += 1
                blocks = post.body.raw_data
                works |= {*chosen_in(blocks, "work"), *([post.review.work_id] if post.review else [])}
                people |= set(chosen_in(blocks, "person"))
                tags |= {*chosen_in(blocks, "tag"), *post.tagged_items.values_list("tag", flat=True)}
        number = self._number(Source(None, ""))
        for text in (*site_words(), *public_names(works, people, tags)):
            yield number, passage(text, Reach.ANYWHERE)
        for role in Role.objects.filter(spoiler=True).select_related("work", "person").iterator():
            yield self._number(Source(None, f"{role.work}: {role.person}")), passage(role.character, Reach.OWN_COVER)

    def _number(self, source: Source) -> int:
        self.sources.append(source)
        return len(self.sources) - 1


def stored_posts() -> QuerySet[PostPage]:
    """All posts as they are stored, drafts and private ones included."""
    return PostPage.objects.order_by("pk").select_related(
        "alias_of__alias_of", "author", "reviewpage", "latest_revision"
    )


def words_of(post: PostPage, *, public: bool) -> Iterator[Passage]:
    """All words of a post as it is published, each with how far they may go."""
    facts = Reach.ANYWHERE if public else Reach.NOWHERE
    blocks = list(post.body.raw_data)
    yield from (passage(text, facts) for text in (post.title, post.pitch))
    yield from passages_of(blocks, public=public)
    if public:
        yield from _image_words(blocks)
        yield from (passage(text, Reach.ANYWHERE) for text in _facts_of(post))


def _words_of_draft(post: PostPage) -> Iterator[Passage]:
    if post.has_unpublished_changes and post.latest_revision is not None:
        draft = post.latest_revision.content
        yield from (passage(draft.get(name) or "", Reach.NOWHERE) for name in ("title", "pitch"))
        yield from passages_of(json.loads(draft.get("body") or "[]"), public=False)


def hidden_roles_of(post: PostPage) -> Iterator[Passage]:
    """The descriptions of characters that a review shows under a cover on its own page."""
    if post.review and post.review.work_id:
        for role in Role.objects.filter(work=post.review.work_id, spoiler=True):
            yield passage(role.character, Reach.OWN_COVER)


def _facts_of(post: PostPage) -> Iterator[str]:
    yield post.slug
    if post.author:
        yield from (post.author.name, post.author.bio)
    if post.review:
        yield from (post.review.rating_label, post.review.rating_text)
        for rating in post.review.external_ratings.all():
            yield from (rating.source, rating.url)


def _image_words(blocks: list[Any]) -> Iterator[Passage]:
    shown = dict(images_of(blocks))
    if shown:
        for image in get_image_model().objects.filter(pk__in=shown):
            yield from (passage(text, shown[image.pk]) for text in said_of(image))


def _add(index: RunIndex, found: Passage, source: int) -> None:
    units, flags = flagged_units(found.pieces)
    for start, end, key in runs_of(units):
        if GAP not in units[start:end]:
            index.add(key, found.hidden_reach if any(flags[start:end]) else found.reach, source)
    if any(flags):
        # What is left without the hidden words may happen to read like a run with some of them.
        left = [unit for unit, flag in zip(units, flags, strict=True) if not flag]
        for start, end, key in runs_of(left):
            if GAP not in left[start:end]:
                index.add(key, found.reach, source)
        # Alone, and with the safe words around it.
        index.add_short(units, found.hidden_reach, source)
    for stretch, reach in _stretches(found):
        if reach not in (Reach.ANYWHERE, Reach.SAFE):
            index.add_short(stretch, reach, source)


def _stretches(found: Passage) -> Iterator[tuple[list[str], Reach]]:
    """The units that follow each other without a change of their reach."""
    units, flags = flagged_units(found.pieces)
    position = 0
    for flag, group in groupby(flags):
        length = len(list(group))
        yield units[position : position + length], found.hidden_reach if flag else found.reach
        position += length


def own_runs(post: PostPage, index: RunIndex) -> tuple[set[int | tuple[str, ...]], set[int | tuple[str, ...]]]:
    """What a post's own page may show: everything under a cover, and in the open beside what is safe.

    Short passages of other posts that stand in this one's words belong to them.
    """
    covered: set[int | tuple[str, ...]] = set()
    shown: set[int | tuple[str, ...]] = set()
    for found in (*words_of(post, public=True), *hidden_roles_of(post)):
        units, _flags = flagged_units(found.pieces)
        keys = {key for _start, _end, key in runs_of(units)}
        keys_of_short = {passage for _start, _end, passage in index.short_in(units)}
        covered |= keys | keys_of_short
        if found.reach is Reach.OWN_PAGE:
            shown |= keys | keys_of_short
    return covered, shown
