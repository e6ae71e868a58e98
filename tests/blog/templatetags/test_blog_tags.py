"""The template tags, as pages use them."""

from django.test import Client

from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory, RoleFactory


def test_a_description_that_gives_something_away_is_covered_on_the_review_s_own_page(
    index: BlogIndexPage, client: Client
) -> None:
    role = RoleFactory(person__name="Ana Lind", character="her real mother", spoiler=True)
    review = ReviewPageFactory(parent=index, work=role.work)
    page = client.get(review.url).content.decode()
    assert page.count("her real mother") == 1
    assert page.rindex("<details", 0, page.index("her real mother")) > page.index("<article")
    assert page.rindex("data-nosnippet", 0, page.index("her real mother")) > 0


def test_where_nothing_is_given_away_there_is_no_cover_for_it(index: BlogIndexPage, client: Client) -> None:
    review = ReviewPageFactory(parent=index, work=RoleFactory().work)
    assert "Further parts" not in client.get(review.url).content.decode()
