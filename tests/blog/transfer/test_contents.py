"""Digests of what a source said and of what stands on a page, by which an import knows what differs."""

from dataclasses import replace
from decimal import Decimal

import pytest

from blog.parsing.parsed import Confidence, Rating
from blog.transfer.contents import differing, digest_of, page_parts, source_parts
from tests.blog.transfer.parsing import parsed_review
from tests.factories import ReviewPageFactory, body


def summary(text: str):
    return body(("summary", {"text": f"<p>{text}</p>", "spoiler": "full"}))


def test_how_sure_recognition_is_does_not_count():
    post = parsed_review()
    doubted = replace(
        post,
        confidence=dict.fromkeys(post.confidence, Confidence.PLEASE_CHECK),
        blocks=tuple(replace(block, confidence=Confidence.PLEASE_CHECK) for block in post.blocks),
        warnings=("Perhaps.",),
    )

    assert source_parts(doubted) == source_parts(post)
    assert digest_of(source_parts(doubted)) == digest_of(source_parts(post))


@pytest.mark.parametrize(
    "change, part",
    [
        ({"headline": "Another headline"}, "title"),
        ({"date": "2021-11"}, "date"),
        ({"tags": ("sea",)}, "tags"),
        ({"rating": Rating("MyDramaList", Decimal("9"), 10, "9/10")}, "rating"),
        ({"roles": ()}, "roles"),
        ({"blocks": ()}, "body"),
    ],
)
def test_a_change_of_the_source_is_seen_in_its_part_alone(change, part):
    post = parsed_review()
    before, after = source_parts(post), source_parts(replace(post, **change))

    assert differing(before, after) == [part]
    assert digest_of(before) != digest_of(after)


def test_figures_written_differently_are_the_same():
    post = parsed_review(rating="8")
    longer = replace(post, rating=replace(post.rating, value=Decimal("8.00")))

    assert source_parts(longer) == source_parts(post)


@pytest.mark.django_db
def test_formatting_of_a_page_does_not_count_and_its_words_do(index):
    review = ReviewPageFactory(parent=index, body=summary("The ferry sinks."))
    before = page_parts(review)

    review.body = summary("The <b>ferry</b> sinks.")
    formatted = page_parts(review)
    review.body = summary("The ferry floats.")
    changed = page_parts(review)

    assert differing(before, formatted) == []
    assert differing(before, changed) == ["body"]


@pytest.mark.django_db
def test_what_an_editor_sets_on_a_page_is_seen_in_its_part(index):
    review = ReviewPageFactory(parent=index)
    before = page_parts(review)

    review.pitch, review.rating_value, review.rating_scale = "A ferry.", Decimal("7"), 10

    assert set(differing(before, page_parts(review))) == {"pitch", "rating"}
