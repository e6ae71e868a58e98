"""Sections as readers see them on the post's own page."""

import pytest
from django.test import Client
from wagtail.blocks import StructBlockValidationError, StructValue

from blog.blocks.body import BodyBlock
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, body

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("level", ["safe", "full"])
def test_a_character_is_named_beside_its_heading(index: BlogIndexPage, client: Client, level: str):
    player = PersonFactory(name="Pyo Jin Ah")
    value = {"heading": "The one who rows", "character": "Baek Do Ram", "person": player.pk, "text": "<p>Rows.</p>"}
    review = ReviewPageFactory(parent=index, body=body(("character", {**value, "spoiler": level})))

    page = client.get(review.url).content.decode()

    heading, name, actor = (page.index(words) for words in (">The one who rows<", ">Baek Do Ram<", "played by"))
    assert heading < name < actor


def test_a_character_without_a_heading_is_its_own_heading_and_named_once(index: BlogIndexPage, client: Client):
    value = {"heading": "", "character": "Baek Do Ram", "text": "<p>Rows.</p>", "spoiler": "full"}
    review = ReviewPageFactory(parent=index, body=body(("character", value)))

    assert client.get(review.url).content.decode().count("Baek Do Ram") == 1


@pytest.mark.parametrize("marked", ["Who ||drowns||", "Who >!drowns!<"])
@pytest.mark.parametrize(("kind", "line"), [("theme", "heading"), ("quote", "source"), ("character", "character")])
def test_marks_of_hidden_words_in_a_line_that_everybody_sees_are_refused(kind: str, line: str, marked: str) -> None:
    block = BodyBlock().child_blocks[kind]

    def value(level: str) -> StructValue:
        return block.to_python({line: marked, "text": "<p>Rows.</p>", "spoiler": level})

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value("safe"))
    assert "marks included" in str(refused.value.block_errors[line].messages)
    assert block.clean(value("full"))[line] == marked
