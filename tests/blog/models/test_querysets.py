"""The one queryset of posts."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction, Site

from blog.models import PostPage
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    BlogIndexPageFactory,
    PostPageFactory,
    ReviewPageFactory,
    TagFactory,
    WorkFactory,
    WorkTitleFactory,
)


def test_newest_first_and_of_one_day_the_one_made_last(index: BlogIndexPage) -> None:
    old = PostPageFactory(parent=index, date=datetime.date(2020, 1, 1))
    first = PostPageFactory(parent=index, date=datetime.date(2021, 1, 1))
    second = PostPageFactory(parent=index, date=datetime.date(2021, 1, 1))
    assert list(PostPage.objects.newest()) == [second, first, old]


def test_a_post_known_to_the_year_is_in_the_year_and_in_no_month(index: BlogIndexPage) -> None:
    post = PostPageFactory(parent=index, date=datetime.date(2021, 1, 1), date_precision="year")
    assert list(PostPage.objects.in_year(2021)) == [post]
    assert not PostPage.objects.in_month(2021, 1).exists()


def test_a_post_known_to_the_month_is_in_its_month(index: BlogIndexPage) -> None:
    post = PostPageFactory(parent=index, date=datetime.date(2021, 10, 1), date_precision="month")
    assert list(PostPage.objects.in_month(2021, 10)) == [post]


def test_public_leaves_out_private_parts_of_the_site(index: BlogIndexPage) -> None:
    shown, hidden = PostPageFactory(parent=index), PostPageFactory(parent=index)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert list(PostPage.objects.public()) == [shown]
    assert list(PostPage.objects.not_public()) == [hidden]
    PageViewRestriction.objects.create(page=index, restriction_type="password", password="x")
    assert list(PostPage.objects.public()) == []


def test_an_alias_is_as_private_as_its_source(index: BlogIndexPage) -> None:
    source = PostPageFactory(parent=index)
    alias = source.create_alias(parent=BlogIndexPageFactory(parent=index.get_parent(), slug="second"))
    alias_of_alias = alias.create_alias(parent=BlogIndexPageFactory(parent=index.get_parent(), slug="third"))
    assert PostPage.objects.public().count() == 3
    PageViewRestriction.objects.create(page=source, restriction_type="password", password="x")
    assert not PostPage.objects.public().exists()
    assert alias.get_view_restrictions().exists()
    assert alias_of_alias.get_view_restrictions().exists()


def test_a_restriction_covers_no_page_that_merely_comes_after(index: BlogIndexPage) -> None:
    # Ten pages, so that one path is not a prefix of another by accident of numbering.
    posts = [PostPageFactory(parent=index) for _ in range(11)]
    PageViewRestriction.objects.create(page=posts[0], restriction_type="login")
    assert set(PostPage.objects.public()) == set(posts[1:])


@pytest.mark.parametrize("number", [1, 15])
def test_cards_take_one_query_and_none_for_their_facts(
    index: BlogIndexPage, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _ in range(number):
        work = WorkFactory()
        WorkTitleFactory(work=work)
        page = ReviewPageFactory(parent=index, work=work)
        page.tags.add(TagFactory(), TagFactory())
        page.save()
    Site.get_site_root_paths()  # Kept in the cache from the first page on.
    with django_assert_num_queries(1):
        facts = [post.facts() for post in PostPage.objects.cards()]
        assert len(facts) == number
        assert all(len(item.tags) == 2 and item.work.native.language == "ko" for item in facts)
