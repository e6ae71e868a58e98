"""The leak report in the admin: who may see it, what it shows, and that a check does no harm."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from blog.audit import reports
from tests.blog.audit.planting import template

URL = "/admin/reports/leaks/"


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
    shown = editor.post(URL, follow=True).content.decode()
    assert "No leak found" in shown
    assert "The time was over" not in shown


def test_a_check_that_had_not_time_enough_says_so(editor, monkeypatch):
    monkeypatch.setattr(reports, "SECONDS", 0)
    assert "The time was over" in editor.post(URL, follow=True).content.decode()


def test_two_checks_do_not_run_at_a_time(editor):
    cache.add(reports._RUNNING, True)
    assert "Somebody has started a check already" in editor.post(URL, follow=True).content.decode()
    assert cache.get(reports._LAST) is None


def test_whoever_may_not_edit_sees_nothing(client, django_user_model, site):
    assert client.get(URL).status_code == 302
    client.force_login(django_user_model.objects.create_user("nobody", password="x"))
    response = client.post(URL)
    assert response.status_code == 302
    assert cache.get(reports._LAST) is None
