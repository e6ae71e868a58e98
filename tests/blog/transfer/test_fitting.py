"""What a source says in the columns of the tables, and what is asked where it does not fit."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from blog.parsing.parsed import ExternalRating, Rating
from blog.transfer.doubts import Doubts
from blog.transfer.fitting import external_ratings, fit_date, rating_fields, work_facts
from tests.blog.transfer.parsing import parsed_review


@pytest.mark.parametrize(
    "text, date, precision",
    [
        ("2021", datetime.date(2021, 1, 1), "year"),
        ("2021-10", datetime.date(2021, 10, 1), "month"),
        ("2021-10-04", datetime.date(2021, 10, 4), "day"),
        (None, None, "day"),
    ],
)
def test_a_date_is_its_first_day_with_what_is_known_of_it(text, date, precision):
    assert fit_date(text) == (date, precision)


@pytest.mark.parametrize("text", ["2021-13", "21", "2021-1", "20211004"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match="no date"):
        fit_date(text)


def test_a_letter_is_a_notation_without_a_figure():
    post = replace(parsed_review(), rating=Rating(None, None, None, "B+"))

    assert rating_fields(post, Doubts()) == {"rating_label": "", "rating_text": "B+"}


@pytest.mark.parametrize("value, scale", [("11", 10), ("7.125", 10), ("20000", None), ("8", 5000)])
def test_a_figure_that_is_not_possible_is_kept_as_a_notation_and_asked_about(value, scale):
    doubts = Doubts()
    post = replace(parsed_review(), rating=Rating("Site", Decimal(value), scale, f"{value}/{scale}"))

    assert rating_fields(post, doubts) == {"rating_label": "Site", "rating_text": f"{value}/{scale}"}
    assert [doubt.place for doubt in doubts.found] == ["rating_value"]


def test_others_ratings_need_a_figure_and_a_scale():
    doubts = Doubts()
    ratings = (ExternalRating("A", Decimal(9), 10, "9/10"), ExternalRating("B", None, None, "A-"))

    kept = external_ratings(replace(parsed_review(), external_ratings=ratings), doubts)

    assert [(rating.source, rating.value, rating.scale) for rating in kept] == [("A", Decimal(9), 10)]
    assert "B A-" in doubts.found[0].text


def test_facts_that_no_column_holds_stay_empty():
    doubts = Doubts()

    facts = work_facts(replace(parsed_review(), year=99_999, episodes=0, network="n" * 300, kind=None), doubts)

    assert (facts["year"], facts["episodes"], facts["network"], facts["kind"]) == (None, None, "", "drama")
    assert len(doubts.found) == 3
