"""Dates in furniture."""

import pytest

from blog.parsing.dates import Dateline, first_year, read_archive_heading, read_byline, read_date_line


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Monthly Archives: March 2020", "2020-03"),
        ("Daily Archives: March 3, 2020", "2020-03-03"),
        ("Yearly Archives: 2019", "2019"),
        ("Archives: Sunday, May 3, 2020", "2020-05-03"),
    ],
)
def test_an_archive_heading_dates_its_posts(line: str, date: str) -> None:
    assert read_archive_heading(line) == Dateline(date)


@pytest.mark.parametrize("line", ["Category Archives: Drama", "Archives", "The archives of March 2020 burnt down"])
def test_other_lines_are_no_archive_heading(line: str) -> None:
    assert read_archive_heading(line) is None


@pytest.mark.parametrize(
    ("line", "date", "author"),
    [
        ("Sunday, November 24, 2019", "2019-11-24", None),
        ("30 September 2016", "2016-09-30", None),
        ("venerdì 17 aprile 2020", "2020-04-17", None),
        ("2020-04-17", "2020-04-17", None),
        ("Posted on March 3, 2020 by ana", "2020-03-03", "ana"),
        ("Posted by Ana Lind on 3 May 2020 at 10:30 am", "2020-05-03", "Ana Lind"),
    ],
)
def test_a_line_that_is_a_date_is_read(line: str, date: str, author: str | None) -> None:
    assert read_date_line(line) == Dateline(date, author)


@pytest.mark.parametrize("line", ["On May 3, 2020 it rained", "May 2020", "13 13 2020", "Episode 4"])
def test_other_lines_are_no_date(line: str) -> None:
    assert read_date_line(line) is None


def test_bylines_and_years() -> None:
    assert read_byline("By ana") == "ana"
    assert read_byline("By the time she arrives, it is too late for all of them") is None
    assert first_year("2018-Jan to 2019-Mar") == 2018
    assert first_year("120180") is None
