"""The index by date, as readers see it."""

import datetime

import pytest
from django.test import Client

from blog.models import PostPage
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory, ReviewPageFactory

OCTOBER = datetime.date(2021, 10, 4)


def test_the_index_shows_the_newest_first_with_their_pitch(index: BlogIndexPage, client: Client) -> None:
    PostPageFactory(parent=index, title="Older", date=datetime.date(2020, 1, 1))
    ReviewPageFactory(parent=index, title="Newer", date=OCTOBER, pitch="A road, and salt.")
    page = client.get("/reviews/").content.decode()
    assert page.index("Newer") < page.index("Older")
    assert "A road, and salt." in page


def test_an_empty_index_helps(index: BlogIndexPage, client: Client) -> None:
    response = client.get("/reviews/")
    assert response.status_code == 200
    assert list(response.context["posts"]) == []


def test_the_index_goes_on_over_pages(index: BlogIndexPage, client: Client) -> None:
    for _ in range(13):
        PostPageFactory(parent=index)
    first, second = client.get("/reviews/"), client.get("/reviews/?page=2")
    assert (len(first.context["posts"]), len(second.context["posts"])) == (12, 1)
    assert not {post.pk for post in first.context["posts"]} & {post.pk for post in second.context["posts"]}


@pytest.mark.parametrize("number", ["abc", "-1", "0", "99999", "", "%00", "1e9", "9" * 400])
def test_a_page_that_does_not_exist_is_the_nearest_one(index: BlogIndexPage, client: Client, number: str) -> None:
    PostPageFactory(parent=index)
    assert client.get(f"/reviews/?page={number}").status_code == 200


def test_a_year_counts_its_months(index: BlogIndexPage, client: Client) -> None:
    for month in (3, 10, 10):
        PostPageFactory(parent=index, date=datetime.date(2021, month, 1))
    PostPageFactory(parent=index, date=datetime.date(2021, 1, 1), date_precision="year")
    PostPageFactory(parent=index, date=datetime.date(2019, 1, 1))
    response = client.get("/reviews/2021/")
    assert [(month.month, month.count) for month in response.context["months"]] == [(3, 1), (10, 2)]
    assert response.context["year"].count == len(response.context["posts"]) == 4
    assert response.context["previous_year"].year == 2019
    assert response.context["next_year"] is None


def test_a_month_shows_its_posts_and_leads_to_its_neighbours(index: BlogIndexPage, client: Client) -> None:
    inside = PostPageFactory(parent=index, date=OCTOBER)
    PostPageFactory(parent=index, date=datetime.date(2022, 2, 1))
    response = client.get("/reviews/2021/10/")
    assert [post.pk for post in response.context["posts"]] == [inside.pk]
    assert response.context["next_month"].url == "/reviews/2022/02/"
    assert client.get(response.context["next_month"].url).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "0/",
        "2021/13/",
        "2021/00/",
        "2021/1/",
        "99999999999/",
        "1899/",
        "2022/",
        "2021/09/",
        "2021/10/04/",
        "-1/",
        "２０２１/",
    ],
)
def test_a_time_without_posts_or_none_at_all_is_not_found(index: BlogIndexPage, client: Client, path: str) -> None:
    PostPageFactory(parent=index, date=OCTOBER)
    assert client.get(f"/reviews/{path}").status_code == 404


@pytest.mark.parametrize("date", [None, datetime.date(1850, 1, 1), datetime.date(2105, 1, 1)])
def test_a_date_written_past_validation_breaks_no_page(
    index: BlogIndexPage, client: Client, date: datetime.date | None
) -> None:
    PostPage.objects.filter(pk=PostPageFactory(parent=index).pk).update(date=date)
    for path in ("/reviews/", "/reviews/feed/", "/sitemap.xml", "/"):
        assert client.get(path).status_code == 200, path


def test_drafts_and_private_posts_are_not_counted(index: BlogIndexPage, client: Client) -> None:
    PostPageFactory(parent=index, date=OCTOBER, live=False)
    private = PostPageFactory(parent=index, date=OCTOBER)
    private.view_restrictions.create(restriction_type="login")
    assert client.get("/reviews/2021/10/").status_code == 404
    assert client.get("/reviews/").context["years"] == []
