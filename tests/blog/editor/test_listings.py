"""The list of all reviews."""

from typing import Any

import pytest
from django.test import Client

from blog.web.index_page import BlogIndexPage
from tests.factories import AuthorFactory, ReviewPageFactory, TagFactory, WorkTitleFactory, body


def test_it_shows_drafts_too_with_rating_and_author(editor: Client, index: BlogIndexPage) -> None:
    author = AuthorFactory(name="Mina Hale")
    ReviewPageFactory(parent=index, title="Salt Road", rating_value=8, rating_scale=10, author=author)
    ReviewPageFactory(parent=index, title="Lost Umbrellas", rating_text="B+", live=False)
    html = editor.get("/admin/reviews/").content.decode()
    for words in ("Salt Road", "8/10", "Mina Hale", "Lost Umbrellas", "B+"):
        assert words in html


COLUMNS = ["title", "date", "-date", "live", "latest_revision_created_at", "words", "-safe_share", "rating_value", "x"]


def test_it_can_be_ordered_and_searched_at_once(editor: Client, index: BlogIndexPage) -> None:
    ReviewPageFactory(parent=index, title="Salt Road")
    for column in COLUMNS:
        for query in ("", "salt"):
            response = editor.get("/admin/reviews/", {"ordering": column, "q": query, "state": "live"})
            assert "Salt Road" in response.content.decode()


def test_it_shows_titles_words_and_safe_share_of_what_is_live_and_of_drafts(
    editor: Client, index: BlogIndexPage
) -> None:
    sections = (
        ("introduction", {"heading": "Come in", "text": "<p>Four words are safe.</p>", "spoiler": "safe"}),
        ("markdown", {"markdown": "Two **words**", "spoiler": "full"}),
        ("verdict", {"safe": "<p>And two</p>", "full": "<p>and hidden <b>ones</b></p>"}),
    )
    work = WorkTitleFactory(title="소금길").work
    live = ReviewPageFactory(parent=index, work=work, body=body(*sections))
    draft = ReviewPageFactory(parent=index, work=work, live=False)
    draft.body = body(*sections)
    draft.save_revision()
    response = editor.get("/admin/reviews/")
    assert response.content.decode().count('<span lang="ko">소금길</span>') == 2
    counted = {row.pk: row.counted for row in response.context["table"].data}
    # The same words, counted in the digest of what is live and in what is stored of the draft.
    assert counted[live.pk] == counted[draft.pk] == (13, pytest.approx(8 / 13))


@pytest.mark.parametrize(
    "query, expected",
    [
        ({"state": "live"}, {"rated"}),
        ({"state": "draft"}, {"bare"}),
        ({"state": "scheduled"}, set()),
        ({"state": "changed"}, set()),
        ({"lacking": ["rating", "pitch"]}, {"bare"}),
        ({"lacking": "tags"}, {"bare"}),
        ({"lacking": "poster"}, {"bare", "rated"}),
        ({"kind": ["film", "book"]}, {"rated"}),
        ({"year": "2019"}, {"rated"}),
        ({"year": "-1"}, set()),
        ({"year": "x"}, {"bare", "rated"}),
        ({"tag": "1", "q": "rated"}, {"rated"}),
        ({"author": "1"}, {"rated"}),
        ({"kind": "film", "q": "bare"}, set()),
    ],
)
def test_it_is_filtered(editor: Client, index: BlogIndexPage, query: dict[str, Any], expected: set[str]) -> None:
    tag, author = TagFactory(pk=1), AuthorFactory(pk=1)
    rated = ReviewPageFactory(
        parent=index, title="rated", pitch="x", rating_text="B+", date="2019-02-03", author=author, work__kind="film"
    )
    rated.tags.add(tag)
    rated.save()
    ReviewPageFactory(parent=index, title="bare", live=False)
    response = editor.get("/admin/reviews/", query)
    assert {row.title for row in response.context["table"].data} == expected


def test_its_queries_do_not_grow_with_the_reviews(
    editor: Client, index: BlogIndexPage, django_assert_max_num_queries
) -> None:
    def make(number: int) -> None:
        for _number in range(number):
            ReviewPageFactory(parent=index, author=AuthorFactory(), work=WorkTitleFactory().work)
            ReviewPageFactory(parent=index, live=False).save_revision()

    make(2)
    editor.get("/admin/reviews/")
    with django_assert_max_num_queries(200) as few:
        editor.get("/admin/reviews/")
    make(5)
    with django_assert_max_num_queries(len(few.captured_queries)):
        editor.get("/admin/reviews/")


def test_a_new_review_is_begun_from_it(editor: Client, index: BlogIndexPage) -> None:
    response = editor.get("/admin/reviews/choose_parent/", follow=True)
    assert response.redirect_chain[-1][0] == f"/admin/pages/add/blog/reviewpage/{index.pk}/"
