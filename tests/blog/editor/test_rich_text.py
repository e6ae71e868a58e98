"""The spoiler button: what it marks is stored as one mark, and comes back as it was."""

import json
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import Block, RichTextBlock, StructBlock

from blog.blocks.body import BodyBlock
from blog.blocks.text import RICH_TEXT_FEATURES
from blog.spoilers.markup import covered_spoilers

pytestmark = pytest.mark.django_db

LINK = '<a href="https://film.example/">a link</a>'


def _edited(html: str) -> str:
    """The HTML after an editor opened it and saved it unchanged."""
    converter = ContentstateConverter(features=RICH_TEXT_FEATURES)
    # Draft.js gives each paragraph a key; it is no part of the text.
    state = json.loads(converter.from_database_format(html))
    return _without_keys(converter.to_database_format(json.dumps(state)))


def _without_keys(html: str) -> str:
    parts = html.split(' data-block-key="')
    return parts[0] + "".join(part.partition('"')[2] for part in parts[1:])


@pytest.mark.parametrize(
    "html",
    [
        '<p>Then <span data-spoiler="">he dies</span>.</p>',
        '<p>Then <span data-spoiler="">he <b>really</b> dies</span>.</p>',
        '<p><span data-spoiler=""><b>all</b> <i>of</i> it</span></p>',
        '<ul><li>one <span data-spoiler="">two</span></li></ul>',
    ],
)
def test_a_hidden_passage_is_one_mark_before_and_after_editing(html: str) -> None:
    assert _edited(html) == html
    assert _edited(_edited(html)) == html


def test_a_link_inside_a_hidden_passage_is_kept_and_stays_hidden() -> None:
    edited = _edited(f'<p>See <span data-spoiler="">how {LINK} ends</span>.</p>')
    assert 'href="https://film.example/"' in edited
    covered = BeautifulSoup(covered_spoilers(edited, prefix="x", hidden="", shown=""), "html.parser")
    hidden = [text.extract().get_text() for text in covered.select(".spoiler__text")]
    assert "".join(hidden) == "how a link ends"
    assert covered.get_text() == "See ."


def _rich_texts(block: Block, path: str = "") -> Iterator[tuple[str, RichTextBlock]]:
    if isinstance(block, RichTextBlock):
        yield path, block
    for name, child in getattr(block, "child_blocks", {}).items():
        yield from _rich_texts(child, f"{path}.{name}")
    if not isinstance(block, StructBlock) and hasattr(block, "child_block"):
        yield from _rich_texts(block.child_block, f"{path}[]")


def test_every_rich_text_of_a_post_has_the_one_list_of_features() -> None:
    found = dict(_rich_texts(BodyBlock()))
    assert len(found) == 12
    assert {path: block.features for path, block in found.items()} == dict.fromkeys(found, RICH_TEXT_FEATURES)
    assert "spoiler" in RICH_TEXT_FEATURES
