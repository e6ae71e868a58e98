"""Search finds what readers mean: over the demo, a real archive page, and a crowd of generated reviews beside them."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.utils.text import slugify

from bench.bulk import fill_in_bulk
from blog.models import PostPage
from blog.search.filters import read_filters
from blog.search.listing import documents_of
from blog.search.query import parse
from blog.search.results import find
from blog.web.index_page import BlogIndexPage
from tests.blog.search.relevance import Wish, judge, page_names, wishes
from tests.blog.transfer.sources.seed import SEED, expected_posts, read_seed
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, WorkFactory, body
from tests.home.posters import few_posters
from tests.sizes import sized

pytestmark = pytest.mark.django_db

GENERATED = sized(60, 1_000)
LEAST = 0.95


def _found(typed: str) -> list[str]:
    """The titles of all posts that a query finds, in their order."""
    index = BlogIndexPage.objects.get(slug="reviews")
    query, parameters = parse(typed), QueryDict(mutable=True)
    for name, value in query.filters:
        parameters.appendlist(name, value)
    documents = documents_of(index)
    title_of = dict(PostPage.objects.values_list("pk", "title"))
    return [title_of[hit.pk] for hit in find(documents, query, read_filters(parameters, documents))]


def _keep_from_readers(index: BlogIndexPage, every: list[Wish]) -> None:
    """A draft and a private review that say, and are called, whatever is looked for."""
    words = " ".join(wish.query for wish in every).replace("<", "")
    for title, live in (("A draft", False), ("A secret", True)):
        work = WorkFactory(title=title, kind="book", country="TW")
        for name in ("Sooyoung", "Sukie Ravenhall"):
            RoleFactory(work=work, person=PersonFactory(name=name))
        text = body(("introduction", {"text": f"<p>{words}</p>", "spoiler": "safe"}))
        page = ReviewPageFactory(parent=index, title=title, slug=slugify(title), work=work, live=live, body=text)
        page.tags.add("dialect", "debt")
        page.save()
    page.view_restrictions.create(restriction_type="login")


def test_search_finds_what_readers_mean_and_nothing_that_they_must_not_see(committed: Callable) -> None:
    demo = list(wishes("demo"))
    seed = list(wishes("seed", page_names(expected_posts(read_seed())))) if SEED.exists() else []
    assert len(demo) >= 150
    with committed(), few_posters():
        call_command("load_demo", verbosity=0)
        index = BlogIndexPage.objects.get(slug="reviews")
        fill_in_bulk(GENERATED, words=150, names=GENERATED, index=index)
        _keep_from_readers(index, demo + seed)
    _holds(demo)
    read_seed()  # Skips what follows where the page is absent.
    with committed():
        call_command("import_reviews", str(SEED), "--publish", "--index", "reviews", stdout=StringIO())
    _holds(demo + seed)


def _holds(every: list[Wish]) -> None:
    def found(typed: str) -> list[str]:
        titles = _found(typed)
        assert not {"A draft", "A secret"} & set(titles), typed
        return titles

    judgement = judge(every, found)
    assert judgement.forbidden == []
    assert judgement.mean >= LEAST, judgement.missed
