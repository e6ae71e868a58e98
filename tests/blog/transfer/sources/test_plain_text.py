"""The text of one post."""

import pytest

from blog.parsing.parsed import Confidence, Viewing
from blog.transfer.sources import plain_text

TEXT = """Amber Ferry
(호박 나룻배 / Hobak Narutbae)
ShowLog rating: 8.5/10

Hello everyone!

As for a short summary: Amber Ferry is a 12-episode Streamly K-Drama about Seo Min Ah (played by Kang Ji Woo).

All in all, it was lovely.

Thanks for reading!
"""


def test_a_post_is_read_whole() -> None:
    (post,) = plain_text.parse(TEXT, known_titles=["Tin Garden"], date="2021-10").posts

    assert (post.title, post.native_title, post.romanised_title) == ("Amber Ferry", "호박 나룻배", "Hobak Narutbae")
    assert (post.episodes, post.network, post.country, post.kind) == (12, "Streamly", "KR", "drama")
    assert [(role.person, role.character) for role in post.roles] == [("Kang Ji Woo", "Seo Min Ah")]
    assert [block.type for block in post.blocks] == ["introduction", "summary", "verdict", "text"]
    assert post.date == "2021-10"


def test_every_filled_field_has_a_confidence_and_a_cue() -> None:
    (post,) = plain_text.parse(TEXT).posts

    filled = {"title", "native_title", "native_language", "romanised_title", "rating", "kind", "country", "network"}
    assert filled | {"episodes"} == set(post.confidence) == set(post.cues)


def test_a_post_without_a_date_says_so() -> None:
    (post,) = plain_text.parse(TEXT).posts

    assert post.date is None
    assert any("No date" in warning for warning in post.warnings)


def test_nothing_is_guessed_where_the_text_is_silent() -> None:
    (post,) = plain_text.parse(
        "Amber Ferry\nRating: 8/10\n\nIt was lovely to watch this in the rain, with my aunt.\n"
    ).posts

    assert (post.native_title, post.romanised_title, post.kind, post.country, post.episodes) == (None,) * 5
    assert (post.roles, post.mentioned_works, post.tags, post.next_on_watch_list) == ((), (), (), None)
    assert set(post.confidence) == {"title", "rating"}


def test_a_rating_in_running_text_is_only_suggested() -> None:
    (post,) = plain_text.parse("Amber Ferry\n(호박 / Hobak)\n\nHello! In the end I give it 8/10 for the boats.\n").posts

    assert post.rating is None
    assert any("8/10" in warning for warning in post.warnings)


@pytest.mark.parametrize(
    ("sentence", "viewing"),
    [
        ("Sadly, I dropped this drama at episode 6.", Viewing("dropped", 6)),
        ("This was my second rewatch of it.", Viewing("rewatch", None)),
        ("I’m currently at episode 4, so be kind.", Viewing("watching", 4)),
        ("I’ve seen eight of the sixteen episodes so far.", Viewing("watching", 8)),
        ("In spring I was doing a rewatch, and here we are.", Viewing("rewatch", None)),
        ("He dropped the ring in episode 6.", None),
    ],
)
def test_how_far_the_author_watched(sentence: str, viewing: Viewing | None) -> None:
    (post,) = plain_text.parse(f"Amber Ferry\n(호박 / Hobak)\nRating: 5/10\n\nHello! {sentence}\n").posts

    assert post.viewing == viewing


def test_wrongly_decoded_letters_are_reported_and_left() -> None:
    (post,) = plain_text.parse(TEXT.replace("lovely", "lovely ðŸ˜Š and cafÃ©")).posts

    assert any("wrongly decoded" in warning for warning in post.warnings)
    assert "lovely ðŸ˜Š and cafÃ©" in post.blocks[2].text


def test_han_titles_take_their_language_from_the_kind_of_drama() -> None:
    text = "Jade Kettle\n(玉壶 / Yu Hu)\n\nHello!\n\nJade Kettle is a 32-episode C-Drama about tea.\n"
    (post,) = plain_text.parse(text).posts

    assert (post.native_language, post.country) == ("zh", "CN")
    assert post.confidence["native_language"] is Confidence.PLEASE_CHECK


@pytest.mark.parametrize(
    ("bracket", "text", "language", "country"),
    [
        ("(玉山 / Yu Shan)", "I rarely watch C-Dramas.", "zh", "CN"),
        ("(盐山)", "It rains.", "zh", None),
        ("(塩山)", "It rains.", "ja", None),
        ("(玉山 / Yu Shan)", "It rains.", "zh", None),
        ("(玉山 / Tama no Yama)", "It rains.", "ja", None),
        ("(玉山)", "J-Dramas are shorter than C-Dramas.", None, None),
    ],
)
def test_han_titles_take_it_from_letters_or_syllables_too_and_are_asked_about(
    bracket: str, text: str, language: str | None, country: str | None
) -> None:
    (post,) = plain_text.parse(f"Jade Kettle\n{bracket}\nRating: 8/10\n\nHello!\n\n{text}\n").posts

    assert (post.native_language, post.country) == (language, country)
    assert post.confidence.get("native_language", Confidence.PLEASE_CHECK) is Confidence.PLEASE_CHECK


def test_the_posts_own_title_may_tell_the_year() -> None:
    (post,) = plain_text.parse("Amber Ferry (2018)\nStandard\n" + TEXT).posts

    assert (post.title, post.year) == ("Amber Ferry", 2018)


def test_a_heading_that_is_no_title_is_left_out() -> None:
    (post,) = plain_text.parse("Film Review\nAmber Ferry\nTelevision Show (10 Episodes)\n\nIt rains.\n").posts

    assert (post.title, post.kind, post.episodes) == ("Amber Ferry", "drama", 10)
    assert [line.text for line in post.dropped] == ["Film Review"]


def test_a_list_under_the_word_cast_is_no_title() -> None:
    head = "Amber Ferry\nHangul: 호박\nRating: 8/10\n\n"
    (post,) = plain_text.parse(f"{head}CAST\nKang Ji Woo as Seo Min Ah 서민아\nOh Jin as Cho\n\nIt rains.\n").posts

    assert post.other_titles == ()
    assert [(role.person, role.character) for role in post.roles] == [("Kang Ji Woo", "Seo Min Ah"), ("Oh Jin", "Cho")]


def test_the_kind_that_is_said_is_surer_than_that_of_anything_with_episodes() -> None:
    said = plain_text.parse("Amber Ferry\nVariety Show\nEpisodes: 9\nRating: 8/10\n\nIt rains.\n").posts[0]
    unsaid = plain_text.parse("Amber Ferry\nEpisodes: 9\nRating: 8/10\n\nIt rains.\n").posts[0]

    assert (said.kind, said.confidence["kind"]) == ("variety", Confidence.CERTAIN)
    assert (unsaid.kind, unsaid.confidence["kind"]) == ("drama", Confidence.BY_POSITION)


def test_actors_of_western_names_are_known_by_their_surnames_unless_somebody_shares_them() -> None:
    text = TEXT.replace("Kang Ji Woo", "Imogen Hale").replace(
        "All in all", "I have some cast comments.\n\nHale is superb.\n\nAll in all"
    )
    (post,) = plain_text.parse(text).posts

    assert [block.person for block in post.blocks if block.type == "cast_comment"] == [None, "Imogen Hale"]
    (post,) = plain_text.parse(text.replace("Seo Min Ah", "Mabel Hale")).posts
    assert [block.person for block in post.blocks if block.type == "cast_comment"] == [None]


def test_of_two_dates_the_day_is_taken() -> None:
    (post,) = plain_text.parse(f"Monthly Archives: May 2020\nPosted on May 3, 2020 by ana\n{TEXT}").posts

    assert post.date == "2020-05-03"


def test_a_late_warning_is_a_disclaimer_only_if_it_says_nothing_else() -> None:
    text = TEXT.replace("All in all", "Spoiler alert!\n\nSpoiler alert: she drowns at the very end.\n\nAll in all")
    (post,) = plain_text.parse(text).posts

    disclaimers = [block.text for block in post.blocks if block.type == "disclaimer"]
    assert disclaimers == ["Spoiler alert!"]


def test_names_spelt_in_two_ways_are_asked_about() -> None:
    text = TEXT.replace("All in all", "Pyo Ra (played by Kang Ji Wo) sails.\n\nAll in all")
    (post,) = plain_text.parse(text).posts

    assert any("Kang Ji Woo" in warning and "Kang Ji Wo" in warning for warning in post.warnings)


def test_a_story_under_a_title_is_a_plain_post_and_a_line_alone_is_none() -> None:
    story = plain_text.parse("My garden\n\nI have planted beans, and I am very proud of all of the beans.\n")

    assert [post.is_review for post in story.posts] == [False]
    assert plain_text.parse("My garden\n").posts == ()


def test_a_cast_list_ends_at_the_next_heading_and_the_prose_is_no_cast() -> None:
    cast = "Cast:\nKang Ji Woo as Seo Min Ah\nOh Jin\n"
    text = f"Drama: Oak\nRating: 8/10\n\nHello!\n\n{cast}\nSynopsis\nMin Ah sings in the rain.\n"
    (post,) = plain_text.parse(text).posts

    assert [(role.person, role.character) for role in post.roles] == [("Kang Ji Woo", "Seo Min Ah"), ("Oh Jin", None)]
    assert [(block.type.value, block.heading) for block in post.blocks] == [
        ("introduction", None),
        ("summary", "Synopsis"),
    ]
    assert "Cast:" in [line.text for line in post.field_lines]


def test_a_pair_that_nothing_decides_stays_text() -> None:
    text = "Drama: Oak\nRating: 8/10\nCast:\nKang Ji Woo - Seo Min Ah\n\nHello! Nobody is named in all of this.\n"
    (post,) = plain_text.parse(text).posts

    assert post.roles == ()
    assert (post.blocks[0].type.value, post.blocks[0].text) == ("text", "Cast:\nKang Ji Woo - Seo Min Ah")


HEAD = "Paper Lanterns\n(종이 등불 / Jongi Deungbul)\nMyDramaList rating: 8/10\n\nHi everyone!\n\n"
PLOT = "Paper Lanterns is a 16-episode K-Drama about Min Seo Ra (played by Kang Ji Woo).\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "16 episodes, I loved them",
        "2 episodes (she cried)",
        "Japanese movie",
        "Translated by Viki Subbers",
        "300 pages, Goodreads Choice Winner",
        "I cried when he died | Format: novel | 300 pages",
        "Published: the letter finally reaches her in 2014",
        "Spring Rain (Part 1) - Star Girls\nLong Night (Part 2) - Oh Jin",
        "Salt Road (2018): Streamly\nWinter Bus (2019): Viki",
    ],
)
def test_lines_below_prose_stay_text_unless_they_are_labelled(line: str) -> None:
    (post,) = plain_text.parse(f"{HEAD}{PLOT}{line}\n\nShe swims.\n").posts

    texts = [text for block in post.blocks for text in block.text.split("\n")]
    assert set(line.split("\n")) <= set(texts)
    assert (post.kind, post.episodes, post.year) == ("drama", 16, None)
    assert [role.person for role in post.roles] == ["Kang Ji Woo"]


@pytest.mark.parametrize(
    ("line", "network", "year"),
    [
        ("Aired on: July 17, 2019", None, 2019),
        ("Airs on: Mondays and Tuesdays", None, None),
        ("Aired on: 2019", None, 2019),
        ("Broadcast on: HBC, 2019", "HBC", 2019),
        ("Aired on: Channel 9", "Channel 9", None),
    ],
)
def test_dates_and_weekdays_are_no_network(line: str, network: str | None, year: int | None) -> None:
    (post,) = plain_text.parse(f"Amber Ferry\nRating: 8/10\n{line}\n\nIt rains.\n").posts

    assert (post.network, post.year) == (network, year)


def test_a_warning_does_not_end_an_introduction_that_says_later_what_it_is_about() -> None:
    other = "I found this one after another 32-episode Streamly C-Drama.\n\n"
    (post,) = plain_text.parse(f"{HEAD}*Spoilers ahead!*\n\n{other}{PLOT}").posts

    assert (post.episodes, post.country, post.network) == (16, "KR", "Streamly")
    assert post.confidence["episodes"] is Confidence.CERTAIN
    assert post.confidence["network"] is Confidence.PLEASE_CHECK


def test_who_speaks_of_the_cast_in_passing_still_introduces() -> None:
    (post,) = plain_text.parse(f"{HEAD}I knew nothing about the cast when I began.\n\n{PLOT}").posts

    assert [block.type for block in post.blocks] == ["introduction", "summary"]


@pytest.mark.parametrize("title", ["The Voices", "The Players", "What It Is About"])
def test_a_title_may_read_like_a_heading_above_a_rating(title: str) -> None:
    (post,) = plain_text.parse(f"{title}\nMyDramaList rating: 8/10\n\nHi everyone!\n").posts

    assert post.title == title


def test_the_date_of_a_comment_is_not_the_posts() -> None:
    (post,) = plain_text.parse(f"Monthly Archives: March 2020\n{HEAD}{PLOT}1 Comment\nMarch 28, 2020\n").posts

    assert post.date == "2020-03"


def test_of_two_title_lines_only_the_same_title_tells_the_year() -> None:
    (post,) = plain_text.parse("A Year in Books (2021)\nShio no Michi\n(塩の道 / The Salt Road)\n\nHi!\n").posts

    assert post.year is None


def test_a_certain_film_stays_one_where_a_drama_is_spoken_of() -> None:
    text = "The drama of the same name tells it in ten episodes of about 50 minutes each; this film is short."
    (post,) = plain_text.parse(f"Film: Salt Road\nRating: 8/10\n\n{text}\n").posts

    assert post.kind == "film"


def types_of(text: str) -> list[tuple[str, str | None]]:
    (post,) = plain_text.parse(text).posts
    return [(block.type.value, block.person or block.character) for block in post.blocks]


def test_hopes_and_illnesses_are_no_farewell() -> None:
    cast = "Let me make some cast comments.\n\nNam Il was new to me, and I hope to see more of him soon.\n\n"
    assert types_of(f"{HEAD}{PLOT}{cast}Thanks for reading!\n")[-2:] == [("cast_comment", "Nam Il"), ("text", None)]
    ill = "Min Seo Ra falls ill, and the doctor says she won't live to see next month.\n\n"
    assert types_of(f"{HEAD}{PLOT}{ill}Thanks for reading!\n")[1:] == [("summary", None), ("text", None)]


@pytest.mark.parametrize(
    "opening",
    [
        "Back in 2018, a friend told me about this one, and I forgot about it.",
        "Since 2015 nobody has made a ghost story as good as this, if you ask my brother.",
        "My last review was a 24-episode C-Drama about monks, so now for something else.",
    ],
)
def test_years_and_other_reviews_do_not_end_an_introduction(opening: str) -> None:
    rest = "It came to Streamly, and her words came back to me.\n\nAs for a short summary: a ferry sinks.\n\n"
    (post,) = plain_text.parse(f"{HEAD}{opening}\n\n{rest}").posts

    assert [block.type for block in post.blocks] == ["introduction", "summary"]
    assert post.episodes is None


def test_a_plot_may_open_with_its_year_and_is_asked_about() -> None:
    (post,) = plain_text.parse(f"{HEAD}In 1911, on a skerry, Signe keeps the light.\n\nShe sinks.\n").posts

    assert [(block.type, block.confidence) for block in post.blocks] == [
        ("introduction", Confidence.CERTAIN),
        ("summary", Confidence.PLEASE_CHECK),
    ]


def test_cast_comments_reopen_behind_what_only_sounded_like_a_conclusion() -> None:
    text = (
        f"{HEAD}{PLOT}In the end, the ferry burns down.\n\nI want to make some cast comments.\n\n"
        "Kang Ji Woo was great.\n\nIn conclusion, watch it.\n"
    )
    (post,) = plain_text.parse(text).posts

    assert [(block.type, block.person) for block in post.blocks][2:] == [
        ("verdict", None),
        ("cast_comment", None),
        ("cast_comment", "Kang Ji Woo"),
        ("verdict", None),
    ]
    assert post.blocks[2].confidence is Confidence.PLEASE_CHECK


def test_without_blank_lines_a_sigh_does_not_end_a_plot_in_which_somebody_new_comes() -> None:
    plot = PLOT.strip()
    new = "The daughter, Oh Ha Na (played by Ko Ara), returns.\nI think that was all."
    text = f"{HEAD.strip()}\n{plot}\nI think this was the saddest part: nobody visits him.\n{new}\n"
    text = text.replace("\n\n", "\n")

    assert types_of(text)[1:] == [("summary", None), ("theme", None)]


def test_groups_in_brackets_among_cast_comments_are_nobody() -> None:
    cast = "Now for the cast!\n\nPark Ha Na (Star Girls) is a singer.\n\nThe driver (Blue Gate) made me laugh.\n"
    (post,) = plain_text.parse(f"{HEAD}A ferry sinks, and nobody minds.\n\nNobody swims.\n\n{cast}").posts

    assert post.roles == ()


def test_the_seasons_of_a_plot_are_no_episodes() -> None:
    plot = "The first winter she bakes.\n\nThe second winter she meets a miller.\n\nThe third winter it snows.\n"

    assert types_of(f"{HEAD}{PLOT}{plot}")[1:] == [("summary", None)]


def test_a_recommendation_at_any_place_begins_the_verdict() -> None:
    text = f"{HEAD}{PLOT}Would I recommend it? Yes, to everybody.\n\nThank you for reading, bye!\n"

    assert types_of(text)[1:] == [("summary", None), ("verdict", None), ("text", None)]
