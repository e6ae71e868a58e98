"""Hints to an editor: what a post may lack or give away. They block nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy
from wagtail.blocks import StreamValue

from blog.blocks.fetching import blocks_of
from blog.editor.glance.cast import Cast, spelled_two_ways
from blog.models import PostDigest, PostPage
from blog.text.html import html_to_text
from blog.text.names import name_key

# Words that stand in the open texts of so many other posts are words of this blog, and tell nothing.
_OTHER_POSTS = 20
_MOST_WORDS_SHOWN = 8
_SHORTEST_TELLING_WORD = 4

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


class Code(StrEnum):
    """The kinds of hints, and their names in the checker."""

    PITCH_MISSING = "pitch-missing"
    PITCH_TELLS = "pitch-tells"
    RATING_SCALE = "rating-scale"
    STRANGER = "stranger"
    POSTER_ALT = "poster-alt"
    PROMISE = "promise"
    TWO_SPELLINGS = "two-spellings"


# What the checker says of each: its name, and what to do.
EXPLANATIONS = {
    Code.PITCH_MISSING: (
        gettext_lazy("There is no pitch"),
        gettext_lazy("Cards and search engines show title, work and rating instead. One sentence is enough."),
    ),
    Code.PITCH_TELLS: (
        gettext_lazy("The pitch has words that otherwise stand only under cover"),
        gettext_lazy("The panel “At a glance” names them. Does one of them give something away?"),
    ),
    Code.RATING_SCALE: (
        gettext_lazy("The rating has no scale"),
        gettext_lazy("Readers see a figure without “out of 10”, and no filter finds it."),
    ),
    Code.STRANGER: (
        gettext_lazy("A cast comment on somebody who is not in the cast"),
        gettext_lazy("Give them a role in the work, or choose somebody else."),
    ),
    Code.POSTER_ALT: (
        gettext_lazy("The poster has no description"),
        gettext_lazy("It is read out where the review is shared. Write it in the picture's own form."),
    ),
    Code.PROMISE: (
        gettext_lazy("A promise without a work"),
        gettext_lazy("Choose the work under “Next up”, and it leads to its page and to the review once there is one."),
    ),
    Code.TWO_SPELLINGS: (
        gettext_lazy("A name is spelled in two ways"),
        gettext_lazy("The panel “At a glance” names both."),
    ),
}


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint: its kind, what it says of this post, and where: a field's name or a block's id."""

    code: Code
    text: str
    field: str = ""
    block_id: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A block as it is read for hints: its words, and whom or what it is about."""

    block_id: str
    block_type: str
    label: str
    value: Any
    texts: Sequence[str]

    def get(self, name: str) -> Any:
        """A child of the block, None where it has none of that name."""
        return self.value.get(name) if isinstance(self.value, dict) else None


def sections_of(body: StreamValue) -> list[Section]:
    """The blocks of a post with their words, marks of hidden ones left out."""
    return [
        Section(
            child.id or "",
            child.block_type,
            capfirst(str(child.block.label)),
            child.value,
            [html_to_text(part.html) for part in child.block.parts(child.value, block_id=child.id or "")],
        )
        for child in blocks_of(body)
    ]


def hints_of(post: PostPage, digest: PostDigest, sections: Sequence[Section], cast: Cast) -> list[Hint]:
    """All hints for a post as it is now.

    Args:
        post: a post, perhaps with unsaved changes.
        digest: its digest as it is now.
        sections: its blocks.
        cast: the cast of the work that it reviews.
    """
    return [*_of_pitch(post, digest, sections, cast), *_of_facts(post), *_of_sections(post, sections, cast)]


def _of_pitch(post: PostPage, digest: PostDigest, sections: Sequence[Section], cast: Cast) -> Iterator[Hint]:
    if not post.pitch.strip():
        yield Hint(Code.PITCH_MISSING, str(EXPLANATIONS[Code.PITCH_MISSING][0]), field="pitch")
        return
    words = telling_words(post, digest, sections, cast)
    if words:
        yield Hint(
            Code.PITCH_TELLS,
            gettext("The pitch has words that otherwise stand only under cover: %(words)s.")
            % {"words": ", ".join(f"“{word}”" for word in words[:_MOST_WORDS_SHOWN])},
            field="pitch",
        )


def telling_words(post: PostPage, digest: PostDigest, sections: Sequence[Section], cast: Cast) -> list[str]:
    """The words of the pitch that the post otherwise has only where they are hidden, as they are written there.

    Words of what may be known anyway (titles, names, open texts, here or in other posts) tell nothing. One query where
    anything is left.
    """
    hidden = _keys([digest.text])
    told = {key: word for word in _WORD.findall(post.pitch) if (key := name_key(word)) in hidden and _tells(word)}
    told = _without(told, _keys([digest.safe_text, *_known_anyway(post, sections, cast)]))
    if told:
        others = PostDigest.objects.exclude(post=post.pk).order_by("-post__date", "-post")
        told = _without(told, _keys(others.values_list("safe_text", flat=True)[:_OTHER_POSTS]))
    return list(told.values())


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST_TELLING_WORD or not word.isascii()


def _without(words: dict[str, str], keys: set[str]) -> dict[str, str]:
    return {key: word for key, word in words.items() if key not in keys}


def _keys(texts: Iterable[str]) -> set[str]:
    return {name_key(word) for text in texts for word in _WORD.findall(text)}


def _known_anyway(post: PostPage, sections: Sequence[Section], cast: Cast) -> Iterator[str]:
    yield post.title
    for section in sections:
        if section.block_type == "disclaimer":
            yield from section.texts
    for member in cast.members:
        yield from member.called()
    review = post.review
    if review and review.work:
        work = review.work
        yield from (work.title, work.network, work.country_name, work.get_kind_display())
        yield from (name.title for name in work.titles.all())


def _of_facts(post: PostPage) -> Iterator[Hint]:
    review = post.review
    if review is None:
        return
    if review.rating_value is not None and not review.rating_scale:
        yield Hint(Code.RATING_SCALE, str(EXPLANATIONS[Code.RATING_SCALE][0]), field="rating_scale")
    poster = review.work.poster if review.work else None
    if poster is not None and not poster.description.strip():
        yield Hint(Code.POSTER_ALT, str(EXPLANATIONS[Code.POSTER_ALT][0]), field="work")


def _of_sections(post: PostPage, sections: Sequence[Section], cast: Cast) -> Iterator[Hint]:
    for section in sections:
        person = section.get("person")
        if section.block_type == "cast_comment" and person is not None and person.pk not in cast.by_person:
            text = gettext("%(name)s is not in the cast of the work.") % {"name": person}
            yield Hint(Code.STRANGER, text, block_id=section.block_id)
        if section.block_type == "next_up" and section.texts and section.get("work") is None:
            yield Hint(Code.PROMISE, str(EXPLANATIONS[Code.PROMISE][0]), block_id=section.block_id)
    yield from _of_spellings(post, sections, cast)


def _of_spellings(post: PostPage, sections: Sequence[Section], cast: Cast) -> Iterator[Hint]:
    names = [name for member in cast.members for name in member.called()]
    written = [
        *names,
        *(str(section.get("person")) for section in sections if section.get("person")),
        *(section.get("character") for section in sections if section.get("character")),
    ]
    review = post.review
    if review and review.work:
        written.append(review.work.title)
    seen = set()
    for section in sections:
        character = section.get("character")
        texts = [*section.texts, *([character] if character else [])]
        for spelling in spelled_two_ways("\n".join(texts), _spelled(names or written, written, character)):
            if spelling not in seen:
                seen.add(spelling)
                text = gettext("“%(found)s” is spelled “%(known)s” elsewhere.") % {
                    "found": spelling.found,
                    "known": spelling.known,
                }
                yield Hint(Code.TWO_SPELLINGS, text, block_id=section.block_id)


def _spelled(names: Sequence[str], written: Sequence[str], character: str | None) -> list[str]:
    """How names are spelled: as the cast says; what another section says counts where it says nothing of it."""
    keys = {name_key(name) for name in names}
    return [*names, *(name for name in written if name != character and name_key(name) not in keys)]
