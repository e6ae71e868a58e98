"""Tests of config.headers, through the client; tests/config/test_production.py has every kind of answer."""

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from config.headers import header_of
from tests.factories import ReviewPageFactory, blog_site

pytestmark = pytest.mark.django_db

PASSWORD = "a long word for a test"


@pytest.fixture
def review():
    return ReviewPageFactory(parent=blog_site(), title="The Tide Clerk", slug="the-tide-clerk")


@pytest.fixture
def editor_client(client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@verdict.example", PASSWORD))
    return client


def policies() -> tuple[str, str]:
    return header_of(django_settings.CONTENT_SECURITY_POLICY), header_of(django_settings.CONTENT_SECURITY_POLICY_ADMIN)


READERS = [
    "/",
    "/reviews/",
    "/reviews/the-tide-clerk/",
    "/reviews/2021/10/",
    "/reviews/works/",
    "/reviews/people/",
    "/reviews/tag/",
    "/reviews/watch-list/",
    "/reviews/mentioned/",
    "/reviews/search/?query=tide",
    "/search/?query=tide",
    "/reviews/feed/",
    "/sitemap.xml",
    "/robots.txt",
    "/nothing/here/",
]


class TestPolicies:
    @pytest.mark.parametrize("path", READERS)
    def test_readers_pages_have_the_strict_policy(self, client, review, path):
        response = client.get(path)
        assert response["Content-Security-Policy"] == policies()[0]
        assert "unsafe" not in response["Content-Security-Policy"]
        assert "nonce" not in response["Content-Security-Policy"]

    def test_the_admin_alone_has_the_looser_one(self, editor_client, review):
        public, admin = policies()
        assert editor_client.get("/admin/")["Content-Security-Policy"] == admin
        assert editor_client.get(f"/admin/pages/{review.pk}/edit/")["Content-Security-Policy"] == admin
        assert editor_client.get("/admin")["Content-Security-Policy"] == public
        assert editor_client.get("/administration/")["Content-Security-Policy"] == public

    def test_a_preview_inside_the_admin_has_the_strict_one_and_may_stand_in_its_frame(self, editor_client, review):
        review.save_revision()
        response = editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[review.pk]))
        assert response.status_code == 200
        assert response["Content-Security-Policy"] == policies()[0]
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]

    def test_djangos_pages_for_developers_keep_their_styles(self, settings, client, review):
        settings.DEBUG = True
        assert "Content-Security-Policy" not in client.get("/nothing/here/")
        assert "Content-Security-Policy" in client.get("/reviews/")


class TestSharedCaches:
    """What an anonymous reader gets is the same for all of them, and says so."""

    @pytest.mark.parametrize("path", READERS)
    def test_without_a_session_an_answer_varies_by_nobody(self, client, review, path):
        response = client.get(path)
        assert "Cookie" not in response.get("Vary", "")
        assert "Set-Cookie" not in response
        assert not response.cookies
        assert b"wagtail-userbar" not in response.content

    @pytest.mark.parametrize("path", READERS)
    def test_without_a_session_everybody_gets_the_same_bytes(self, review, path):
        visitors = [Client(), Client(), Client(headers={"cookie": "theme=dark; _stats=1"})]
        assert len({visitor.get(path).content for visitor in visitors}) == 1

    @pytest.mark.parametrize("path", [path for path in READERS if "." not in path and "feed" not in path])
    def test_an_editor_has_the_user_bar_and_no_shared_cache_keeps_it(self, editor_client, review, path):
        response = editor_client.get(path)
        assert b"wagtail-userbar" in response.content
        assert response["Cache-Control"] == "private"
        assert "Cookie" in response["Vary"]

    def test_a_preview_has_the_user_bar_whose_checks_the_editor_shows(self, editor_client, review):
        review.save_revision()
        response = editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[review.pk]))
        assert b"wagtail-userbar" in response.content

    def test_a_session_that_has_ended_shows_no_user_bar(self, client, review):
        client.cookies[django_settings.SESSION_COOKIE_NAME] = "long-gone"
        response = client.get("/reviews/")
        assert b"wagtail-userbar" not in response.content
        assert response["Cache-Control"] == "private"

    def test_a_private_page_is_kept_by_nobody(self, client, review):
        PageViewRestriction.objects.create(page=review, restriction_type="password", password="low tide")
        response = client.get(review.url)
        assert "private" in response["Cache-Control"]
        assert response["Content-Security-Policy"] == policies()[0]


class TestStaging:
    @pytest.mark.parametrize("path", ["/", "/reviews/the-tide-clerk/", "/sitemap.xml", "/reviews/feed/", "/nothing/"])
    def test_a_site_for_trying_things_out_is_not_to_be_found(self, client, review, settings, path):
        settings.NOINDEX = True
        assert client.get(path)["X-Robots-Tag"] == "noindex, nofollow"

    def test_a_site_says_nothing_of_the_kind_by_default(self, client, review):
        assert "X-Robots-Tag" not in client.get("/")
