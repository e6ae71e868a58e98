"""Facts of running text, above all of the sentence that opens a summary."""

import pytest

from blog.parsing.facts.sentences import countries_of_dramas, read_crew, read_sentence, speaks_of_film
from blog.text.scripts import fold

SENTENCES = [
    (
        "Salt Road is a 12-episode Streamly K-Drama, each episode around 54 minutes long",
        {"episodes": 12, "kind": "drama", "network": "Streamly", "episode_minutes": 54, "country": "KR"},
    ),
    (
        "Salt Road is a 16-episode tvX K-Drama, with episodes of just over an hour",
        {"episodes": 16, "kind": "drama", "network": "tvX", "country": "KR"},
    ),
    (
        "It is a 10-episode J-Drama, about 25 minutes each, and that’s excluding the opening",
        {"episodes": 10, "kind": "drama", "episode_minutes": 25, "country": "JP"},
    ),
    ("a 6 episode-long series", {"episodes": 6, "kind": "drama"}),
    ("this 8-episode drama is about", {"episodes": 8, "kind": "drama"}),
    ("another 32 episodes drama", {"episodes": 32, "kind": "drama"}),
    ("a twelve-episode Korean drama", {"episodes": 12, "kind": "drama", "country": "KR"}),
    ("a 13-episode anime", {"episodes": 13, "kind": "anime"}),
    ("Salt Road is a drama of 12 episodes", {"episodes": 12}),
    ("a series with only eight episodes", {"episodes": 8}),
    ("This was a wonderful 20-episode K-Drama", {"episodes": 20, "kind": "drama", "country": "KR"}),
    ("a really lovely 8-episode drama", {"episodes": 8, "kind": "drama"}),
    ("The first 12 episodes of this drama are slow.", {}),
    ("After the last two episodes the series is over.", {}),
    ("The following two episodes were mostly given to her past.", {}),
    ("In 10 episodes of about 45 minutes each we meet a baker.", {"episodes": 10, "episode_minutes": 45}),
    ("In these twenty episodes a baker is robbed.", {"episodes": 20}),
    ("It came out back in March of 2017.", {"year": 2017}),
    ("This little film was released in 2015, I think.", {"year": 2015}),
    ("Bread, which came out in 2014, was better.", {}),
    ("She lied to him for eight episodes of her life.", {}),
    ("In the first couple of episodes I saw it on Streamly.", {}),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence_of_facts(sentence: str, expected: dict[str, object]) -> None:
    facts = read_sentence(sentence, fold(sentence))

    assert {fact.field: fact.value for fact in facts} == expected


@pytest.mark.parametrize(
    ("sentence", "crew"),
    [
        ("Directed by Hana Mori, this film is about bread.", [("director", "Hana Mori")]),
        ("I like it. It was written by Oh Jin Su.", [("writer", "Oh Jin Su")]),
        ("Bread was better, directed by Hana Mori.", []),
        ("Directed by nobody, the play fails.", []),
    ],
)
def test_a_sentence_may_open_with_who_made_the_work(sentence: str, crew: list[tuple[str, str]]) -> None:
    assert [(fact.field, fact.value) for fact in read_crew(sentence, fold(sentence))] == crew


def test_kinds_of_drama_are_spoken_of_in_the_plural_too() -> None:
    assert countries_of_dramas("I rarely watch C-Dramas, and no K-drama at all.") == {"CN", "KR"}
    assert countries_of_dramas("Drama in a tea house.") == set()


def test_a_film_is_called_one() -> None:
    assert speaks_of_film("The story of this 2019 film is simple.")
    assert not speaks_of_film("She works in a film studio.")
