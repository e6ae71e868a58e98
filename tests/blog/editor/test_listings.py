"""The list of all reviews."""

import pytest
from django.test import Client

from blog.web.index_page import BlogIndexPage
from tests.factories import AuthorFactory, ReviewPageFactory


def test_it_shows_drafts_too_with_rating_and_author(editor: Client, index: BlogIndexPage) -> None:
    author = AuthorFactory(name="Mina Hale")
    ReviewPageFactory(parent=index, title="Salt Road", rating_value=8, rating_scale=10, author=author)
    ReviewPageFactory(parent=index, title="Lost Umbrellas", rating_text="B+", live=False)
    html = editor.get("/admin/reviews/").content.decode()
    for words in ("Salt Road", "8/10", "Mina Hale", "Lost Umbrellas", "B+"):
        assert words in html


@pytest.mark.parametrize("column", ["title", "date", "-date", "live", "latest_revision_created_at", "nonsense"])
def test_it_can_be_ordered(editor: Client, index: BlogIndexPage, column: str) -> None:
    ReviewPageFactory(parent=index)
    assert editor.get("/admin/reviews/", {"ordering": column}).status_code == 200


def test_its_queries_do_not_grow_with_the_reviews(
    editor: Client, index: BlogIndexPage, django_assert_max_num_queries
) -> None:
    for _number in range(3):
        ReviewPageFactory(parent=index, author=AuthorFactory())
    editor.get("/admin/reviews/")
    with django_assert_max_num_queries(200) as few:
        editor.get("/admin/reviews/")
    for _number in range(9):
        ReviewPageFactory(parent=index, author=AuthorFactory())
    with django_assert_max_num_queries(len(few.captured_queries)):
        editor.get("/admin/reviews/")


def test_a_new_review_is_begun_from_it(editor: Client, index: BlogIndexPage) -> None:
    response = editor.get("/admin/reviews/choose_parent/", follow=True)
    assert response.redirect_chain[-1][0] == f"/admin/pages/add/blog/reviewpage/{index.pk}/"
