"""Choosing a person in a review: the work's people first, their character with them, new ones with their part."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from blog.models import Person, Role, Work
from tests.factories import PersonFactory, RoleFactory, WorkFactory

CHOOSE = "/admin/snippets/choose/blog/person/"


@pytest.fixture
def work(editor: Client) -> Work:
    """A work with two actors, among three people."""
    PersonFactory(name="Aaron First")
    role = RoleFactory(person__name="Zoe Last", character="Mo Dan")
    RoleFactory(work=role.work, person__name="Mia Middle", character="her real mother", spoiler=True)
    return role.work


def _names(html: str) -> list[str]:
    return [link.text.strip() for link in BeautifulSoup(html, "html.parser").select("[data-chooser-modal-choice]")]


def test_the_works_people_come_first_in_their_order(editor: Client, work: Work) -> None:
    html = editor.get(CHOOSE, {"work": work.pk}).json()["html"]
    assert _names(html) == ["Zoe Last", "Mia Middle", "Aaron First"]
    assert "as Mo Dan" in html
    assert "her real mother" not in html
    searched = editor.get(f"{CHOOSE}results/", {"work": work.pk, "q": "a"}).content.decode()
    assert _names(searched) == ["Zoe Last", "Mia Middle", "Aaron First"]


@pytest.mark.parametrize("key", [None, "", "0", "x", "9" * 30])
def test_without_a_work_everybody_stands_by_name(editor: Client, work: Work, key: str | None) -> None:
    html = editor.get(CHOOSE, {"work": key} if key is not None else {}).json()["html"]
    assert _names(html) == ["Aaron First", "Mia Middle", "Zoe Last"]


@pytest.mark.parametrize("name, character", [("Zoe Last", "Mo Dan"), ("Mia Middle", ""), ("Aaron First", "")])
def test_who_is_chosen_brings_their_character(editor: Client, work: Work, name: str, character: str) -> None:
    person = Person.objects.get(name=name)
    html = editor.get(CHOOSE, {"work": work.pk}).json()["html"]
    address = BeautifulSoup(html, "html.parser").find("a", string=lambda text: text and text.strip() == name)["href"]
    result = editor.get(address).json()["result"]
    assert (result["id"], result["character"]) == (str(person.pk), character)


def test_somebody_new_is_made_with_native_name_and_part(editor: Client, work: Work) -> None:
    data = {"new-name": "Han So-ra", "new-native_name": "한소라", "new-in_cast": "on", "new-character": "The Gull"}
    result = editor.post(f"{CHOOSE}create/?work={work.pk}", data).json()["result"]
    assert (result["string"], result["character"]) == ("Han So-ra", "The Gull")
    person = Person.objects.get(name="Han So-ra")
    assert [(name.name, name.language) for name in person.names.all()] == [("한소라", "ko")]
    assert Role.objects.get(person=person).work == work


def test_somebody_new_need_not_be_in_the_cast(editor: Client, work: Work) -> None:
    editor.post(f"{CHOOSE}create/?work={work.pk}", {"new-name": "Han So-ra"})
    assert not Role.objects.filter(person__name="Han So-ra").exists()
    answer = editor.post(f"{CHOOSE}create/?work={work.pk}", {"new-name": "Bo", "new-character": "The Gull"}).json()
    assert "Characters are kept with the cast." in answer["htmlFragment"]
    assert not Person.objects.filter(name="Bo").exists()


def test_a_native_name_that_somebody_has_already_is_refused(editor: Client, work: Work) -> None:
    editor.post(f"{CHOOSE}create/", {"new-name": "Han So-ra", "new-native_name": "한소라"})
    answer = editor.post(f"{CHOOSE}create/", {"new-name": "Han Sora Two", "new-native_name": "한 소라"}).json()
    assert "is there already" in answer["htmlFragment"]


def test_who_may_not_change_works_adds_nobody_to_a_cast(client: Client, index) -> None:
    work = WorkFactory()
    user = get_user_model().objects.create_user("writer")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "add_person"]))
    client.force_login(user)
    assert "Add to the cast" not in client.get(CHOOSE, {"work": work.pk}).json()["html"]
    client.post(f"{CHOOSE}create/?work={work.pk}", {"new-name": "Bo", "new-in_cast": "on", "new-character": "Gull"})
    assert Person.objects.get().name == "Bo"
    assert not Role.objects.exists()
