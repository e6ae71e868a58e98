"""The pages of results, and that no word leaves that may not."""

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.models import PersonName
from blog.search.listing import posts_of
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    PersonFactory,
    PostPageFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WorkFactory,
    body,
)

pytestmark = pytest.mark.django_db

HOSTILE = [
    "",
    '"',
    "a\x00b",
    "\x00",
    "x" * 5_000,
    "word " * 1_000,
    "🙂\u202e\u200b",
    "<script>alert(1)</script>",
    "%",
    "NEAR(a b)",
    "title:x",
    "'; DROP TABLE blog_work; --",
    "\ufffd",
    "코브 투 헤븐",
]

HIDDEN_WORDS = ["burns", "drowned", "stepsister", "gaslight", "mother"]


@pytest.fixture
def review(index: BlogIndexPage, committed: Callable) -> BlogIndexPage:
    """A review with hidden words of every kind: a block, an inline spoiler, a heading, a role's description."""
    blocks = body(
        (
            "introduction",
            {"text": '<p>A lighthouse <span data-spoiler="">burns</span> in winter.</p>', "spoiler": "safe"},
        ),
        ("summary", {"text": "<p>The keeper drowned at the lighthouse.</p>", "spoiler": "full"}),
        (
            "episode",
            {"heading": "The stepsister", "number": 3, "text": "<p>A gaslight.</p>", "spoiler": "episode"},
        ),
    )
    with committed():
        page = ReviewPageFactory(
            parent=index, title="Salt Road", slug="salt-road", work=WorkFactory(title="Salt Road"), body=blocks
        )
        page.pitch = "A keeper keeps a light."
        page.tags.add(TagFactory(name="grief"))
        page.save()
        role = RoleFactory(work=page.work, person=PersonFactory(name="Ana Lind"), character="her mother", spoiler=True)
        PersonName.objects.create(person=role.person, language="ko", name="안아린")
    return index


@pytest.mark.parametrize("address", ["/reviews/search/", "/reviews/search/suggest/", "/search/", "/search/suggest/"])
def test_hostile_queries_are_answered(review: BlogIndexPage, client: Client, address: str) -> None:
    for typed in HOSTILE:
        assert client.get(address, {"query": typed, "page": "abc", "year": "x"}).status_code == 200, typed


def test_malformed_query_strings_are_answered(review: BlogIndexPage, client: Client) -> None:
    malformed = ["query=%ED%A0%80", "query=%00", "query=%FF", "page=abc", "page=-1", "page=" + "9" * 5_000, "%00=%00"]
    for address in ("/reviews/search/", "/reviews/search/suggest/", "/reviews/"):
        for query in malformed:
            assert client.get(f"{address}?{query}").status_code == 200, query


def test_what_was_typed_stands_in_the_field_again_escaped(review: BlogIndexPage, client: Client) -> None:
    html = client.get("/reviews/search/", {"query": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html
    assert "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_hit_shows_its_words_marked(review: BlogIndexPage, client: Client) -> None:
    html = client.get("/reviews/search/", {"query": "winter"}).content.decode()
    assert "in <mark>winter</mark>." in html
    assert 'href="/reviews/salt-road/"' in html


def test_a_hit_in_hidden_text_is_announced_and_not_quoted(review: BlogIndexPage, client: Client) -> None:
    html = client.get("/reviews/search/", {"query": "keeper drowned"}).content.decode()
    assert 'href="/reviews/salt-road/"' in html
    assert "stands in a covered part" in html
    assert "<mark>" not in html


def test_the_matching_name_is_said_in_its_language(review: BlogIndexPage, client: Client) -> None:
    html = client.get("/reviews/search/", {"query": "안아린"}).content.decode()
    assert re.search(r'With\s+<span lang="ko">안아린</span>', html)


def test_nothing_found_says_so(review: BlogIndexPage, client: Client) -> None:
    html = client.get("/reviews/search/", {"query": "xylophone"}).content.decode()
    assert "Nothing found" in html
    assert "0 results" in html


def test_without_a_query_all_posts_are_listed(review: BlogIndexPage, client: Client) -> None:
    PostPageFactory(parent=review, title="Newer", date="2024-01-01")
    response = client.get("/reviews/search/")
    assert [result.post.title for result in response.context["results"]] == ["Newer", "Salt Road"]


def test_paging_keeps_the_query(review: BlogIndexPage, client: Client, settings: object) -> None:
    settings.VERDICT_POSTS_PER_PAGE = 1
    PostPageFactory(parent=review, title="Salt, again")
    html = client.get("/reviews/search/", {"query": "salt"}).content.decode()
    assert "query=salt&amp;page=2" in html
    assert len(client.get("/reviews/search/", {"query": "salt", "page": "99"}).context["results"]) == 1


def test_suggestions_are_json_for_the_same_posts(review: BlogIndexPage, client: Client) -> None:
    answer = client.get("/reviews/search/suggest/", {"query": "salt"}).json()
    assert answer["query"] == "salt"
    assert [group["kind"] for group in answer["groups"]] == ["works", "posts"]
    assert answer["groups"][0]["items"][0]["url"] == "/reviews/works/salt-road/"


WORDS = st.sampled_from(
    [
        *HIDDEN_WORDS,
        "lighthouse",
        "winter",
        "keeper",
        "salt",
        "road",
        "grief",
        "ana",
        "lind",
        "안아린",
        '"',
        "-",
        "her",
        "the",
    ]
)
TYPED = st.lists(WORDS, max_size=5).map(" ".join) | st.text(max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(typed=TYPED)
def test_no_hidden_word_is_ever_answered(review: BlogIndexPage, client: Client, typed: str) -> None:
    page = client.get("/reviews/search/", {"query": typed})
    (post,) = posts_of(review)
    allowed = f"{post.digest.safe_text} {post.title} {post.pitch}"
    assert all(word not in allowed for word in HIDDEN_WORDS)
    for result in page.context["results"]:
        assert all(word not in repr(result) for word in HIDDEN_WORDS)
        for piece in re.sub(r"</?mark>", "", result.snippet).split("…"):
            assert piece.strip() in allowed
    suggested = client.get("/reviews/search/suggest/", {"query": typed})
    # What was typed is said again; everything else is the site's.
    html = page.content.decode()
    for word in HIDDEN_WORDS:
        if word not in typed.casefold():
            assert word not in html
            assert word not in suggested.content.decode()
    assert all(word not in json.dumps(suggested.json()["groups"]) for word in HIDDEN_WORDS)
