"""Sections as readers see them on the post's own page."""

import pytest
from django.test import Client

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
