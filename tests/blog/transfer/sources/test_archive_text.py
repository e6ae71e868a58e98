"""Pages of several posts."""

import pytest

from blog.transfer.sources import archive_text

FIRST = """Amber Ferry
Standard
Disclaimer: all is told.
File:Amber Ferry.jpg
Amber Ferry
(호박 나룻배 / Hobak Narutbae)
ShowLog rating: 8.5/10

Hello everyone! I have just finished Paper Orchard as well, and I liked this one more.
All in all, it was lovely.
Thanks for reading!
"""
SECOND = """Paper Orchard

Standard

Paper Orchard
(종이 과수원 / Jongi Gwasuwon)
ShowLog rating: 7.0/10

Hiya! This one is about trees, and it takes its time.
All in all, it was fine.
Thanks for reading!
"""


def titles(text: str) -> list[str | None]:
    return [post.title for post in archive_text.parse(text).posts]


def test_an_archive_page_is_recognised() -> None:
    assert archive_text.recognises(f"Monthly Archives: March 2020\n{FIRST}")
    assert archive_text.recognises(f"{FIRST}\n{SECOND}")
    assert not archive_text.recognises(FIRST)


def test_posts_are_parted_in_the_order_of_the_page_and_share_its_month() -> None:
    source = archive_text.parse(f"Monthly Archives: March 2020\n\n{FIRST}\n\n{SECOND}")

    assert source.newest_first
    assert [(post.title, post.date) for post in source.posts] == [
        ("Amber Ferry", "2020-03"),
        ("Paper Orchard", "2020-03"),
    ]
    assert source.ledger.lost == 0
    assert source.posts[0].field_lines[0].text == "Monthly Archives: March 2020"


def test_works_of_the_page_are_known_to_each_other() -> None:
    first, second = archive_text.parse(f"{FIRST}\n{SECOND}").posts

    assert first.mentioned_works == ("Paper Orchard",)
    assert second.mentioned_works == ()


def test_a_given_date_is_for_posts_without_one() -> None:
    given = archive_text.parse(FIRST, date="2021-10")
    own = archive_text.parse(f"Monthly Archives: March 2020\n{FIRST}", date="2021-10")

    assert [source.posts[0].date for source in (given, own)] == ["2021-10", "2020-03"]


def test_a_second_heading_and_other_lines_above_the_posts_are_listed_as_dropped() -> None:
    text = f"Skip to content\nWelcome to my blog!\nMonthly Archives: March 2020\nDramas Films Books\n{FIRST}"

    (post,) = archive_text.parse(text).posts

    assert [line.text for line in post.dropped][:3] == ["Skip to content", "Welcome to my blog!", "Dramas Films Books"]
    assert post.title == "Amber Ferry"


def test_a_page_may_begin_in_the_middle_of_a_header() -> None:
    (post,) = archive_text.parse(FIRST.partition("Disclaimer")[1] + FIRST.partition("Disclaimer")[2]).posts

    assert (post.title, post.native_title) == ("Amber Ferry", "호박 나룻배")
    (bare,) = archive_text.parse("(호박 나룻배 / Hobak Narutbae)\nShowLog rating: 8.5/10\nHello! A boat.\n").posts
    assert (bare.title, bare.native_title) == (None, "호박 나룻배")
    assert "No title found." in bare.warnings


def test_the_end_of_a_post_above_the_first_title_is_no_welcome() -> None:
    prose = "The harbour was quiet that morning, and nobody on the pier knew why the bell had rung. " * 5
    source = archive_text.parse(f"{prose}\n\n{FIRST}")

    assert len(source.posts) == 2
    assert source.posts[0].title is None
    assert not source.posts[0].is_review
    assert source.posts[0].blocks[0].text == prose.strip()


def test_a_post_that_is_no_review_stands_as_a_plain_post() -> None:
    song = "A little song\n\nStandard\n\nThe rain came down on the number nine, and nobody minded but me.\n"

    review, plain = archive_text.parse(f"{FIRST}\n\n{song}").posts

    assert (plain.title, plain.is_review) == ("A little song", False)
    assert [block.type for block in plain.blocks] == ["text"]
    assert any("plain post" in warning for warning in plain.warnings)
    assert review.is_review


def test_the_post_title_may_differ_from_the_title_line() -> None:
    text = SECOND.replace("\nPaper Orchard\n(", "\nPaper Orchard / Because of the Trees\n(")
    (post,) = archive_text.parse(text).posts

    assert (post.title, post.other_titles) == ("Paper Orchard", ("Because of the Trees",))


def test_a_list_of_titles_is_not_many_posts() -> None:
    assert titles("Amber\n(호박 / Hobak)\nPaper\n(종이 / Jongi)\nSalt\n(소금 / Sogeum)\n") == ["Amber"]


def test_a_word_of_the_furniture_may_be_a_title() -> None:
    assert titles("Standard\nStandard\nStandard\n(표준 / Pyojun)\nRating: 8/10\nHello! A film of rules.\n") == [
        "Standard"
    ]


def test_nothing_speaks_for_a_post() -> None:
    source = archive_text.parse("hello world\n")

    assert source.posts == ()
    assert [line.text for line in source.dropped] == ["hello world"]
    assert source.ledger.lost == 0
    assert archive_text.parse("").posts == ()


def test_a_post_is_the_same_whenever_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Monthly Archives: March 2020\n\n{FIRST}\n\nCast:\nsomething else\n\n{SECOND}"
    kept = archive_text.open_source(text).posts
    monkeypatch.setattr(archive_text, "_SMALL", 0)
    anew = archive_text.open_source(text).posts

    assert kept[0:2] == (kept[0], kept[1]) == (anew[0], anew[1]) == archive_text.parse(text).posts
    assert kept[-1] == anew[-1] == kept[1]
