"""Paragraphs become blocks: forward through the sections, one block a person, a character, a case."""

from blog.parsing.lines import split_lines
from blog.parsing.mentions import index_of_titles
from blog.parsing.names import NameIndex
from blog.parsing.parsed import Block, Confidence
from blog.parsing.sections import SectionContext, make_blocks


def blocks(
    text: str, *, characters: tuple[str, ...] = (), actors: tuple[str, ...] = (), is_review: bool = True
) -> list[Block]:
    context = SectionContext(
        characters=NameIndex([(name, name) for name in characters]),
        actors=NameIndex([(name, name) for name in actors], short_forms=False),
        known_titles=index_of_titles(()),
        is_review=is_review,
    )
    lines = split_lines(text)
    made = make_blocks(lines, context)
    assert [line for block in made for line in (block.heading_line, *block.lines) if line] == list(lines)
    return list(made)


def shape(made: list[Block]) -> list[tuple[str, str | None]]:
    return [(block.type.value, block.character or block.person) for block in made]


def test_a_paragraph_without_a_cue_joins_the_block_before() -> None:
    made = blocks("Hi everyone!\nIt rains.\n\nSo the story is about rain.\nIt rains on.")

    assert [block.text for block in made] == ["Hi everyone!\nIt rains.", "So the story is about rain.\nIt rains on."]


def test_sections_never_go_back() -> None:
    made = blocks(
        "Hi!\nSo the story is about rain and boats.\nI want to make some cast comments now.\n"
        "As for the plot, it is wet.\nAll in all, good."
    )

    assert shape(made) == [("introduction", None), ("summary", None), ("cast_comment", None), ("verdict", None)]


def test_a_plan_stays_in_the_introduction_and_the_summary_follows_by_position() -> None:
    made = blocks(
        "Hi!\nI will start with a summary, then the themes, the cast and my final thoughts.\nA boat sinks.\nOh no."
    )

    assert shape(made) == [("introduction", None), ("summary", None)]
    assert made[1].confidence is Confidence.BY_POSITION


def test_each_character_has_one_block_and_the_lead_in_none() -> None:
    made = blocks(
        "Let me talk briefly about the main characters.\nSeo Min Ah is brave.\nShe swims.\nPyo Ra On was not.\n"
        "Anyways, back to Ra On, he drowns.",
        characters=("Seo Min Ah", "Pyo Ra On"),
    )

    assert shape(made) == [("character", None), ("character", "Seo Min Ah"), ("character", "Pyo Ra On")]
    assert [block.confidence for block in made] == [Confidence.CERTAIN] * 3
    assert len(made[2].lines) == 2


PLOT = "Hi!\n\nSo the story is about Seo Min Ah, who rows.\n\nShe rows a lot, and Pyo Ra On swims.\n\n"
CHARACTERS = ("Seo Min Ah", "Pyo Ra On")


def test_the_plot_ends_where_the_writer_says_what_they_think_and_that_is_asked_about() -> None:
    made = blocks(PLOT + "I found the rowing very true to life.\n\nThe oars creak as oars do.", characters=CHARACTERS)

    assert shape(made)[1:] == [("summary", None), ("theme", None)]
    assert made[2].confidence is Confidence.PLEASE_CHECK
    assert len(made[2].lines) == 2


def test_behind_what_the_writer_thinks_a_character_may_open_a_paragraph_by_the_given_name() -> None:
    made = blocks(
        PLOT
        + "I found it true to life.\n\nMin Ah, bless her, is no rower.\n\nAs for swimming, I pitied poor Ra On.\n\n"
        "One more word about Seo Min Ah: oars.",
        characters=CHARACTERS,
    )

    assert shape(made)[2:] == [
        ("theme", None),
        ("character", "Seo Min Ah"),
        ("character", "Pyo Ra On"),
        ("character", "Seo Min Ah"),
    ]


def test_the_plot_itself_does_not_end_with_a_given_name() -> None:
    made = blocks(PLOT + "Min Ah has to choose.", characters=CHARACTERS)

    assert shape(made) == [("introduction", None), ("summary", None)]


def test_what_comes_in_turn_is_told_one_by_one_if_there_are_three() -> None:
    turns = "The first guest rows.\n\nIn episode two another swims.\n\nThen comes the flood.\n\n"

    told = blocks(PLOT + turns + "The last guest drowns.")
    assert [(block.type.value, block.number) for block in told[2:]] == [
        ("episode", 1),
        ("episode", 2),
        ("episode", None),
        ("episode", None),
    ]
    assert shape(blocks(PLOT + "The first guest rows.\n\nThe last guest drowns.")) == shape(blocks(PLOT))


CAST = "Hi!\n\nSo the story is about oars.\n\nNow for the cast!\n\nKang Ji Woo rows well.\n\nShe does.\n\n"


def test_cast_comments_end_where_the_text_speaks_of_nobody_any_more() -> None:
    last = "It was wet, and it was worth it.\n\nThe river is real."
    made = blocks(CAST + last, actors=("Kang Ji Woo", "Oh Jin Su"))

    assert shape(made)[2:] == [("cast_comment", None), ("cast_comment", "Kang Ji Woo"), ("verdict", None)]
    assert made[-1].confidence is Confidence.PLEASE_CHECK
    made = blocks(CAST + "It was wet.\n\nOh Jin Su was wetter.", actors=("Kang Ji Woo", "Oh Jin Su"))
    assert shape(made)[-1] == ("cast_comment", "Oh Jin Su")


def test_talk_of_the_cast_may_come_before_a_summary_that_is_called_one_and_only_that() -> None:
    cast = "Hi!\n\nNow for the cast!\n\nKang Ji Woo rows well.\n\n"

    told = blocks(cast + "Right, I should tell you what it is about. A boat sinks.", actors=("Kang Ji Woo",))
    assert shape(told)[-1] == ("summary", None)
    said = blocks(cast + "The story goes downhill after that, but she goes on.", actors=("Kang Ji Woo",))
    assert shape(said)[-1] == ("cast_comment", "Kang Ji Woo")


def test_a_row_of_words_that_open_sentences_is_read_in_time() -> None:
    made = blocks("Then we have " * 25 + "zz Min Seo is here.", characters=("Min Seo",))

    assert shape(made) == [("introduction", None)]


def test_a_lead_in_may_name_the_first_actor_itself_and_and_may_open_a_comment() -> None:
    made = blocks(
        "Hi!\n\nAs for the cast, Kang Ji Woo rows well.\n\nAnd Oh Jin Su swims well.",
        actors=("Kang Ji Woo", "Oh Jin Su"),
    )

    assert shape(made)[1:] == [("cast_comment", "Kang Ji Woo"), ("cast_comment", "Oh Jin Su")]


def test_the_paragraph_under_a_heading_names_the_actor() -> None:
    made = blocks("Hi!\n\nThe Players\nIt is my first boat with Kang Ji Woo.", actors=("Kang Ji Woo",))

    assert shape(made)[1:] == [("cast_comment", "Kang Ji Woo")]
    assert made[-1].heading == "The Players"


def test_names_in_capitals_are_headings_of_their_characters() -> None:
    made = blocks("Hi!\n\nSEO MIN AH\nShe rows.\n\nPYO RA ON\nHe swims.", characters=CHARACTERS)

    assert shape(made)[1:] == [("character", "Seo Min Ah"), ("character", "Pyo Ra On")]
    assert [block.heading for block in made[1:]] == ["SEO MIN AH", "PYO RA ON"]


def test_a_spoiler_warning_behind_the_introduction_stands_before_the_plot() -> None:
    lines = split_lines("Hi!\n\nWarning: spoilers!\n\nA boat sinks.")
    context = SectionContext(
        characters=NameIndex(()),
        actors=NameIndex(()),
        known_titles=index_of_titles(()),
        set_apart={lines[1].start: True},
    )

    made = make_blocks(lines, context)

    assert [block.type.value for block in made] == ["introduction", "disclaimer", "summary"]
    assert made[2].confidence is Confidence.BY_POSITION


def test_a_characters_family_is_nobodys_block() -> None:
    made = blocks(
        "Let me talk about the characters.\nSeo Min Ah is brave.\n\nLet me talk a little about Min Ah’s family.\n"
        "Even though her uncle snores, Pyo Ra On is seen a lot.",
        characters=("Seo Min Ah", "Pyo Ra On"),
    )

    assert shape(made) == [("character", None), ("character", "Seo Min Ah"), ("character", None)]


def test_each_cast_comment_has_its_actor_and_only_characters_are_asked_about() -> None:
    made = blocks(
        "I want to make some cast comments now.\n\nI have seen Kang Ji Woo before.\nShe is good.\n\n"
        "It was nice to see Oh Jin Su again.\n\nI also want to mention Pyo Ra On.",
        characters=("Pyo Ra On",),
        actors=("Kang Ji Woo", "Oh Jin Su"),
    )

    assert shape(made) == [
        ("cast_comment", None),
        ("cast_comment", "Kang Ji Woo"),
        ("cast_comment", "Oh Jin Su"),
        ("cast_comment", None),
    ]
    assert made[-1].confidence is Confidence.PLEASE_CHECK


def test_chemistry_with_another_actor_does_not_change_the_person() -> None:
    made = blocks(
        "I want to make some cast comments.\nKang Ji Woo is good.\nHer chemistry with Oh Jin Su was great.",
        actors=("Kang Ji Woo", "Oh Jin Su"),
    )

    assert shape(made) == [("cast_comment", None), ("cast_comment", "Kang Ji Woo")]


def test_cases_are_numbered_where_the_text_numbers_them() -> None:
    made = blocks(
        "I will go through the cases one by one.\nThe first case is sad.\nA boat sinks.\nThe second case is not.\n"
        "The final case is a wedding."
    )

    assert [(block.type.value, block.number) for block in made] == [
        ("episode", None),
        ("episode", 1),
        ("episode", 2),
        ("episode", None),
    ]


def test_one_mention_of_an_episode_makes_no_run() -> None:
    made = blocks("Hi!\nSo the story is about rain.\nThe first episode is dry, though.\nThen it rains.")

    assert shape(made) == [("introduction", None), ("summary", None)]


def test_headings_open_blocks_and_stay_word_for_word() -> None:
    made = blocks("Hello!\nSynopsis\nA boat sinks in the harbour.\nEpisode 4:\nIt is raised.\nMy Final Thoughts\nGood.")

    assert [(block.type.value, block.heading, block.number) for block in made] == [
        ("introduction", None, None),
        ("summary", "Synopsis", None),
        ("episode", "Episode 4:", 4),
        ("verdict", "My Final Thoughts", None),
    ]


def test_the_sign_off_is_a_text_block() -> None:
    made = blocks("Hi!\nA boat sinks.\nAll in all, good.\nThanks for reading!\nBye-bee! ^^")

    assert shape(made)[-2:] == [("verdict", None), ("text", None)]
    assert made[-1].text == "Thanks for reading!\nBye-bee! ^^"


def test_a_named_next_title_on_its_own_is_next_up() -> None:
    made = blocks("Hi!\nA boat sinks.\nAll in all, good.\nThe next one on my list is Tin Garden.\nUntil next time!")

    assert [block.type.value for block in made[-2:]] == ["next_up", "text"]


def test_a_post_that_is_no_review_is_one_text_block() -> None:
    made = blocks("I planted beans.\nThey grow.", is_review=False)

    assert [(block.type.value, block.confidence) for block in made] == [("text", Confidence.PLEASE_CHECK)]
    assert blocks("", is_review=False) == []
