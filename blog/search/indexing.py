"""Writing posts to the search indexes, at once or when the transaction is through: ours, and the admin's."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import prefetch_related_objects
from wagtail.models import Page
from wagtail.search.backends import get_search_backends

from blog.linking.gathering import is_gathering, once
from blog.models import Mention, PostPage, PostTag, SearchDocument
from blog.search.tables import PostWords, text_tables
from blog.search.traits import traits_of
from blog.text.tokens import tokens

_AT_ONCE = 200
BEST_RATING = 10


class _Waiting(threading.local):
    """The posts that this thread will index when its transaction is through."""

    def __init__(self) -> None:
        self.posts: set[int] = set()


_waiting = _Waiting()


def index_on_commit(posts: Iterable[int]) -> None:
    """Index posts when the current transaction is through, each once however often it is named.

    Where things are gathered, they are indexed when that ends, within the transaction. An error after a transaction is
    logged: what an editor saved is saved, and `rebuild_derived` repairs the index.
    """
    if is_gathering():
        for post in posts:
            once(index_posts, post, post)
        return
    _waiting.posts.update(posts)
    if _waiting.posts:
        # Registered each time, since a transaction that is rolled back forgets it; the first that runs empties the set.
        transaction.on_commit(_index_waiting, robust=True)


def _index_waiting() -> None:
    pks, _waiting.posts = _waiting.posts, set()
    index_posts(pks)


def index_posts(pks: Iterable[int]) -> None:
    """Index posts now, for readers and for the admin; those that are gone are passed over."""
    ordered = sorted(pks)
    backends = list(get_search_backends(with_auto_update=True))
    for start in range(0, len(ordered), _AT_ONCE):
        of_type: dict[type[PostPage], list[PostPage]] = {}
        for post in PostPage.objects.filter(pk__in=ordered[start : start + _AT_ONCE]).specific():
            of_type.setdefault(type(post), []).append(post)
        for model, posts in of_type.items():
            prefetch_related_objects(posts, *model.indexed_with)
            for backend in backends:
                backend.add_bulk(model, posts)
            write_documents(posts)


def write_documents(posts: Iterable[PostPage]) -> None:
    """Write what readers find posts by, in place of what is kept; nothing is kept of those that are not live."""
    live = []
    for post in posts:
        if post.live:
            live.append(post)
        else:
            forget_document(post.pk)
    with transaction.atomic():
        documents = documents_of(live)
        fields = [field.name for field in SearchDocument._meta.fields if not field.primary_key]
        SearchDocument.objects.bulk_create(
            documents, update_conflicts=True, update_fields=fields, unique_fields=["post"]
        )
        text_tables().write([words_of(post) for post in live])


def forget_document(pk: int) -> None:
    """Delete what readers would find a post by."""
    with transaction.atomic():
        SearchDocument.objects.filter(post=pk).delete()
        text_tables().forget([pk])


def forget_others() -> None:
    """Delete what is kept of posts that are not live or not there."""
    live = set(PostPage.objects.live().values_list("pk", flat=True))
    with transaction.atomic():
        SearchDocument.objects.exclude(post__live=True).delete()
        text_tables().forget(text_tables().kept_posts() - live)


def documents_of(posts: Sequence[PostPage]) -> list[SearchDocument]:
    """The documents of live posts, unsaved; three queries beside what each post asks itself."""
    keys = [post.pk for post in posts]
    tags = _keys_by_post(PostTag.objects.filter(content_object__in=keys).values_list("content_object", "tag"))
    named = Mention.objects.filter(post__in=keys, person__isnull=False)
    people = _keys_by_post(named.values_list("post", "person").distinct())
    above = {post.path[: -Page.steplen] for post in posts}
    parents = dict(Page.objects.filter(path__in=above).values_list("path", "pk"))
    return [
        _document_of(post, parents[post.path[: -Page.steplen]], tags=tags[post.pk], people=people[post.pk])
        for post in posts
    ]


def _keys_by_post(rows: Iterable[tuple[int, int]]) -> defaultdict[int, list[int]]:
    keys = defaultdict(list)
    for post, key in rows:
        keys[post].append(key)
    return keys


def _document_of(post: PostPage, parent: int, *, tags: Sequence[int], people: Sequence[int]) -> SearchDocument:
    review = post.review
    work = review.work if review else None
    document = SearchDocument(
        post_id=post.pk,
        parent_id=parent,
        work=work,
        date=post.date,
        year=post.date.year if post.date else None,
        month=post.date.month if post.date and post.date_precision != "year" else None,
        kind=work.kind if work else "",
        country=work.country if work else "",
        on_ten=_on_ten(review.rating_value, review.rating_scale) if review else None,
        tags=",".join(map(str, tags)),
        people=",".join(map(str, people)),
    )
    document.traits = traits_of(document)
    return document


def _on_ten(value: Decimal | None, scale: int | None) -> Decimal | None:
    if value is None or not scale:
        return None
    return (Decimal(value) * BEST_RATING / scale).quantize(Decimal("0.000001"))


def words_of(post: PostPage) -> PostWords:
    """The tokens of a live post: of the words that may be shown, and of all."""
    digest = post.kept_digest() or post.fresh_digest()
    visible = tokens("\n".join(filter(None, [post.search_names(), post.pitch, digest.safe_text])))
    hidden = tokens("\n".join([digest.text, post.hidden_descriptions()]))
    return PostWords(post.pk, visible, [*visible, *hidden])
