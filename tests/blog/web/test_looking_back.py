"""A year in review: figures, favourites, and no more than may stand outside a review."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client

from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, PostPageFactory, ReviewPageFactory, RoleFactory, WorkFactory, body

pytestmark = pytest.mark.django_db


def review(index: BlogIndexPage, title: str, rating: tuple[str, int] | None = None, **fields):
    value, scale = rating or (None, None)
    fields.setdefault("date", datetime.date(2021, 3, 1))
    fields.setdefault("work", WorkFactory(title=title, kind="drama", episodes=16, episode_minutes=60))
    return ReviewPageFactory(
        parent=index, title=title, rating_value=value and Decimal(value), rating_scale=scale, **fields
    )


def test_a_year_is_told_in_figures_of_its_own_posts_alone(index: BlogIndexPage, client: Client):
    first = review(index, "Amber Ferry", ("9", 10))
    review(index, "Amber Ferry Again", ("3.5", 5), work=first.work)
    review(index, "Tin Garden", work=WorkFactory(kind="film", episodes=None, episode_minutes=90))
    review(index, "Another Year", ("1", 10), date=datetime.date(2020, 12, 31))
    PostPageFactory(parent=index, title="A note", date=datetime.date(2021, 5, 1))

    context = client.get("/reviews/2021/in-review/").context

    # The first work is seen once, though reviewed twice: 16 hours, and a film of an hour and a half.
    figures = context["figures"]
    assert (figures.reviews, figures.others, figures.hours, figures.mean) == (3, 1, 18, Decimal("8.0"))
    assert [(bar.label, bar.count, bar.share) for bar in context["ratings"]] == [("9", 1, 1.0), ("7", 1, 1.0)]
    assert [(month.month, month.count) for month in context["months"]] == [(3, 3), (5, 1)]
    assert [post.title for post in context["best"]] == ["Amber Ferry", "Amber Ferry Again"]


def test_ratings_on_other_scales_count_on_ten_and_letters_do_not(index: BlogIndexPage, client: Client):
    review(index, "Of a hundred", ("87", 100))
    review(index, "A letter", rating_text="B+")

    context = client.get("/reviews/2021/in-review/").context

    assert context["figures"].mean == Decimal("8.7")
    assert [bar.label for bar in context["ratings"]] == ["8"]


def test_nothing_but_facts_stands_there(index: BlogIndexPage, client: Client):
    role = RoleFactory(person=PersonFactory(name="Ana Lind"), character="her real mother", spoiler=True)
    hidden = body(("summary", {"text": "<p>The ferryman drowns.</p>", "spoiler": "full"}))
    safe = body(("introduction", {"text": "<p>Ferries, at last.</p>", "spoiler": "safe"}))
    review(index, "Amber Ferry", ("9", 10), work=role.work, body=hidden)
    review(index, "Tin Garden", ("8", 10), body=safe)

    page = client.get("/reviews/2021/in-review/").content.decode()

    assert "Ana Lind" in page
    assert not any(words in page for words in ("real mother", "ferryman", "Ferries, at last"))


def test_the_year_leads_there_and_a_year_without_posts_is_not_found(index: BlogIndexPage, client: Client):
    review(index, "Amber Ferry")

    assert 'href="/reviews/2021/in-review/"' in client.get("/reviews/2021/").content.decode()
    assert client.get("/reviews/2020/in-review/").status_code == 404
    assert client.get("/reviews/9999/in-review/").status_code == 404


def test_a_year_without_ratings_has_no_favourites(index: BlogIndexPage, client: Client):
    review(index, "Amber Ferry")

    response = client.get("/reviews/2021/in-review/")

    assert response.context["figures"].mean is None
    assert "Rated best" not in response.content.decode()
