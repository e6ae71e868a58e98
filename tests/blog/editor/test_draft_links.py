"""Draft links in the admin: who makes and revokes them, and where they are listed."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from blog.editor.groups import EDITORS, REVIEWERS, set_up_groups
from blog.models import DraftLink, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import ReviewPageFactory

LIST = "/admin/reports/draft-links/"


@pytest.fixture
def browsers(index: BlogIndexPage, django_user_model) -> dict[str, Client]:
    set_up_groups()
    found = {}
    for name, group in (("ola", REVIEWERS), ("mina", REVIEWERS), ("ed", EDITORS)):
        user = django_user_model.objects.create_user(name, password="x")
        user.groups.add(Group.objects.get(name=group))
        found[name] = Client()
        found[name].force_login(user)
    return found


@pytest.fixture
def draft(index: BlogIndexPage, browsers, django_user_model) -> ReviewPage:
    """Ola's draft."""
    owner = django_user_model.objects.get(username="ola")
    post = ReviewPageFactory(parent=index, title="Lamplight", live=False, owner=owner)
    post.save_revision()
    return post


def address(post: ReviewPage) -> str:
    return f"/admin/pages/{post.pk}/draft-links/"


def test_a_link_is_made_found_and_revoked_from_the_post(draft: ReviewPage, browsers: dict[str, Client]) -> None:
    ola = browsers["ola"]
    form = ola.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    assert address(draft) in form
    assert f'"{LIST}"' in form
    shown = ola.post(address(draft), {"note": "For my sister", "days": "7"}, follow=True).content.decode()
    link = DraftLink.objects.get()
    assert link.created_by.username == "ola"
    assert datetime.timedelta(days=6) < link.expires_at - timezone.now() <= datetime.timedelta(days=7)
    assert "For my sister" in shown
    assert link.url in shown
    assert Client().get(link.url.removeprefix("http://localhost")).status_code == 200
    assert link.url in ola.get(LIST).content.decode()

    shown = ola.post(address(draft), {"revoke": link.pk}, follow=True).content.decode()
    assert "Revoked" in shown
    assert link.url not in shown
    assert Client().get(link.url.removeprefix("http://localhost")).status_code == 410
    actions = PageLogEntry.objects.filter(page=draft.pk).values_list("action", flat=True)
    assert {"blog.draft_link.make", "blog.draft_link.revoke"} <= set(actions)


@pytest.mark.parametrize("data", [{"days": "0"}, {"days": "9999"}, {"days": "x"}, {"days": "7", "note": "x" * 101}, {}])
def test_a_link_without_an_end_is_not_made(draft: ReviewPage, browsers: dict[str, Client], data: dict) -> None:
    assert browsers["ola"].post(address(draft), data).status_code == 200
    assert not DraftLink.objects.exists()


def test_an_editor_sees_and_revokes_those_of_everybody(draft: ReviewPage, browsers: dict[str, Client]) -> None:
    browsers["ola"].post(address(draft), {"note": "", "days": "1"})
    link = DraftLink.objects.get()
    assert link.url in browsers["ed"].get(LIST).content.decode()
    browsers["ed"].post(LIST, {"revoke": link.pk})
    assert not DraftLink.objects.get().is_open


def test_somebody_else_makes_sees_and_revokes_none(draft: ReviewPage, browsers: dict[str, Client]) -> None:
    browsers["ola"].post(address(draft), {"note": "", "days": "7"})
    link = DraftLink.objects.get()
    mina = browsers["mina"]
    assert "Lamplight" not in mina.get(address(draft), follow=True).content.decode()
    mina.post(address(draft), {"note": "", "days": "7"})
    mina.post(address(draft), {"revoke": link.pk})
    mina.post(LIST, {"revoke": link.pk})
    mina.post(LIST, {"note": "", "days": "7"})
    assert link.token not in mina.get(LIST).content.decode()
    assert DraftLink.objects.get().is_open
    for client in (Client(),):
        assert client.get(LIST).status_code == 302
        assert client.post(address(draft), {"days": "7"}).status_code == 302
    assert DraftLink.objects.count() == 1
