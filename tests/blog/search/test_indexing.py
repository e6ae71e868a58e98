"""Writing posts to the index."""

from collections.abc import Callable

import pytest
from django.db import transaction
from modelsearch.query import PlainText

from blog.models import PostPage
from blog.search import indexing
from blog.search.backend import blog_backend
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory

pytestmark = pytest.mark.django_db


def test_posts_are_indexed_and_those_that_are_gone_passed_over(index: BlogIndexPage) -> None:
    pks = [PostPageFactory(parent=index, title=f"Lantern {number}").pk for number in range(3)]
    blog_backend().reset_indexes()
    indexing.index_posts([*pks, 99999999])
    hits = blog_backend().find_posts(PlainText("lantern"), PostPage.objects.all())
    assert {(hit.pk, hit.visible) for hit in hits} == {(pk, True) for pk in pks}


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
