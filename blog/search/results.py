"""What a query finds, in its order: exact title, title in any script, person, tag, text, hidden text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import CharField, QuerySet, Value
from django.http import HttpRequest
from django.utils.safestring import SafeString

from blog import conf
from blog.linking.names import KINDS
from blog.models import Mention, PostTag, SearchDocument
from blog.models.documents import SearchDocumentQuerySet
from blog.search.filters import Filters, Sort
from blog.search.listing import cards_of
from blog.search.names import Closeness, FoundName, find_names, similar_names
from blog.search.query import Query, Term
from blog.search.snippets import snippet
from blog.search.tables import Text, text_tables
from blog.spoilers.outgoing import Outgoing
from blog.text.names import name_key

# With more hits in the text than this, a word says nothing about what a post is about: the newest come first.
MOST_RANKED = 200
# With fewer hits than this, all of them in the text, a name may have been mistyped.
FEW = 3
# Of fewer posts than this the documents are fetched by their keys; of more, all are.
MOST_NAMED_IN_A_QUERY = 500


class Rank(IntEnum):
    """Where a query meets a post, the best first."""

    EXACT_TITLE = 0
    TITLE = 1
    PERSON = 2
    TAG = 3
    TEXT = 4
    HIDDEN_TEXT = 5


_RANKS = {"work": Rank.TITLE, "post": Rank.TITLE, "person": Rank.PERSON, "tag": Rank.TAG}


@dataclass(frozen=True, slots=True)
class Hit:
    """A post that a query finds; `name` where it is found by one."""

    pk: int
    rank: Rank = Rank.TEXT
    nearness: tuple[int, ...] = ()
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


class Found:
    """What a query finds among posts: a sequence of hits, of which a slice is worked out when it is asked for.

    Attributes:
        corrected: the name that may be meant, where next to nothing was found by what was typed.
        only_similar: whether nothing was found by what was typed, and the posts are those of such names.
        terms: what was looked for in the text in the end.
        posts: the keys of all posts that are found, in the order in which posts come that are equal otherwise.
    """

    def __init__(self, documents: SearchDocumentQuerySet, query: Query, filters: Filters) -> None:
        self.query = query
        self.sort = filters.sort
        self.corrected: FoundName | None = None
        self.only_similar = False
        self.terms: tuple[Term, ...] = query.terms
        self._documents = filters.sorted(filters.narrowed(documents))
        self._without = text_tables().posts_with(Text.WHOLE, [term.phrase for term in query.without], any_of=True)
        self._named: dict[int, Hit] = {}
        self._in_text: set[int] = set()
        self._matching: set[int] = set()
        # What the query leaves out among all posts: what it finds may be most of them.
        self._left_out: set[int] | None = None if query.key else self._without
        self._unfiltered = not filters.conditions()
        self.posts: list[int] = []
        if query.key:
            self._look()
        else:
            self.posts = self._in_order(None)

    def __len__(self) -> int:
        return len(self.posts)

    def __getitem__(self, which: slice) -> list[Hit]:
        """The hits of one page: the best first and of equals the newest, or in the order of the filters."""
        if not self.query.key:
            return [Hit(pk) for pk in self.posts[which]]
        if self.sort in (None, Sort.RELEVANCE):
            return [self._hit(pk) for pk in self._by_relevance[which]]
        return [self._hit(pk) for pk in self.posts[which]]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self[:])

    def matching(self, documents: SearchDocumentQuerySet) -> SearchDocumentQuerySet:
        """Those of the documents that the query finds, whatever the filters."""
        if self._left_out is not None:
            return documents.exclude(pk__in=text_tables().among(self._left_out)) if self._left_out else documents
        return documents.filter(pk__in=text_tables().among(self._matching)) if self._matching else documents.none()

    def _look(self) -> None:
        names = find_names(self.query.key, [name_key(term.text) for term in self.query.terms])
        self._in_text = self._posts_with(Text.WHOLE)
        self._take(names)
        unfinished = self.query.unfinished()
        if not self.posts and unfinished is not None:
            self.terms = unfinished.terms
            self._in_text = self._posts_with(Text.WHOLE)
            self._take(names)
        if len(self.posts) < FEW and not self._named:
            self._correct()

    def _correct(self) -> None:
        """Find the name that may have been mistyped; its posts are shown where there are no others."""
        names = similar_names(self.query.name)
        # Of names that are as near as one another, all may be meant.
        names = [name for name in names if name.rest == names[0].rest]
        found = self.posts
        self._take(names)
        best = min(self._named.values(), key=lambda hit: hit.order, default=None)
        self.corrected = best.name if best else None
        if found:
            self._take(())
        self.only_similar = not found and bool(self.posts)

    def _take(self, names: Sequence[FoundName]) -> None:
        """Find the posts that these names lead to, and those in whose text the words stand; at most two queries."""
        named: dict[int, Hit] = {}
        for hit in _hits(names):
            known = named.get(hit.pk)
            if known is None or hit.order < known.order:
                named[hit.pk] = hit
        self._matching, self._left_out = self._in_text.union(named) - self._without, None
        self.posts = self._in_order(self._matching)
        self._named = {pk: named[pk] for pk in self.posts if pk in named}

    def _in_order(self, posts: set[int] | None) -> list[int]:
        """Those of the posts that the documents have, in their order; all for None; one query."""
        if posts is not None and not posts:
            return []
        if posts is not None and len(posts) <= MOST_NAMED_IN_A_QUERY:
            return text_tables().keys_of(self._documents.filter(pk__in=text_tables().among(posts)))
        keys = text_tables().keys_of(self._documents)
        found = [pk for pk in keys if (posts is None or pk in posts) and pk not in self._without]
        if posts is not None and self._unfiltered and len(found) > len(keys) / 2:
            self._left_out = set(keys).difference(found)
        return found

    def _posts_with(self, text: Text) -> set[int]:
        return text_tables().posts_with(text, [term.phrase for term in self.terms])

    @cached_property
    def _by_relevance(self) -> list[int]:
        """Posts by their names, the closest first; then those in whose visible text the words stand; then the rest."""
        named = sorted(self._named.values(), key=lambda hit: hit.order)
        others = [pk for pk in self.posts if pk not in self._named]
        visible = [pk for pk in others if pk in self._visible]
        if len(others) <= MOST_RANKED:
            visible.sort(key=lambda pk: -self._visible[pk])
        return [*(hit.pk for hit in named), *visible, *(pk for pk in others if pk not in self._visible)]

    @cached_property
    def _visible(self) -> dict[int, float]:
        """The posts in whose visible text the words stand, of a few with how much they mean there."""
        others = [pk for pk in self.posts if pk not in self._named]
        if not others:
            return {}
        if len(others) <= MOST_RANKED:
            return text_tables().scores(Text.VISIBLE, [term.phrase for term in self.terms], others)
        return dict.fromkeys(self._posts_with(Text.VISIBLE), 0.0)

    def _hit(self, pk: int) -> Hit:
        return self._named.get(pk) or Hit(pk, Rank.TEXT if pk in self._visible else Rank.HIDDEN_TEXT)


def find(documents: SearchDocumentQuerySet, query: Query, filters: Filters | None = None) -> Found:
    """What a query finds.

    Args:
        documents: of the posts to look in: the public ones of an index page.
        query: what to find; all posts where it asks for nothing.
        filters: what to narrow it to, and in which order.
    """
    return Found(documents, query, filters or Filters())


def _hits(names: Sequence[FoundName]) -> Iterator[Hit]:
    """The posts that names lead to, whatever their privacy; one query. The names come the closest first."""
    of_kind: dict[str, dict[int, FoundName]] = {kind: {} for kind in KINDS}
    for name in names:
        of_kind[name.kind].setdefault(name.pk, name)
    for pk, name in of_kind["post"].items():
        yield _found_by(name, pk)
    sources: dict[str, tuple[QuerySet[Any], str, str]] = {
        "work": (SearchDocument.objects.all(), "pk", "work"),
        "person": (Mention.objects.all(), "post", "person"),
        "tag": (PostTag.objects.all(), "content_object", "tag"),
    }
    rows = [
        posts.filter(**{f"{thing}__in": list(of_kind[kind])})
        .values_list(post, thing, Value(kind, CharField()))
        .order_by()
        .distinct()
        for kind, (posts, post, thing) in sources.items()
        if of_kind[kind]
    ]
    if rows:
        for pk, thing, kind in rows[0].union(*rows[1:], all=True):
            yield _found_by(of_kind[kind][thing], pk)


def _found_by(name: FoundName, post: int) -> Hit:
    exact = name.kind in ("work", "post") and name.main and name.closeness is Closeness.EXACT
    rank = Rank.EXACT_TITLE if exact else _RANKS[name.kind]
    # Two posts may be of one work: the one that bears its name comes before the one that says more.
    return Hit(post, rank, (name.closeness, name.rest, name.apart, name.kind != "post"), name)


class ResultPaginator(Paginator):
    """Hands out a `Result` for each hit of one page; cards are fetched for that page alone."""

    def __init__(self, hits: Found, request: HttpRequest) -> None:
        super().__init__(hits, conf.posts_per_page())  # type: ignore[arg-type]
        self.hits = hits
        self.request = request

    def _get_page(self, hits: Sequence[Hit], *args: Any, **kwargs: Any) -> PaginatorPage:
        card_of = cards_of([hit.pk for hit in hits], self.request)
        results = [self._result(hit, card_of[hit.pk]) for hit in hits if hit.pk in card_of]
        return super()._get_page(results, *args, **kwargs)  # type: ignore[misc]

    def _result(self, hit: Hit, post: Outgoing) -> Result:
        named = hit.name if hit.name and hit.name.name != post.title else None
        shown = snippet(post.safe_text, self.hits.terms) if hit.rank is Rank.TEXT else SafeString("")
        return Result(post, named, shown, hit.rank is Rank.HIDDEN_TEXT)
