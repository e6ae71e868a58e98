"""Choosers make what is missing on the spot, and never the same thing twice."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from blog.models import Person, Tag, Work
from tests.factories import PersonFactory, TagFactory, WorkFactory


def _create(client: Client, model: str, /, **fields: str) -> dict:
    data = {f"new-{name}": value for name, value in fields.items()}
    return client.post(f"/admin/snippets/choose/blog/{model}/create/", data).json()


def test_a_new_work_person_or_tag_is_chosen_at_once(editor: Client) -> None:
    assert _create(editor, "work", title="Salt Road", kind="drama")["result"]["string"] == "Salt Road"
    assert _create(editor, "person", name="Han So-ra")["result"]["string"] == "Han So-ra"
    assert _create(editor, "tag", name="바다")["result"]["string"] == "바다"
    assert Work.objects.get().slug == "salt-road"
    assert Person.objects.get().slug == "han-so-ra"
    assert Tag.objects.get().slug == "바다"


@pytest.mark.parametrize(
    "kind, make, fields",
    [
        ("work", lambda: WorkFactory(title="Salt Road"), {"title": "salt-road", "kind": "film"}),
        ("person", lambda: PersonFactory(name="Han So-ra"), {"name": "HAN SO RA"}),
        ("tag", lambda: TagFactory(name="slow burn"), {"name": "Slow Burn"}),
    ],
)
def test_what_is_there_already_is_not_made_again(editor: Client, kind: str, make, fields: dict[str, str]) -> None:
    thing = make()
    answer = _create(editor, kind, **fields)
    assert f"{thing} is there already" in answer["htmlFragment"]
    assert type(thing).objects.count() == 1


def test_an_invalid_new_thing_is_refused_with_its_reason(editor: Client) -> None:
    answer = _create(editor, "work", title="Salt Road", kind="drama", country="Korea")
    assert "Two capital letters" in answer["htmlFragment"]
    assert not Work.objects.exists()


def test_who_may_not_add_people_is_not_offered_it(client: Client, index) -> None:
    user = get_user_model().objects.create_user("guest")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert "New person" not in client.get("/admin/snippets/choose/blog/person/").content.decode()
    assert client.post("/admin/snippets/choose/blog/person/create/", {"new-name": "Nobody"}).status_code != 200
    assert not Person.objects.exists()
