"""The template tags, as pages use them."""

import pytest
from django.template import Context, Template
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


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("夜のしおり", '<span lang="ja">夜のしおり</span>'),
        ("소금길 2", '<span lang="ko">소금길 2</span>'),
        ("정, and how it ruins", "정, and how it ruins"),
        ("夜行", "夜行"),
        ("Salt & <b>", "Salt &amp; &lt;b&gt;"),
        ("소금 & 길", '<span lang="ko">소금 &amp; 길</span>'),
    ],
)
def test_a_title_says_its_language_where_its_letters_alone_tell_it(title: str, shown: str) -> None:
    template = Template("{% load blog_tags %}{{ title|in_its_language }}")
    assert template.render(Context({"title": title})) == shown
