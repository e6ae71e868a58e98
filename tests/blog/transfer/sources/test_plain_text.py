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
