"""What an editor is told of a post, and what not."""

from collections.abc import Callable
from typing import Any

import pytest
import wagtail_factories

from blog.editor.glance.cast import cast_of
from blog.editor.glance.hints import Code, Hint, hints_of, sections_of
from blog.models import PostPage, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, PostPageFactory, ReviewPageFactory, RoleFactory, WorkFactory, body

pytestmark = pytest.mark.django_db

HIDDEN = ("summary", {"text": "<p>The ghost keeps the ledger.</p>"})


def _hints(post: PostPage) -> list[Hint]:
    review = post.review
    cast = cast_of(review.work_id if review else None)
    return hints_of(post, post.fresh_digest(), sections_of(post.body), cast)


def _codes(post: PostPage) -> list[Code]:
    return [hint.code for hint in _hints(post)]


Making = Callable[..., ReviewPage]


@pytest.fixture
def review(index: BlogIndexPage) -> Making:
    """Makes a review with a pitch that says nothing, which has no hint of its own."""

    def make(*blocks: tuple[str, dict[str, Any]], **fields: Any) -> ReviewPage:
        return ReviewPageFactory(parent=index, **{"pitch": "Watch it.", "body": body(*blocks), **fields})

    return make


def test_a_review_that_lacks_nothing_has_no_hint(review: Making) -> None:
    role = RoleFactory(person__name="Han So-ra", character="Mo Dan")
    comment = {"person": role.person.pk, "character": "Mo Dan", "text": "<p>Han So-ra listens.</p>"}
    blocks = [
        HIDDEN,
        ("cast_comment", comment),
        ("next_up", {"work": WorkFactory().pk, "text": "<p>Boats.</p>"}),
        ("markdown", {"markdown": "Somebody ||sinks||."}),
    ]
    assert _codes(review(*blocks, work=role.work, rating_value=8, rating_scale=10)) == []


def test_a_missing_pitch_is_said(review: Making) -> None:
    assert _codes(review(pitch=" ")) == [Code.PITCH_MISSING]


class TestThePitch:
    """Its words against those that are hidden."""

    def test_words_that_stand_only_under_cover_are_named(self, review: Making) -> None:
        (hint,) = _hints(review(HIDDEN, pitch="A Ghost, a boat and a ledger."))
        assert (hint.code, hint.field) == (Code.PITCH_TELLS, "pitch")
        assert "“Ghost”, “ledger”" in hint.text
        assert "boat" not in hint.text

    def test_words_of_an_inline_spoiler_count_as_hidden(self, review: Making) -> None:
        introduction = {"spoiler": "safe", "text": '<p>She <span data-spoiler="">drowns</span>.</p>'}
        assert _codes(review(("introduction", introduction), pitch="Somebody drowns.")) == [Code.PITCH_TELLS]

    def test_words_that_are_open_elsewhere_tell_nothing(self, review: Making) -> None:
        introduction = ("introduction", {"spoiler": "safe", "text": "<p>A ghost writes.</p>"})
        work = RoleFactory(work__title="The Ledger", person__name="Han So-ra").work
        assert _codes(review(HIDDEN, introduction, pitch="A ghost, a ledger.", work=work)) == []

    def test_words_that_other_posts_use_openly_tell_nothing(self, review: Making, index: BlogIndexPage) -> None:
        PostPageFactory(parent=index, body=body(("text", {"spoiler": "safe", "text": "<p>Ghost, ledger.</p>"})))
        assert _codes(review(HIDDEN, pitch="A ghost and a ledger.")) == []

    def test_the_posts_own_kept_digest_does_not_speak_for_it(self, review: Making) -> None:
        page = review(("summary", {"spoiler": "safe", "text": "<p>The ghost.</p>"}), pitch="A ghost.")
        page.body = body(HIDDEN)
        assert _codes(page) == [Code.PITCH_TELLS]

    def test_words_of_native_scripts_are_compared_too(self, review: Making) -> None:
        hidden = ("summary", {"text": "<p>유령 이야기.</p>"})
        assert _codes(review(hidden, pitch="유령 하나.")) == [Code.PITCH_TELLS]


@pytest.mark.parametrize(
    "fields, codes",
    [
        ({"rating_value": 8}, [Code.RATING_SCALE]),
        ({"rating_value": 8, "rating_scale": 10}, []),
        ({"rating_text": "B+"}, []),
    ],
)
def test_a_figure_without_a_scale_is_said(review: Making, fields: dict[str, Any], codes: list[Code]) -> None:
    assert _codes(review(**fields)) == codes


@pytest.mark.parametrize("description, codes", [("", [Code.POSTER_ALT]), ("A pole in the sea", [])])
def test_a_poster_without_a_description_is_said(review: Making, description: str, codes: list[Code]) -> None:
    work = WorkFactory(poster=wagtail_factories.ImageFactory(description=description))
    assert _codes(review(work=work)) == codes


def test_a_comment_on_somebody_outside_the_cast_is_said_at_its_block(review: Making) -> None:
    page = review(("cast_comment", {"person": PersonFactory(name="Yu Gi-wan").pk, "text": "<p>Good.</p>"}))
    (hint,) = _hints(page)
    assert (hint.code, hint.block_id) == (Code.STRANGER, page.body[0].id)
    assert "Yu Gi-wan" in hint.text


@pytest.mark.parametrize("text, codes", [("<p>Something with boats.</p>", [Code.PROMISE]), ("", [])])
def test_a_promise_without_a_work_is_said_unless_it_is_empty(review: Making, text: str, codes: list[Code]) -> None:
    assert _codes(review(("next_up", {"text": text}))) == codes


def test_a_name_spelled_in_two_ways_is_said_once(review: Making) -> None:
    role = RoleFactory(person__name="Han So-ra", character="Mo Dan")
    text = {"text": "<p>Han So Ra comes. Han So Ra goes.</p>"}
    (hint,) = _hints(review(("summary", text), ("episode", text), work=role.work))
    assert hint.code is Code.TWO_SPELLINGS
    assert "“Han So Ra” is spelled “Han So-ra”" in hint.text


def test_a_character_spelled_otherwise_than_in_another_section_is_said(review: Making) -> None:
    first, second = (
        ("character", {"character": "Geum-bi", "text": "<p>A.</p>"}),
        ("summary", {"text": "<p>Geum Bi.</p>"}),
    )
    assert _codes(review(first, second)) == [Code.TWO_SPELLINGS]


def test_a_post_that_is_no_review_has_hints_too(index: BlogIndexPage) -> None:
    texts = ("text", {"text": "<p>Geum-bi writes.</p>"}), ("text", {"text": "<p>Geum-bi and Geum Bi.</p>"})
    assert _codes(PostPageFactory(parent=index, body=body(*texts))) == [Code.PITCH_MISSING, Code.TWO_SPELLINGS]
