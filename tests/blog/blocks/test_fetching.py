"""What a stream's choosers name comes in one query a model."""

import pytest
from pytest_django import DjangoAssertNumQueries

from blog.blocks.fetching import blocks_of
from blog.models import ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, WorkFactory, body


@pytest.mark.parametrize("times", [1, 20])
def test_people_and_works_take_one_query_each_however_many_blocks(
    index: BlogIndexPage, django_assert_num_queries: DjangoAssertNumQueries, times: int
) -> None:
    blocks = []
    for _ in range(times):
        person, work = PersonFactory(), WorkFactory()
        blocks += [
            ("character", {"person": person.pk, "text": "<p>x</p>"}),
            ("cast_comment", {"person": person.pk, "text": "<p>x</p>"}),
            ("next_up", {"work": work.pk, "text": "<p>x</p>"}),
        ]
    page = ReviewPageFactory(parent=index, body=body(*blocks))
    stream = ReviewPage.objects.get(pk=page.pk).body
    with django_assert_num_queries(2):
        read = blocks_of(stream)
        names = {child.value["person"].name for child in read if child.block_type != "next_up"}
        titles = {child.value["work"].title for child in read if child.block_type == "next_up"}
    assert (len(names), len(titles)) == (times, times)


def test_what_is_gone_is_none_and_the_block_stays(index: BlogIndexPage) -> None:
    person = PersonFactory()
    page = ReviewPageFactory(parent=index, body=body(("cast_comment", {"person": person.pk, "text": "<p>x</p>"})))
    page.mentions.all().delete()
    person.delete()
    (block,) = blocks_of(ReviewPage.objects.get(pk=page.pk).body)
    assert block.value["person"] is None
    assert block.value["text"].source == "<p>x</p>"
