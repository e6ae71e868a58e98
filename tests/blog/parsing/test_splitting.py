"""Where posts begin."""

from blog.parsing.lines import split_lines
from blog.parsing.splitting import find_posts

BODY = "\nHello everyone! This is a paragraph that is long enough to be one.\n\n"


def beginnings(text: str) -> list[str]:
    lines = split_lines(text)
    before, intervals = find_posts(lines)
    assert [end for _, end in intervals] == [start for start, _ in intervals[1:]] + [len(lines)] * bool(intervals)
    assert not intervals or intervals[0][0] == before
    return [lines[start].text for start, _ in intervals]


def test_a_post_begins_above_poster_disclaimer_label_and_equal_title() -> None:
    text = "Amber\n\nStandard\n\nDisclaimer: all is told.\n\nFile:a.jpg\n\nAmber\n(호박 / Hobak)\n" + BODY

    assert beginnings(f"{BODY}{text}Paper\n(종이 / Jongi)\n{BODY}") == ["Amber", "Paper"]


def test_furniture_below_a_post_is_the_posts() -> None:
    text = f"Amber\n(호박 / Hobak)\n{BODY}Leave a comment\nOlder posts\nPaper\n(종이 / Jongi)\n{BODY}"

    assert beginnings(text) == ["Amber", "Paper"]


def test_a_label_or_date_under_a_title_begins_a_post_without_bracket() -> None:
    assert beginnings(f"Amber\nStandard\n{BODY}\nPaper\nPosted on May 3, 2020 by ana\n{BODY}") == ["Amber", "Paper"]
    assert beginnings(f"Drama: Amber (호박)\nMay 3, 2020\n{BODY}\nBook: Paper\nMay 1, 2020\n{BODY}") == [
        "Drama: Amber (호박)",
        "Book: Paper",
    ]


def test_the_name_of_the_blog_under_the_heading_of_a_page_is_no_post() -> None:
    assert beginnings(f"Monthly Archives: May 2020\nAna reads\nAmber\nMay 3, 2020\n{BODY}") == ["Amber"]


def test_a_rating_at_the_end_is_the_post_before() -> None:
    text = f"Amber\n(호박 / Hobak)\n{BODY}Rating: 8/10\n\nPaper\n(종이 / Jongi)\n{BODY}"

    assert beginnings(text) == ["Amber", "Paper"]


def test_a_sentence_above_a_bracket_is_no_title() -> None:
    assert beginnings(f"{BODY}She says this is the word for it:\nIt is an old one.\n(호박 / Hobak)\n{BODY}") == []


def test_two_title_blocks_with_one_title_head_one_post() -> None:
    odd = "A line that is neither a warning nor a caption of a poster."

    assert beginnings(f"Amber\nStandard\n{odd}\nAmber\n(호박 / Hobak)\n{BODY}") == ["Amber"]


def test_a_title_that_begins_like_the_one_before_is_another_post() -> None:
    short = "I dropped this one after the very first hour.\n"
    page = f"Blood\n(블러드 / Beulleodeu)\n{short}Blood Line\n(피줄 / Pijul)\n{BODY}"

    assert beginnings(page) == ["Blood", "Blood Line"]
    assert beginnings(f"Blood\n(피 / Pi)\n{short}Blood\n(피 / Pi)\n{BODY}") == ["Blood", "Blood"]


def test_a_warning_or_a_label_may_stand_between_title_and_bracket() -> None:
    warned = f"Amber\nDisclaimer: this tells all of the plot.\n(호박 / Hobak)\n{BODY}"
    glued = f"640px-PaperPosterPaper\nStandard\nDisclaimer: this tells all of the plot.\n(종이 / Jongi)\n{BODY}"

    assert beginnings(warned + glued) == ["Amber", "640px-PaperPosterPaper"]


def test_a_title_may_be_a_word_of_the_furniture() -> None:
    standard = f"Standard\nStandard\n(스탠더드 / Seutaendeodeu)\n{BODY}"

    assert beginnings(f"Amber\n(호박 / Hobak)\n{BODY}\n{standard}") == ["Amber", "Standard"]


def test_a_poster_in_the_text_heads_no_post() -> None:
    song = "The second song is called\nFile:Song.jpg\n(봄날 / Bomnal)\n"

    assert beginnings(f"Amber\n(호박 / Hobak)\n{BODY}{song}{BODY}") == ["Amber"]


def test_no_mark_no_post() -> None:
    assert beginnings(BODY) == []
    assert find_posts(()) == (0, [])
