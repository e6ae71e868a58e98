"""The leak report in the admin: who may see it, what it shows, and that a check does no harm."""

import io
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission

from blog.audit import keeping, reports
from tests.blog.audit.planting import changed, template

URL = "/admin/reports/leaks/"


@pytest.fixture(autouse=True)
def time_enough(monkeypatch):
    """A step takes in all of the small site, however slow the machine is."""
    monkeypatch.setattr(reports, "SECONDS", 600)


@pytest.fixture
def editor(client, django_user_model, site):
    user = django_user_model.objects.create_superuser("editor", password="x")
    client.force_login(user)
    return client


def test_it_stands_among_the_reports(editor):
    assert reverse(reports.URL_NAME) == URL
    assert URL in editor.get("/admin/reports/locked/").content.decode()


def test_nothing_is_checked_before_somebody_asks(editor):
    assert "Nothing has been checked yet." in editor.get(URL).content.decode()


def test_a_leak_is_shown_with_its_page_outlet_and_words(editor, site):
    with template("blog/partials/card.html", lambda source: f"{source}<p>{site.hidden}</p>"):
        shown = editor.post(URL, follow=True).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[site.review.pk]) in shown
    assert "http://localhost/reviews/" in shown
    assert "keeper sells his brother s boat to the drowned man" in shown


def test_a_sound_site_has_none(editor):
    response = editor.post(URL, follow=True)
    assert response.redirect_chain == [(URL, 302)]
    assert "No leak found" in response.content.decode()


def test_a_check_goes_on_step_by_step_until_everything_was_looked_at(editor, site, monkeypatch):
    monkeypatch.setattr(reports, "SECONDS", 0)
    with template("blog/partials/card.html", lambda source: f"{source}<p>{site.hidden}</p>"):
        steps = [editor.post(URL, {"anew": ""}, follow=True) for _ in range(2)]
        assert [response.redirect_chain for response in steps] == [[(f"{URL}?going", 302)]] * 2
        shown = steps[0].content.decode()
        assert "1 of " in shown
        assert "data-goes-on" in shown
        # Without the parameter no script goes on.
        assert "data-goes-on" not in editor.get(URL).content.decode()
        assert keeping.last_report() is None

        editor.post(URL)
        assert keeping.unfinished().so_far.findings.outlets == 2
        monkeypatch.setattr(reports, "SECONDS", 600)
        shown = editor.post(URL, follow=True).content.decode()
    assert keeping.unfinished() is None
    assert "keeper sells his brother s boat to the drowned man" in shown
    assert "A check is on its way" not in shown


def test_what_was_found_so_far_is_shown(editor, site, monkeypatch):
    monkeypatch.setattr(reports, "SECONDS", 0)

    def say(request, response):
        response["X-Description"] = quote(site.hidden)

    with changed(say):
        editor.post(URL)
        editor.post(URL)
    shown = editor.get(URL).content.decode()
    assert "2 leaks so far." in shown
    assert reverse("wagtailadmin_pages:edit", args=[site.review.pk]) in shown


def test_the_report_of_the_command_is_shown_too(editor):
    call_command("check_spoilers", stdout=io.StringIO(), stderr=io.StringIO())
    assert "No leak found" in editor.get(URL).content.decode()


def test_two_checks_do_not_run_at_a_time(editor):
    assert keeping.begin_turn(60)
    assert "Somebody is checking already" in editor.post(URL, follow=True).content.decode()
    assert keeping.last_report() is None


def test_it_quotes_drafts_to_nobody_who_may_not_publish(client, django_user_model, site):
    user = django_user_model.objects.create_user("writer", password="x")
    group = Group.objects.create(name="Writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=site.index, permission_type="change")
    user.groups.add(group)
    client.force_login(user)
    assert client.get(URL).status_code == 302
    assert URL not in client.get("/admin/reports/locked/").content.decode()


def test_whoever_may_not_edit_sees_nothing(client, django_user_model, site):
    assert client.get(URL).status_code == 302
    client.force_login(django_user_model.objects.create_user("nobody", password="x"))
    response = client.post(URL)
    assert response.status_code == 302
    assert keeping.last_report() is None
