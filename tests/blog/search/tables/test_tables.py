"""The words of posts in the tables of this run's database."""

import datetime

import pytest
from django.db import NotSupportedError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.models import SearchDocument
from blog.search.tables import PostWords, Text, create_tables, text_tables
from blog.text.tokens import Phrase, phrase_of, tokens
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(index: BlogIndexPage) -> int:
    """A post whose words a test writes."""
    return PostPageFactory(parent=index).pk


def keep(post: int, visible: str, hidden: str = "") -> None:
    """Write the words of a post."""
    seen = tokens(visible)
    text_tables().write([PostWords(post, seen, [*seen, *tokens(hidden)])])


def matches(text: Text, *phrases: Phrase | None) -> bool:
    """Whether the one post has all of the phrases."""
    wanted = [phrase for phrase in phrases if phrase is not None]
    posts = set(SearchDocument.objects.values_list("pk", flat=True))
    return bool(posts & text_tables().posts_with(text, wanted))


def test_hidden_words_are_in_the_whole_text_only(post: int) -> None:
    keep(post, "a lighthouse", "it burns")
    assert matches(Text.VISIBLE, phrase_of("lighthouse"))
    assert not matches(Text.VISIBLE, phrase_of("burns"))
    assert matches(Text.WHOLE, phrase_of("burns"), phrase_of("lighthouse"))


def test_phrases_and_beginnings(post: int) -> None:
    keep(post, "grey salt and pepper")
    assert matches(Text.WHOLE, phrase_of("grey salt"), phrase_of("pepp", prefix_from=4))
    assert not matches(Text.WHOLE, phrase_of("salt grey"))
    assert not matches(Text.WHOLE, phrase_of("pepp"))
    assert matches(Text.WHOLE, phrase_of("salt and pep", prefix_from=2))


def test_words_are_looked_up_in_an_index(post: int) -> None:
    phrase = phrase_of("salt")
    assert phrase is not None
    for text in Text:
        plan = " ".join(text_tables().plan(text, [phrase]))
        assert "VIRTUAL TABLE INDEX" in plan or f"Bitmap Index Scan on blog_words_{text}" in plan


def test_writing_replaces_and_forgetting_deletes(post: int) -> None:
    keep(post, "salt")
    keep(post, "pepper")
    assert (matches(Text.WHOLE, phrase_of("salt")), matches(Text.WHOLE, phrase_of("pepper"))) == (False, True)
    text_tables().forget([post])
    assert post not in text_tables().kept_posts()


def test_any_of_several_phrases_is_enough_where_that_is_asked(post: int) -> None:
    keep(post, "salt")
    wanted = [phrase for phrase in (phrase_of("salt"), phrase_of("pepper")) if phrase is not None]
    assert post not in text_tables().posts_with(Text.WHOLE, wanted)
    assert post in text_tables().posts_with(Text.WHOLE, wanted, any_of=True)
    assert text_tables().posts_with(Text.WHOLE, []) == set()


def test_the_keys_of_documents_come_in_their_order(index: BlogIndexPage) -> None:
    assert text_tables().keys_of(SearchDocument.objects.newest()) == []
    years = (2019, 2023, 2021)
    pks = {year: PostPageFactory(parent=index, date=datetime.date(year, 1, 1)).pk for year in years}
    assert text_tables().keys_of(SearchDocument.objects.newest()) == [pks[2023], pks[2021], pks[2019]]
    assert text_tables().keys_of(SearchDocument.objects.filter(year__lt=2021)) == [pks[2019]]


def test_more_of_a_word_scores_more(index: BlogIndexPage) -> None:
    much, little, none = (PostPageFactory(parent=index).pk for _ in range(3))
    keep(much, "salt salt salt and more salt")
    keep(little, "salt, and then a long list of everything else that stands on the table of the house")
    keep(none, "pepper")
    phrase = phrase_of("salt")
    assert phrase is not None
    scores = text_tables().scores(Text.VISIBLE, [phrase], [much, little, none])
    assert set(scores) == {much, little}
    assert scores[much] > scores[little]


def test_a_long_text_is_kept_as_far_as_the_database_can(post: int) -> None:
    keep(post, " ".join(f"word{number}" for number in range(40_000)) + " lantern" * 400, "x" * 90_000)
    assert matches(Text.WHOLE, phrase_of("word39999"), phrase_of("lantern"))
    keep(post, " ".join(chr(0x4E00 + number % 20_000) * 40 + str(number) for number in range(8_000)))
    assert matches(Text.WHOLE, phrase_of("一一"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=st.text(min_size=1, max_size=60))
def test_every_text_is_found_by_its_words(post: int, text: str) -> None:
    keep(post, text)
    for line in text.splitlines():
        phrase = phrase_of(line)
        assert phrase is None or matches(Text.VISIBLE, phrase)


def test_making_the_tables_again_keeps_what_is_in_them(post: int) -> None:
    keep(post, "salt")
    create_tables()
    assert matches(Text.WHOLE, phrase_of("salt"))


def test_another_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "vendor", "oracle")
    with pytest.raises(NotSupportedError, match="PostgreSQL, or SQLite"):
        text_tables()
