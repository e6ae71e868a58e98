"""Two rows of the index for each post: the page's own, with every word, and one with what may be shown.

A hit on the second says that the words stand in titles, names or safe text; a hit on the first alone, that they stand
in hidden text. A row belongs to a content type, and the second has that of the post's digest, which no other row has;
so Wagtail's admin, which asks for pages, finds each post once.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from modelsearch.index import SearchField
from modelsearch.query import SearchQuery

from blog.models import PostDigest, PostPage, ReviewPage
from blog.spoilers.outgoing import safe_html
from blog.text.html import html_to_text


class Hit(NamedTuple):
    """A post that a query finds: its title as indexed, whether the words stand in what may be shown, and how well."""

    pk: int
    title: str
    visible: bool
    score: float


@dataclass(frozen=True, slots=True)
class VisibleText:
    """What may be shown of a post, in the shape in which modelsearch takes objects for its index."""

    pk: int
    title: str
    names: str
    text: str

    @classmethod
    def of(cls, post: PostPage) -> "VisibleText":
        """From the post's fields and blocks, not from its digest, which may be written later."""
        text = "\n".join(filter(None, [post.pitch, html_to_text(safe_html(post.parts()))]))
        return cls(post.pk, post.title, _value(post, "search_names"), unicodedata.normalize("NFC", text))

    @classmethod
    def get_search_fields(cls) -> list[SearchField]:
        """What of it is indexed; only a field named `title` goes to the column of titles."""
        return [SearchField("title", boost=2), SearchField("names", boost=3), SearchField("text")]


def _value(post: PostPage, name: str) -> str:
    value = getattr(post, name)
    return value() if callable(value) else value


@contextmanager
def _worked_out(posts: Sequence[PostPage]) -> Iterator[None]:
    """Posts with their names and their text worked out once: modelsearch asks for each value three times a row."""
    names = ("search_names", "search_text")
    for post in posts:
        post.__dict__.update({name: _value(post, name) for name in names})
    try:
        yield
    finally:
        for post in posts:
            for name in names:
                post.__dict__.pop(name, None)


# Whose content type the rows have.
VisibleText._meta = PostDigest._meta


class VisibleRows:
    """A mixin for an index of modelsearch: writes the second row along with the first, and deletes it."""

    entries: QuerySet

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: no score is multiplied by a norm, and working it out reads the whole index for each object."""

    def add_items(self, model: type, objs: Sequence[Any]) -> None:
        """Index objects; posts with both rows."""
        if not issubclass(model, PostPage):
            super().add_items(model, objs)  # type: ignore[misc]
            return
        with _worked_out(objs):
            super().add_items(model, objs)  # type: ignore[misc]
            super().add_items(VisibleText, [VisibleText.of(post) for post in objs])  # type: ignore[misc]

    def delete_item(self, item: Any) -> None:
        """Delete an object from the index."""
        super().delete_item(item)  # type: ignore[misc]
        if isinstance(item, PostPage):
            self.entries.filter(content_type=content_type_of(PostDigest), object_id=str(item.pk)).delete()


def content_type_of(model: type) -> int:
    """The primary key of a model's content type."""
    return ContentType.objects.get_for_model(model).pk


class PostSearch:
    """A mixin for a search backend: finds posts for readers."""

    def find_posts(self, query: SearchQuery, posts: QuerySet[PostPage]) -> list[Hit]:
        """The posts that a query finds, each once: visible hits first, then the best; one query.

        Args:
            query: what to find; it may be of any length and hold any character.
            posts: where to look. Whether a post is public is decided here and nowhere else: the index keeps rows of
                unpublished and private posts.
        """
        digest = content_type_of(PostDigest)
        types = [digest, content_type_of(PostPage), content_type_of(ReviewPage)]
        keys = posts.order_by().annotate(key=Cast("pk", CharField())).values("key")
        found: dict[int, Hit] = {}
        for content_type, object_id, title, score in self.rows(query, types, keys):
            hit = Hit(int(object_id), title, content_type == digest, score)
            known = found.get(hit.pk)
            if known is None or hit.visible:
                found[hit.pk] = hit
        return sorted(found.values(), key=lambda hit: (not hit.visible, -hit.score))

    def rows(self, query: SearchQuery, types: list[int], keys: QuerySet) -> Iterable[tuple[int, str, str, float]]:
        """Content type, object, title and score (more is better) of the rows that a query finds."""
        raise NotImplementedError
