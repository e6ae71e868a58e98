"""The blocks: their names are a contract, each is whole, and each hands its words to the boundary at its level."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template

from blog.blocks.body import BodyBlock, parts_of, skeleton
from blog.blocks.levelled import LevelledBlock
from blog.spoilers.levels import Level
from tests.factories import body

CONTRACT = {
    "disclaimer": {"text"},
    "introduction": {"heading", "text", "spoiler", "spoiler_episode"},
    "summary": {"heading", "text", "spoiler", "spoiler_episode"},
    "theme": {"heading", "tag", "text", "spoiler", "spoiler_episode"},
    "character": {"heading", "character", "person", "text", "spoiler", "spoiler_episode"},
    "episode": {"heading", "number", "text", "spoiler", "spoiler_episode"},
    "cast_comment": {"heading", "person", "character", "text", "spoiler", "spoiler_episode"},
    "verdict": {"heading", "safe", "full"},
    "next_up": {"heading", "work", "text", "spoiler", "spoiler_episode"},
    "text": {"text", "spoiler", "spoiler_episode"},
    "markdown": {"markdown", "spoiler", "spoiler_episode"},
    "quote": {"text", "source", "spoiler", "spoiler_episode"},
    "image": {"image", "caption", "spoiler", "spoiler_episode"},
    "gallery": {"images", "spoiler", "spoiler_episode"},
    "embed": {"url", "caption", "spoiler", "spoiler_episode"},
}


def test_the_names_of_blocks_and_their_children_are_the_contract() -> None:
    assert {name: set(block.child_blocks) for name, block in BodyBlock().child_blocks.items()} == CONTRACT


@pytest.mark.parametrize("name", CONTRACT)
def test_every_block_has_icon_description_template_and_preview(name: str) -> None:
    block = BodyBlock().child_blocks[name]
    assert block.meta.icon != "placeholder"
    assert block.meta.description
    assert get_template(block.meta.template)
    assert block.is_previewable


def test_no_two_blocks_share_an_icon() -> None:
    icons = [block.meta.icon for block in BodyBlock().child_blocks.values()]
    assert len(icons) == len(set(icons))


def test_a_new_review_opens_with_safe_introduction_and_everything_else_hidden() -> None:
    levels = {name: value.get("spoiler") for name, value in skeleton()}
    assert list(levels) == ["disclaimer", "introduction", "summary", "theme", "character", "cast_comment", "verdict"]
    assert levels == {
        "disclaimer": None,
        "introduction": "safe",
        "summary": "full",
        "theme": "full",
        "character": "full",
        "cast_comment": "full",
        "verdict": None,
    }


@pytest.mark.parametrize(
    "name", [name for name, block in BodyBlock().child_blocks.items() if isinstance(block, LevelledBlock)]
)
def test_every_levelled_block_but_the_introduction_starts_hidden(name: str) -> None:
    default = BodyBlock().child_blocks[name].child_blocks["spoiler"].get_default()
    assert default == ("safe" if name == "introduction" else "full")


@pytest.mark.parametrize(
    "value, level, episode",
    [
        ({"spoiler": "safe"}, Level.SAFE, None),
        ({"spoiler": "episode", "spoiler_episode": 5}, Level.EPISODE, 5),
        ({"spoiler": "episode"}, Level.FULL, None),
        ({"spoiler": "nonsense"}, Level.FULL, None),
        ({"spoiler": None}, Level.FULL, None),
        ({"spoiler": "safe", "spoiler_episode": 5}, Level.SAFE, None),
    ],
)
def test_a_level_that_is_not_whole_counts_as_full(value: dict, level: Level, episode: int | None) -> None:
    (part,) = parts_of(body(("text", {"text": "<p>x</p>", **value})))
    assert (part.level, part.episode) == (level, episode)


def test_a_stored_block_without_a_level_is_hidden_even_where_new_ones_start_safe() -> None:
    (part,) = parts_of(body(("introduction", {"text": "<p>x</p>"})))
    assert part.level is Level.FULL


@pytest.mark.parametrize("source", ["a ||he dies", "||he dies\n\nat sea||", "a !< b", "- >! he dies"])
def test_markdown_with_an_open_mark_is_hidden_and_not_published(source: str) -> None:
    block = ("markdown", {"markdown": source, "spoiler": "safe"})
    (part,) = parts_of(body(block))
    assert part.level is Level.FULL
    _clean(block, deferred=True)
    with pytest.raises(ValidationError):
        _clean(block)


def test_markdown_with_a_mark_between_backticks_is_published() -> None:
    block = ("markdown", {"markdown": "write `||so||` or `>!so!<`", "spoiler": "safe"})
    _clean(block)
    (part,) = parts_of(body(block))
    assert part.level is Level.SAFE


def test_a_verdict_is_one_safe_and_one_full_part_with_its_heading() -> None:
    safe, full = parts_of(body(("verdict", {"heading": "He dies", "safe": "<p>Do.</p>", "full": "<p>Sad.</p>"})))
    assert (safe.level, safe.html) == (Level.SAFE, "<p>Do.</p>")
    assert (full.level, full.html) == (Level.FULL, "<h2>He dies</h2><p>Sad.</p>")


def test_an_empty_section_hands_over_nothing() -> None:
    empty = [(name, {"text": ""}) for name in CONTRACT if name not in ("verdict", "markdown")]
    assert list(parts_of(body(*empty, ("verdict", {}), ("markdown", {})))) == []


def test_headings_captions_and_alt_texts_have_the_level_of_their_block() -> None:
    (part,) = parts_of(body(("embed", {"url": "https://v.example/x", "caption": "He dies", "spoiler": "full"})))
    assert (part.level, part.html) == (Level.FULL, "<p>He dies</p>")


def test_headings_are_escaped() -> None:
    (part,) = parts_of(body(("summary", {"heading": "<b>&", "text": "", "spoiler": "safe"})))
    assert part.html == "<h2>&lt;b&gt;&amp;</h2>"


def _clean(*blocks: tuple[str, dict], deferred: bool = False) -> None:
    block, stream = BodyBlock(), body(*blocks)
    if deferred:
        block.clean_deferred(stream)
    else:
        block.clean(stream)


def test_a_post_has_one_verdict_at_most() -> None:
    _clean(("verdict", {"safe": "<p>x</p>"}))
    with pytest.raises(ValidationError):
        _clean(("verdict", {"safe": "<p>x</p>"}), ("verdict", {"safe": "<p>y</p>"}))


def test_the_level_of_an_episode_wants_its_number_once_it_is_published() -> None:
    unfinished = ("episode", {"text": "<p>x</p>", "spoiler": "episode"})
    _clean(unfinished, deferred=True)
    with pytest.raises(ValidationError) as caught:
        _clean(unfinished)
    assert "up to which episode" in json.dumps(str(caught.value.as_json_data()))


def test_a_verdict_without_its_full_part_wants_no_heading() -> None:
    heading_alone = ("verdict", {"heading": "He dies", "safe": "<p>x</p>"})
    _clean(heading_alone, deferred=True)
    with pytest.raises(ValidationError):
        _clean(heading_alone)


def test_no_migration_names_a_feature_list() -> None:
    migrations = (Path(__file__).resolve().parents[3] / "blog/migrations").glob("0*.py")
    assert all("features" not in path.read_text() for path in migrations)


def test_markdown_with_an_open_mark_is_covered_on_its_page_too() -> None:
    block = body(("markdown", {"markdown": "||the end", "spoiler": "safe"}))[0]
    assert block.value.level is Level.FULL
