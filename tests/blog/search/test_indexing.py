"""Writing posts to the index."""

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import transaction

from blog.models import PostPage, SearchDocument
from blog.search import indexing
from blog.search.listing import documents_of
from blog.search.query import parse
from blog.search.results import find
from blog.search.tables import text_tables
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory, ReviewPageFactory, WorkFactory

pytestmark = pytest.mark.django_db


def test_posts_are_indexed_and_those_that_are_gone_passed_over(index: BlogIndexPage) -> None:
    pks = [PostPageFactory(parent=index, title=f"Lantern {number}").pk for number in range(3)]
    SearchDocument.objects.all().delete()
    text_tables().forget(pks)
    indexing.index_posts([*pks, 99999999])
    assert {hit.pk for hit in find(documents_of(index), parse('"lantern 1" 1'))} == {pks[1]}
    assert text_tables().kept_posts() >= set(pks)
    assert set(SearchDocument.objects.values_list("pk", flat=True)) == set(pks)


def test_what_is_kept_of_posts_that_are_not_live_is_forgotten(index: BlogIndexPage) -> None:
    live, draft = PostPageFactory(parent=index), PostPageFactory(parent=index)
    PostPage.objects.filter(pk=draft.pk).update(live=False)
    indexing.forget_others()
    assert list(SearchDocument.objects.values_list("pk", flat=True)) == [live.pk]
    assert draft.pk not in text_tables().kept_posts()


def test_a_document_holds_what_lists_are_filtered_by(index: BlogIndexPage) -> None:
    review = ReviewPageFactory(
        parent=index,
        work=WorkFactory(kind="film", country="KR"),
        date=datetime.date(2021, 10, 4),
        rating_value=Decimal("3.5"),
        rating_scale=5,
    )
    PostPageFactory(parent=index, title="Note", date=datetime.date(2020, 1, 1), date_precision="year")
    kept = SearchDocument.objects.newest().values_list("work", "parent", "year", "month", "kind", "country", "on_ten")
    assert list(kept) == [
        (review.work.pk, index.pk, 2021, 10, "film", "KR", Decimal(7)),
        (None, index.pk, 2020, None, "", "", None),
    ]


def test_a_post_is_indexed_once_for_a_transaction(monkeypatch: pytest.MonkeyPatch, committed: Callable) -> None:
    indexed: list[int] = []
    monkeypatch.setattr(indexing, "_waiting", indexing._Waiting())
    monkeypatch.setattr(indexing, "index_posts", indexed.extend)
    with committed():
        for pks in ([1, 2], [2], [], [3, 1]):
            indexing.index_on_commit(pks)
    assert sorted(indexed) == [1, 2, 3]


def test_nothing_to_index_waits_for_no_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_waiting", indexing._Waiting())
    waiting: list[object] = []
    monkeypatch.setattr(transaction, "on_commit", lambda function, **kwargs: waiting.append(function))
    indexing.index_on_commit([])
    assert waiting == []
