"""Charts: each count is a column of its own height."""

import datetime
import re

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from blog.web.charts import columns
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory

COLUMN = re.compile(r"M(\d+) (\d+)v-(\d+)h8v(\d+)z")


@given(st.lists(st.integers(0, 500), max_size=120))
def test_each_count_is_a_column_as_high(counts: list[int]) -> None:
    chart = columns(counts)
    drawn = {int(left) // 10: int(up) for left, _bottom, up, _down in COLUMN.findall(chart.path)}
    assert drawn == {place: count for place, count in enumerate(counts) if count}
    assert all(bottom == str(chart.height) and up == down for _, bottom, up, down in COLUMN.findall(chart.path))
    assert (chart.width, chart.height) == (len(counts) * 10, max(counts, default=0))
    assert COLUMN.sub("", chart.path) == ""


def test_the_index_draws_every_month_from_the_first_year_to_the_last(index: BlogIndexPage, client: Client) -> None:
    for year, month in ((2019, 2), (2021, 12), (2021, 12)):
        PostPageFactory(parent=index, date=datetime.date(year, month, 1))
    chart = client.get("/reviews/").context["chart"]
    assert (chart.width, chart.height) == (36 * 10, 2)
    assert chart.path == "M10 2v-1h8v1zM350 2v-2h8v2z"


def test_a_single_year_is_no_chart(index: BlogIndexPage, client: Client) -> None:
    PostPageFactory(parent=index)
    response = client.get("/reviews/")
    assert response.context["chart"] is None
    assert "<svg" in response.content.decode().partition('class="years"')[2]
