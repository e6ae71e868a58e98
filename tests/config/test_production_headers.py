"""Production settings: every kind of answer has every header. A site of its own, asked once in one process."""

import json

import pytest

from tests.config.test_production import SITE, run

# A small site with an answer of every kind, asked by https in one process.
ASK_FOR_EVERYTHING = """
import json, sys, django
django.setup()
from pathlib import Path
from unittest import mock
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
from tests.factories import ReviewPageFactory, blog_site
index = blog_site()
ReviewPageFactory(parent=index, slug="open")
locked = ReviewPageFactory(parent=index, slug="locked")
PageViewRestriction.objects.create(page=locked, restriction_type="password", password="low tide")
document = get_document_model().objects.create(title="List", file=ContentFile(b"one", name="list.txt"))
picture = settings.MEDIA_ROOT / "images" / "one.png"
picture.parent.mkdir(parents=True, exist_ok=True)
picture.write_bytes(b"PNG" * 200)
styles = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]["blog/css/site.css"]
client = Client(raise_request_exception=False, headers={"host": "reviews.example.org", "x-forwarded-proto": "https"})
answers = {
    "front page": client.get("/"),
    "review": client.get("/reviews/open/"),
    "password page": client.get("/reviews/locked/"),
    "wrong password": client.post(f"/_util/authenticate_with_password/1/{locked.pk}/", {"password": "no"}),
    "sign-in of readers": client.get("/_util/login/"),
    "feed": client.get("/reviews/feed/"),
    "suggestions": client.get("/reviews/search/suggest/?query=op"),
    "search": client.get("/search/?query=open"),
    "sitemap": client.get("/sitemap.xml"),
    "robots": client.get("/robots.txt"),
    "health": client.get("/health/"),
    "missing": client.get("/nothing/"),
    "moved": client.get("/reviews"),
    "not allowed": client.post("/robots.txt"),
    "compressed": client.get("/reviews/", headers={"accept-encoding": "gzip"}),
    "compressed media": client.get("/media/images/one.png", headers={"accept-encoding": "gzip"}),
    "media": client.get("/media/images/one.png"),
    "static": client.get(f"/static/{styles}"),
    "document": client.get(document.url),
    "sign-in of editors": client.get("/admin/login/"),
    "admin, not signed in": client.get("/admin/pages/"),
    "somebody else's host": client.get("/", headers={"host": "elsewhere.example"}),
    "plain http": client.get("/", headers={"x-forwarded-proto": "http"}),
}
with mock.patch.object(Page, "route", side_effect=RuntimeError("planted")):
    answers["fault"] = client.get("/reviews/open/")
sys.stdout.write(json.dumps({name: [answer.status_code, dict(answer.headers)] for name, answer in answers.items()}))
"""

# The status of each answer above.
EVERYTHING = {
    "front page": 200,
    "review": 200,
    "password page": 200,
    "wrong password": 200,
    "sign-in of readers": 200,
    "feed": 200,
    "suggestions": 200,
    "search": 200,
    "sitemap": 200,
    "robots": 200,
    "health": 200,
    "missing": 404,
    "moved": 301,
    "not allowed": 405,
    "compressed": 200,
    "compressed media": 200,
    "media": 200,
    "static": 200,
    "document": 200,
    "sign-in of editors": 200,
    "admin, not signed in": 302,
    "somebody else's host": 400,
    "plain http": 301,
    "fault": 500,
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict[str, tuple[int, dict[str, str]]]:
    """Status and headers of each answer."""
    folder = tmp_path_factory.mktemp("site")
    environment = {
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "VERDICT_MEDIA": str(folder / "media"),
        "VERDICT_STATIC": str(folder / "static"),
    }
    asked = run("-c", ASK_FOR_EVERYTHING, **SITE, **environment)
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)


def values(answers, header: str) -> dict[str, str | None]:
    return {kind: headers.get(header) for kind, (_status, headers) in answers.items()}


def test_every_kind_of_answer_is_what_it_should_be(answers):
    assert {kind: status for kind, (status, _headers) in answers.items()} == EVERYTHING


def test_readers_pages_have_the_strict_policy_the_admin_its_own_and_documents_wagtails(answers):
    policies = values(answers, "Content-Security-Policy")
    assert policies.pop("document") == "default-src 'none'"
    admin = {policies.pop("sign-in of editors"), policies.pop("admin, not signed in")}
    assert len(admin) == len(set(policies.values())) == 1
    assert "script-src 'self' 'unsafe-inline';" in admin.pop()
    assert "script-src 'self';" in policies["review"]
    assert "unsafe" not in policies["review"]


def test_browsers_insist_on_https_once_they_came_by_it(answers):
    hsts = values(answers, "Strict-Transport-Security")
    assert hsts.pop("plain http") is None
    assert set(hsts.values()) == {"max-age=86400; includeSubDomains; preload"}


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_has_a_header_of_djangos(answers, header, value):
    assert {kind: found for kind, found in values(answers, header).items() if found != value} == {}


def test_no_page_may_ask_for_a_camera_and_the_like(answers):
    permissions = set(values(answers, "Permissions-Policy").values())
    assert len(permissions) == 1
    assert "camera=()" in permissions.pop()


def test_what_readers_get_varies_by_no_cookie_and_sets_none(answers):
    readers = ["front page", "review", "feed", "suggestions", "search", "sitemap", "missing", "media", "static"]
    varying, setting = values(answers, "Vary"), values(answers, "Set-Cookie")
    assert [kind for kind in readers if "Cookie" in (varying[kind] or "") or setting[kind]] == []


def test_pages_are_compressed_where_a_browser_takes_that_and_pictures_never(answers):
    assert [kind for kind, how in values(answers, "Content-Encoding").items() if how == "gzip"] == ["compressed"]
    assert "Content-Length" in answers["compressed media"][1]
