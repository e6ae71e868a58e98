"""The archive page, as it really is."""

import re
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from blog.parsing.parsed import Confidence, ParsedSource
from blog.transfer.sources import archive_text
from tests.blog.transfer.sources.scoring import figures
from tests.blog.transfer.sources.seed import ROOT, expected_posts, read_seed

WORDS_OF_A_SENTENCE = 8
# What a name could stand in.
TEXTS = (".py", ".txt", ".md", ".json", ".html", ".css", ".js", ".svg", ".toml", ".xml")


@lru_cache(maxsize=1)
def parsed() -> ParsedSource:
    return archive_text.parse(read_seed())


def test_the_page_has_two_posts_and_loses_nothing() -> None:
    source = parsed()

    assert len(source.posts) == 2
    assert source.newest_first
    assert source.ledger.lost == 0
    assert source.ledger.source_characters == len("".join(read_seed().split()))


def test_every_title_field_is_right_in_every_script() -> None:
    for expected, post in zip(expected_posts(read_seed()), parsed().posts, strict=True):
        assert post.title == expected.title
        assert post.native_title == expected.native_title
        assert post.romanised_title == expected.romanised_title
        assert post.other_titles == expected.other_titles
        assert post.native_language == "ko"
        assert post.country == "KR"
        assert post.poster_file == f"{expected.title}.jpg"


def test_ratings_and_facts_are_read() -> None:
    first, second = parsed().posts
    expected = expected_posts(read_seed())

    assert [(post.rating.value, post.rating.scale) for post in (first, second) if post.rating] == [
        (Decimal("8.0"), 10),
        (Decimal("7.5"), 10),
    ]
    assert [post.rating.label for post in (first, second) if post.rating] == [one.rating_label for one in expected]
    assert (first.episodes, first.episode_minutes) == (10, 53)
    assert (second.episodes, second.episode_minutes) == (16, None)
    assert [post.network for post in (first, second)] == [one.network for one in expected]
    assert first.kind == second.kind == "drama"
    assert first.date == second.date == "2021-10"


def test_every_actor_stands_with_an_exact_name_and_the_named_characters_too() -> None:
    named = 0
    for expected, post in zip(expected_posts(read_seed()), parsed().posts, strict=True):
        given = {(role.person, (role.character or "").casefold()): role for role in post.roles}
        for role in expected.roles:
            assert (role.actor, role.character.casefold()) in given
            found = given[role.actor, role.character.casefold()]
            assert found.is_description is not role.is_name
            named += role.is_name

    assert sum(len(one.roles) for one in expected_posts(read_seed())) == 24
    assert named >= 19


def test_the_paragraphs_stand_in_their_sections() -> None:
    expected = expected_posts(read_seed())

    assert sum(len(one.paragraphs) for one in expected) == 75
    assert figures(expected, parsed().posts)["sections"] >= 0.92


def test_every_cast_comment_has_its_actor_and_every_character_its_name() -> None:
    for expected, post in zip(expected_posts(read_seed()), parsed().posts, strict=True):
        blocks = {line.text: block for block in post.blocks for line in block.lines}
        for paragraph in expected.paragraphs:
            block = blocks[paragraph.text]
            given = block.person if block.type == "cast_comment" else block.character or block.number
            assert str(given) == str(paragraph.subject), paragraph.key


def test_what_is_marked_certain_is_right() -> None:
    for expected, post in zip(expected_posts(read_seed()), parsed().posts, strict=True):
        judged = {paragraph.text: paragraph for paragraph in expected.paragraphs}
        for block in post.blocks:
            for line in block.lines:
                if block.confidence is Confidence.CERTAIN and line.text in judged:
                    assert block.type.value == judged[line.text].type


def test_no_name_of_the_page_stands_in_the_project() -> None:
    posts = expected_posts(read_seed())
    names = {role.actor for post in posts for role in post.roles}
    names |= {role.character for post in posts for role in post.roles if role.is_name}
    names |= {
        name for post in posts for name in (post.title, post.native_title, post.romanised_title, *post.other_titles)
    }
    # A single Latin word may be anybody's.
    long_names = [name for name in names if len(name.split()) > 1 or not name.isascii()]
    ours = _our_texts()

    found = re.compile(r"\b(?:" + "|".join(map(re.escape, long_names)) + r")\b")
    assert {path.name: found.findall(text) for path, text in ours.items() if found.search(text)} == {}


def test_no_sentence_of_the_page_stands_in_the_project() -> None:
    """Eight words in a row are somebody's sentence; fewer may be a cue that anybody writes."""
    theirs = set(_rows(read_seed()))

    assert len(theirs) > 5_000
    assert {
        path.name: found for path, text in _our_texts().items() if (found := theirs.intersection(_rows(text)))
    } == {}


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[\w']+", text.lower().replace("’", "'").replace("‘", "'"))
    return zip(*(words[start:] for start in range(WORDS_OF_A_SENTENCE)), strict=False)


def _our_texts() -> dict[Path, str]:
    ours = {path: path.read_text("utf-8") for path in _committed() if path.suffix in TEXTS}
    assert len(ours) > 500
    return ours


def _committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


@pytest.mark.parametrize("copies", [2, 15])
def test_a_page_several_times_over_is_read_the_same(copies: int) -> None:
    source = archive_text.parse(read_seed() * copies)

    assert len(source.posts) == 2 * copies
    assert source.ledger.lost == 0
    assert source.posts[-1].roles == parsed().posts[-1].roles
