"""Posters and portraits in the admin's choosers and lists."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from tests.factories import PersonFactory, WorkFactory

PLACES = [
    ("/admin/snippets/blog/work/", WorkFactory, "poster"),
    ("/admin/snippets/blog/person/", PersonFactory, "portrait"),
    ("/admin/snippets/choose/blog/work/", WorkFactory, "poster"),
    ("/admin/snippets/choose/blog/person/", PersonFactory, "portrait"),
]


def _html(editor: Client, address: str) -> str:
    answer = editor.get(address)
    return answer.json()["html"] if "choose" in address else answer.content.decode()


@pytest.mark.parametrize("address, make, field", PLACES)
def test_whoever_has_a_picture_is_shown_by_it_and_the_others_by_a_drawing(editor: Client, address, make, field) -> None:
    image = get_image_model().objects.create(title="Harbour", file=get_test_image_file(size=(200, 300)))
    make(**{field: image})
    make()
    cells = BeautifulSoup(_html(editor, address), "html.parser").select("td.picture")
    assert sorted(cell.find(["img", "svg"]).name for cell in cells) == ["img", "svg"]


@pytest.mark.parametrize("address, make, field", PLACES)
def test_pictures_take_no_query_of_their_own(
    editor: Client, address, make, field, django_assert_max_num_queries
) -> None:
    def with_picture() -> None:
        image = get_image_model().objects.create(title="Harbour", file=get_test_image_file(size=(20, 30)))
        make(**{field: image})

    with_picture()
    _html(editor, address)  # Renditions are made the first time that they are asked for.
    with django_assert_max_num_queries(200) as few:
        _html(editor, address)
    queries = len(few)
    for _number in range(3):
        with_picture()
    _html(editor, address)
    with django_assert_max_num_queries(queries):
        _html(editor, address)
