"""The report of searches in the admin: who may see it and what it says."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from blog.models import SearchTerm

pytestmark = pytest.mark.django_db

URL = "/admin/reports/searches/"


@pytest.fixture
def terms() -> None:
    """A term of two days, and one that found nothing."""
    rows = [("salt", 1, 3, 5), ("salt", 2, 4, 6), ("xylophone", 2, 2, 0), ("pepper", 1, 1, 0), ("pepper", 2, 1, 1)]
    for term, day, searches, found in rows:
        SearchTerm.objects.create(term=term, day=datetime.date(2026, 11, day), searches=searches, found=found)


@pytest.fixture
def editor(client: Client, django_user_model: type) -> Client:
    client.force_login(django_user_model.objects.create_superuser("editor", password="x"))
    return client


def shown(client: Client, **parameters: str) -> list[tuple[str, int, int]]:
    response = client.get(URL, parameters)
    assert response.status_code == 200
    return [(row["term"], row["total"], row["last_found"]) for row in response.context["object_list"]]


def test_the_most_wanted_terms_come_first_with_what_they_found_last(terms: None, editor: Client) -> None:
    assert shown(editor) == [("salt", 7, 6), ("pepper", 2, 1), ("xylophone", 2, 0)] or shown(editor)[0] == (
        "salt",
        7,
        6,
    )
    assert sorted(shown(editor)) == [("pepper", 2, 1), ("salt", 7, 6), ("xylophone", 2, 0)]
    assert "Nov. 2, 2026" in editor.get(URL).content.decode()


def test_terms_that_find_nothing_can_be_listed(terms: None, editor: Client) -> None:
    assert shown(editor, nothing="nothing") == [("xylophone", 2, 0)]
    assert sorted(shown(editor, nothing="something")) == [("pepper", 2, 1), ("salt", 7, 6)]


def test_the_days_can_be_chosen(terms: None, editor: Client) -> None:
    assert sorted(shown(editor, day_from="2026-11-02")) == [("pepper", 1, 1), ("salt", 4, 6), ("xylophone", 2, 0)]


@pytest.mark.parametrize("order", ["term", "-total", "last_found", "last_day"])
def test_it_is_ordered_and_searched(terms: None, editor: Client, order: str) -> None:
    assert len(shown(editor, ordering=order)) == 3
    assert shown(editor, q="sal", ordering=order) == [("salt", 7, 6)]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_it_can_be_taken_along(terms: None, editor: Client, form: str) -> None:
    response = editor.get(URL, {"export": form})
    content = b"".join(response.streaming_content)
    assert response.status_code == 200
    assert form == "xlsx" or b"salt,7,6" in content


def test_it_stands_among_the_reports_and_wagtails_empty_one_does_not(editor: Client) -> None:
    html = editor.get("/admin/reports/locked/").content.decode()
    assert URL in html
    assert "/admin/searchpicks/search-terms" not in html


def test_only_whoever_may_sees_it(terms: None, client: Client, django_user_model: type) -> None:
    user = django_user_model.objects.create_user("helper", password="x")
    group = Group.objects.create(name="Helpers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)
    assert client.get(URL).status_code == 302
    assert URL not in client.get("/admin/").content.decode()
    group.permissions.add(Permission.objects.get(codename="view_searchterm"))
    assert sorted(shown(client)) == [("pepper", 2, 1), ("salt", 7, 6), ("xylophone", 2, 0)]


def test_groups_can_be_given_the_permission(editor: Client) -> None:
    response = editor.get("/admin/groups/new/")
    assert "search term" in response.content.decode().lower()
