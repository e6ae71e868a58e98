"""What a query finds, in its order: exact title, title in any script, person, tag, text, hidden text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.safestring import SafeString

from blog import conf
from blog.models import Mention, PostTag
from blog.models.querysets import PostPageQuerySet
from blog.search.backend import blog_backend
from blog.search.listing import as_outgoing
from blog.search.names import Closeness, FoundName, find_names
from blog.search.query import Query
from blog.search.snippets import has_all, snippet
from blog.spoilers.outgoing import Outgoing
from blog.text.names import name_key


class Rank(IntEnum):
    """Where a query meets a post, the best first."""

    EXACT_TITLE = 0
    TITLE = 1
    PERSON = 2
    TAG = 3
    TEXT = 4
    HIDDEN_TEXT = 5


_RANKS = {"work": Rank.TITLE, "person": Rank.PERSON, "tag": Rank.TAG}


@dataclass(frozen=True, slots=True)
class Hit:
    """A post that a query finds; `name` where it is found by one."""

    pk: int
    rank: Rank = Rank.TEXT
    nearness: tuple[int, int] = (0, 0)
    name: FoundName | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        """Smaller is better."""
        return (self.rank, *self.nearness)


@dataclass(frozen=True, slots=True)
class Result:
    """A post among the results.

    Attributes:
        post: what may be shown of it.
        name: the name by which it was found; its `kind` is `work`, `person` or `tag`. None for a hit in the text, and
            where the name is the post's own title.
        snippet: where the words stand in the safe text, as HTML with `<mark>`; empty where they do not.
        hidden: whether some of the words stand in hidden text only.
    """

    post: Outgoing
    name: FoundName | None
    snippet: SafeString
    hidden: bool


def find(posts: PostPageQuerySet, query: Query) -> list[Hit]:
    """The posts that a query finds, the best first, of equals the newest; at most five queries of the database.

    Args:
        posts: where to look: live public posts of an index page, filtered already.
        query: what to find.
    """
    best: dict[int, Hit] = {}
    for hit in (*_by_name(posts, find_names(query.key)), *_by_words(posts, query)):
        known = best.get(hit.pk)
        if known is None or hit.order < known.order:
            best[hit.pk] = hit
    return sorted(best.values(), key=lambda hit: hit.order)


def _by_name(posts: PostPageQuerySet, names: Sequence[FoundName]) -> Iterable[Hit]:
    # The closest name of each comes first and is kept.
    of_kind: dict[str, dict[int, FoundName]] = {"work": {}, "person": {}, "tag": {}}
    for name in names:
        of_kind[name.kind].setdefault(name.pk, name)
    works, people, tags = of_kind["work"], of_kind["person"], of_kind["tag"]
    if works:
        rows = posts.newest().filter(reviewpage__work__in=works).values_list("pk", "reviewpage__work")
        yield from (_found_by(works[work], post) for post, work in rows)
    if people:
        mentions = Mention.objects.filter(person__in=people, post__in=posts.order_by())
        rows = mentions.order_by("-post__date", "-post").values_list("post", "person")
        yield from (_found_by(people[person], post) for post, person in rows)
    if tags:
        tagged = PostTag.objects.filter(tag__in=tags, content_object__in=posts.order_by())
        rows = tagged.order_by("-content_object__date", "-content_object").values_list("content_object", "tag")
        yield from (_found_by(tags[tag], post) for post, tag in rows)


def _found_by(name: FoundName, post: int) -> Hit:
    exact = name.kind == "work" and name.main and name.closeness is Closeness.EXACT
    rank = Rank.EXACT_TITLE if exact else _RANKS[name.kind]
    return Hit(post, rank, (name.closeness, name.rest), name)


def _by_words(posts: PostPageQuerySet, query: Query) -> Iterable[Hit]:
    wanted = query.full_text()
    if wanted is None:
        return
    for position, hit in enumerate(blog_backend().find_posts(wanted, posts)):
        if has_all(hit.title, query.terms):
            key = name_key(hit.title)
            rank = Rank.EXACT_TITLE if key == query.key else Rank.TITLE
            closeness = Closeness.BEGINS if key.startswith(query.key) else Closeness.WITHIN
            nearness = (Closeness.EXACT, 0) if rank is Rank.EXACT_TITLE else (closeness, len(key) - len(query.key))
            yield Hit(hit.pk, rank, nearness)
        else:
            yield Hit(hit.pk, Rank.TEXT if hit.visible else Rank.HIDDEN_TEXT, (position, 0))


class ResultPaginator(Paginator):
    """Hands out a `Result` for each hit of one page; cards are fetched for that page alone."""

    def __init__(self, hits: Sequence[Hit], posts: PostPageQuerySet, query: Query, request: HttpRequest) -> None:
        super().__init__(hits, conf.posts_per_page())
        self.posts = posts
        self.query = query
        self.request = request

    def _get_page(self, hits: Sequence[Hit], *args: Any, **kwargs: Any) -> PaginatorPage:
        cards = as_outgoing(self.posts.filter(pk__in=[hit.pk for hit in hits]).cards(), self.request)
        post_of = {card.pk: card for card in cards}
        # A post that was unpublished in between is left out.
        results = [self._result(hit, post_of[hit.pk]) for hit in hits if hit.pk in post_of]
        return super()._get_page(results, *args, **kwargs)  # type: ignore[misc]

    def _result(self, hit: Hit, post: Outgoing) -> Result:
        named = hit.name if hit.name and hit.name.name != post.title else None
        in_text = hit.rank is Rank.TEXT and bool(self.query.terms)
        shown = snippet(post.safe_text, self.query.terms) if in_text else SafeString("")
        return Result(post, named, shown, hit.rank is Rank.HIDDEN_TEXT)
