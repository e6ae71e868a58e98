"""The backend as Wagtail uses it, on the database of this run, and what of modelsearch it leans on."""

import inspect

import modelsearch
import pytest
from django.db import NotSupportedError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Boost, Not, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import parse_query_string
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from blog.models import PostPage, ReviewPage
from blog.search.backend import SearchBackend
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory, body

HOSTILE = [
    '"',
    'foo"',
    '" OR 1=1 --',
    '"heaven" "cove',
    "a\x00b",
    "\x00",
    "\ud800",
    "word " * 600,
    "a-" * 600,
    "x" * 5_000,
    "%",
    "%s",
    "*",
    "NEAR(a b)",
    "AND OR NOT (",
    "title:x",
    "{title} : x",
    "\\",
    "-",
    "'",
    "'til death",
    "(((",
    "&|!<->:*",
    "🙂",
    "\u202etxt",
    "<script>alert(1)</script>",
    "코브 투 헤븐",
]


@pytest.fixture
def posts(index: BlogIndexPage) -> list[PostPage]:
    """One post that is called by a word, and one that says it often."""
    said = body(("introduction", {"text": "<p>" + "Heaven, and heaven again. " * 20 + "</p>", "spoiler": "safe"}))
    called = PostPageFactory(parent=index, title="Cove to Heaven, the long title that some give it")
    saying = PostPageFactory(parent=index, title="Salt", body=said)
    return [called, saying]


@pytest.mark.django_db
def test_hostile_text_is_answered(posts: list[PostPage]) -> None:
    backend = get_search_backend()
    for text in HOSTILE:
        assert list(backend.search(text, Page)) is not None
        assert list(backend.autocomplete(text, Page)) is not None
        assert list(backend.search(Phrase(text), Page)) is not None
        _filters, query = parse_query_string(text)
        assert list(backend.search(query, PostPage.objects.live())) is not None
        assert backend.search(text, Page).count() >= 0


QUERIES = st.recursive(
    st.text(alphabet=st.characters(codec=None, categories=None), max_size=12).map(PlainText)
    | st.text(alphabet="\"\x00'\\ah*:()-&|!", max_size=12).map(Phrase),
    lambda part: st.lists(part, min_size=1, max_size=3).map(And) | st.lists(part, min_size=1, max_size=3).map(Or),
    max_leaves=5,
)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(query=QUERIES)
def test_any_query_is_answered(posts: list[PostPage], query: SearchQuery) -> None:
    backend = get_search_backend()
    assert set(backend.search(query, PostPage)) <= set(posts)
    assert set(backend.autocomplete(query, PostPage)) <= set(posts)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_pages:search",
        "wagtailadmin_choose_page_search",
        "wagtailimages:index_results",
        "wagtailsnippets_blog_person:list",
    ],
)
def test_hostile_text_in_the_admin_is_answered(posts: list[PostPage], admin_client: Client, name: str) -> None:
    for text in HOSTILE:
        answer = admin_client.get(reverse(name), {"q": text.encode(errors="replace").decode()})
        assert answer.status_code == 200, text


@pytest.mark.django_db
def test_a_title_comes_before_a_text_that_says_the_word_often(posts: list[PostPage]) -> None:
    called, saying = posts
    assert list(PostPage.objects.search("heaven")) == [called, saying]


@pytest.mark.django_db
def test_negated_and_combined_queries_are_answered(posts: list[PostPage]) -> None:
    called, saying = posts
    heaven = PlainText("heaven")

    def found(query: SearchQuery) -> list[PostPage]:
        return list(PostPage.objects.search(query))

    assert found(And([heaven, Not(PlainText("cove"))])) == [saying]
    assert found(Or([PlainText("salt"), PlainText("nothing")])) == [saying]
    assert found(And([PlainText("salt heaven", operator="or"), PlainText("cove")])) == [called]
    assert set(found(And([Not(PlainText("nothing")), Not(PlainText("nowhere"))]))) == {called, saying}
    assert found(Not(heaven)) == []
    assert set(found(MATCH_ALL)) == {called, saying}


@pytest.mark.django_db
def test_autocomplete_finds_an_unfinished_last_word(posts: list[PostPage]) -> None:
    called, _saying = posts
    assert list(PostPage.objects.autocomplete("cove hea")) == [called]
    assert list(PostPage.objects.autocomplete("mov heaven")) == []


@pytest.mark.django_db
def test_decomposed_hangul_is_found(index: BlogIndexPage) -> None:
    post = PostPageFactory(parent=index, title="코브 투 헤븐")
    assert list(PostPage.objects.search("\u1112\u1166\u1107\u1173\u11ab")) == [post]


@pytest.mark.django_db
def test_the_admin_finds_each_post_once(posts: list[PostPage]) -> None:
    assert [page.pk for page in Page.objects.search("salt")] == [posts[1].pk]


@pytest.mark.django_db
def test_indexing_a_post_costs_the_same_however_many_there_are(index: BlogIndexPage) -> None:
    post = PostPageFactory(parent=index)
    get_search_backend().add(post)
    with CaptureQueriesContext(connection) as queries:
        get_search_backend().add(post)
    assert not [query["sql"] for query in queries if "AVG(" in query["sql"]]


def test_another_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "vendor", "oracle")
    with pytest.raises(NotSupportedError, match="PostgreSQL, or SQLite"):
        SearchBackend({})


class TestContractWithModelsearch:
    """What the backend overrides and calls; a new modelsearch that changes it fails here and not for a reader."""

    def test_the_version_is_the_one_that_was_read(self) -> None:
        assert modelsearch.VERSION[:2] == (1, 3)

    def test_what_is_overridden_is_there(self) -> None:
        backend = get_search_backend()
        upstream = {
            base for base in type(backend).__mro__ if base.__module__.startswith("modelsearch.backends.database.")
        }
        assert len(upstream) == 1
        for compiler in (backend.query_compiler_class, backend.autocomplete_query_compiler_class):
            parent = next(base for base in compiler.__mro__ if base.__module__.startswith("modelsearch."))
            for name in vars(compiler.__mro__[1]):
                if not name.startswith("__") or name == "__init__":
                    assert hasattr(parent, name), name
            assert (
                "search_query" in inspect.signature(parent.get_index_vectors).parameters
                or connection.vendor == "sqlite"
            )

    def test_an_index_writes_and_deletes_single_objects(self) -> None:
        index = get_search_backend().get_index_for_model(ReviewPage)
        parent = next(base for base in type(index).__mro__ if base.__module__.startswith("modelsearch."))
        assert list(inspect.signature(parent.add_items).parameters) == ["self", "model", "objs"]
        assert list(inspect.signature(parent.delete_item).parameters) == ["self", "item"]
        assert list(inspect.signature(parent._refresh_title_norms).parameters) == ["self", "full"]

    @pytest.mark.django_db
    def test_boosted_queries_are_taken(self, posts: list[PostPage]) -> None:
        if connection.vendor == "sqlite":
            assert list(PostPage.objects.search(Boost(PlainText("salt"), 2.0))) == [posts[1]]
        else:
            with pytest.warns(RuntimeWarning, match="Boost"):
                assert list(PostPage.objects.search(Boost(PlainText("salt"), 2.0))) == [posts[1]]
