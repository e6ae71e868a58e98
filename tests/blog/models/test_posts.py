"""Posts and reviews: what is required when, which slugs they may have, and what is checked."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from blog.models import PostPage, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory, ReviewPageFactory, WorkFactory


def test_title_work_and_date_are_enough_to_publish(index: BlogIndexPage) -> None:
    page = index.add_child(instance=ReviewPage(title="Salt Road", work=WorkFactory(), date=datetime.date(2021, 10, 4)))
    assert page.live
    assert page.slug == "salt-road"


@pytest.mark.parametrize("missing", ["work", "date"])
def test_a_review_without_work_or_date_can_be_kept_but_not_published(index: BlogIndexPage, missing: str) -> None:
    fields = {"work": WorkFactory(), "date": datetime.date(2021, 10, 4), missing: None}
    page = index.add_child(instance=ReviewPage(title="Salt Road", live=False, **fields))
    assert ReviewPage.objects.filter(pk=page.pk, live=False).exists()
    with pytest.raises(ValidationError) as caught:
        page.save_revision().publish()
    assert set(caught.value.message_dict) == {missing}


@pytest.mark.parametrize(
    "slug", ["2021", "0000", "tag", "theme", "people", "works", "by", "watch-list", "feed", "feeds", "search", "share"]
)
def test_an_address_of_the_blog_itself_is_no_slug(index: BlogIndexPage, slug: str) -> None:
    with pytest.raises(ValidationError) as caught:
        PostPageFactory(parent=index, slug=slug)
    (message,) = caught.value.message_dict["slug"]
    assert f"{slug}-post" in message


@pytest.mark.parametrize("year", [1, 1899, 2100, 9999])
def test_a_date_that_no_archive_has_is_refused(index: BlogIndexPage, year: int) -> None:
    with pytest.raises(ValidationError) as caught:
        PostPageFactory(parent=index, date=datetime.date(year, 1, 1))
    assert "1900 to 2099" in caught.value.message_dict["date"][0]


@pytest.mark.parametrize("field", ["title", "pitch"])
@pytest.mark.parametrize("marks", ["||{}||", ">!{}!<"])
def test_what_leaves_as_it_is_hides_no_words_and_a_draft_may_say_them_for_now(
    index: BlogIndexPage, field: str, marks: str
) -> None:
    post = PostPageFactory(parent=index, live=False)
    setattr(post, field, f"The end is {marks.format('the ferry sinks')}")
    with pytest.raises(ValidationError) as refused:
        post.full_clean()
    assert "Words cannot be hidden here" in refused.value.message_dict[field][0]
    post.is_deferred_validation = True
    post.full_clean()


def test_a_title_that_is_such_an_address_gets_the_kind_behind_it(index: BlogIndexPage) -> None:
    film = WorkFactory(title="1987", kind="film")
    page = index.add_child(instance=ReviewPage(title="1987", work=film, date=datetime.date(2021, 10, 4)))
    assert page.slug == "1987-film"


def test_titles_without_latin_letters_have_slugs_in_their_own_script(index: BlogIndexPage) -> None:
    page = index.add_child(instance=PostPage(title="소금길", date=datetime.date(2021, 10, 4)))
    assert page.slug == "소금길"


@pytest.mark.parametrize(
    "rating",
    [
        {},
        {"rating_text": "B+"},
        {"rating_value": Decimal("8.0"), "rating_scale": 10},
        {"rating_value": Decimal("87"), "rating_scale": 100},
        {"rating_value": Decimal("9")},
        {"rating_value": Decimal("0"), "rating_scale": 5},
    ],
)
def test_missing_scores_letters_and_any_scale_are_ratings(index: BlogIndexPage, rating: dict) -> None:
    assert ReviewPageFactory(parent=index, **rating).live


def test_a_rating_beyond_its_scale_is_refused_with_what_to_do(index: BlogIndexPage) -> None:
    with pytest.raises(ValidationError) as caught:
        ReviewPageFactory(parent=index, rating_value=Decimal("11"), rating_scale=10)
    assert "at most 10" in caught.value.message_dict["rating_value"][0]


@pytest.mark.parametrize("rating", [{"rating_value": Decimal("-1")}, {"rating_scale": 0}])
def test_a_negative_rating_or_an_empty_scale_is_refused(index: BlogIndexPage, rating: dict) -> None:
    with pytest.raises(ValidationError):
        ReviewPageFactory(parent=index, **rating)


def test_content_notes_come_from_the_list(index: BlogIndexPage) -> None:
    assert ReviewPageFactory(parent=index, content_notes=["suicide", "violence"]).live
    with pytest.raises(ValidationError) as caught:
        ReviewPageFactory(parent=index, content_notes=["boredom"])
    assert "boredom" in caught.value.message_dict["content_notes"][0]


def test_a_post_of_either_type_is_in_the_one_queryset(index: BlogIndexPage) -> None:
    post, page = PostPageFactory(parent=index), ReviewPageFactory(parent=index)
    found = {item.pk: item for item in PostPage.objects.live().public().cards()}
    assert set(found) == {post.pk, page.pk}
    assert found[post.pk].review is None
    assert found[page.pk].review == page


def test_two_reviews_of_one_work_are_a_watch_and_a_rewatch(index: BlogIndexPage) -> None:
    work = WorkFactory()
    ReviewPageFactory(parent=index, work=work)
    ReviewPageFactory(parent=index, work=work, rewatch=True)
    assert work.reviews.count() == 2
