"""Production settings, each time loaded in a process of their own: they are read once, when Django starts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SITE = {
    "SECRET_KEY": "kq1w8Zr0nB5vXy7uTe3sLd9fHg2jCm6pAa4oIi0-Qq8Ww1Ee5Rr",
    "ALLOWED_HOSTS": "reviews.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://reviews.example.org",
    "CACHE_URL": "locmem://",
    "WAGTAILADMIN_BASE_URL": "https://reviews.example.org",
}

# What the settings below read, and what the browser's tests set for this process alone; anything else of the
# environment (PATH, the loader's) stays.
OURS = {
    *SITE,
    *("DATABASE_URL", "DEFAULT_FROM_EMAIL", "EMAIL_URL", "LOG_LEVEL", "DJANGO_SETTINGS_MODULE"),
    "DJANGO_ALLOW_ASYNC_UNSAFE",
}

ASK = """
import json, django
django.setup()
from django.test import Client
answer = Client(raise_request_exception=False).get({path!r}, headers={headers!r})
print(json.dumps([answer.status_code, dict(answer.headers)]))
"""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the tree with nothing but `environment` for production settings to read."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS and not name.startswith("VERDICT_")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "config.settings.production", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path) -> dict[str, str]:
    """A complete environment, its database an empty SQLite file."""
    return {**SITE, "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}"}


def setting(name: str, environment: dict[str, str]) -> object:
    asked = run(
        "-c", f"import json; from django.conf import settings; print(json.dumps(settings.{name}))", **environment
    )
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)


def ask(path: str, environment: dict[str, str], **headers: str) -> tuple[int, dict[str, str]]:
    asked = run("-c", ASK.format(path=path, headers={"host": environment["ALLOWED_HOSTS"], **headers}), **environment)
    assert asked.returncode == 0, asked.stderr
    status, answered = json.loads(asked.stdout)
    return status, answered


class TestStarting:
    def test_an_empty_environment_ends_in_one_message_that_names_everything(self):
        started = run("manage.py", "check")
        assert started.returncode == 1
        assert "Traceback" not in started.stderr
        assert started.stderr.count("Verdict cannot start") == 1
        for name in [*SITE, "DATABASE_URL"]:
            assert f"{name} is missing" in started.stderr

    @pytest.mark.parametrize("name", [*SITE, "DATABASE_URL"])
    def test_a_blank_value_is_a_missing_one(self, site, name):
        started = run("manage.py", "check", **{**site, name: " "})
        assert started.returncode == 1
        assert f"{name} is missing" in started.stderr
        assert started.stderr.count(" is missing") == 1

    @pytest.mark.parametrize(
        ("name", "value", "complaint"),
        [
            ("SECRET_KEY", "short", "is too short"),
            ("ALLOWED_HOSTS", "reviews.example.org,*", "must not be a wildcard"),
            ("CSRF_TRUSTED_ORIGINS", "reviews.example.org", "must start with https://"),
            ("WAGTAILADMIN_BASE_URL", "reviews.example.org", "must start with https://"),
            ("DATABASE_URL", "nonsense", "cannot be read"),
            ("CACHE_URL", "nonsense", "cannot be read"),
        ],
    )
    def test_a_value_that_cannot_serve_is_refused_by_name(self, site, name, value, complaint):
        started = run("manage.py", "check", **{**site, name: value})
        assert started.returncode == 1
        assert f"{name} {complaint}" in started.stderr
        assert "Traceback" not in started.stderr

    def test_plain_http_is_refused_for_a_public_host(self, site):
        started = run("manage.py", "check", **site, VERDICT_INSECURE_LOCAL="1")
        assert started.returncode == 1
        assert "VERDICT_INSECURE_LOCAL is for this machine alone" in started.stderr

    def test_the_deployment_check_has_nothing_to_say(self, site):
        checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **site)
        assert checked.returncode == 0, checked.stderr
        assert "no issues" in checked.stdout


class TestTransport:
    def test_plain_http_is_redirected(self, site):
        status, headers = ask("/reviews/", site)
        assert (status, headers["Location"]) == (301, "https://reviews.example.org/reviews/")

    def test_the_proxy_says_that_a_request_came_by_https(self, site):
        status, headers = ask("/robots.txt", site, **{"x-forwarded-proto": "https"})
        assert status == 200
        assert headers["Strict-Transport-Security"] == "max-age=86400; includeSubDomains; preload"
        assert headers["X-Content-Type-Options"] == "nosniff"

    def test_a_load_balancer_may_ask_for_health_by_plain_http(self, site):
        assert ask("/health/", site)[0] == 200

    def test_local_use_answers_by_plain_http(self, site):
        local = {**site, "ALLOWED_HOSTS": "127.0.0.1", "VERDICT_INSECURE_LOCAL": "1"}
        status, headers = ask("/robots.txt", local)
        assert status == 200
        assert "Strict-Transport-Security" not in headers
        assert setting("SESSION_COOKIE_SECURE", local) is False
        assert setting("CSRF_COOKIE_SECURE", local) is False

    def test_cookies_travel_by_https_only(self, site):
        assert setting("SESSION_COOKIE_SECURE", site) is True
        assert setting("CSRF_COOKIE_SECURE", site) is True

    def test_the_owner_sets_how_long_browsers_insist_on_https(self, site):
        hsts = {"VERDICT_HSTS_SECONDS": "31536000", "VERDICT_HSTS_SUBDOMAINS": "no", "VERDICT_HSTS_PRELOAD": "no"}
        _, headers = ask("/robots.txt", {**site, **hsts}, **{"x-forwarded-proto": "https"})
        assert headers["Strict-Transport-Security"] == "max-age=31536000"


class TestWhatTheOwnerAdds:
    def test_scripts_and_their_sources_are_in_the_policy(self, site):
        added = {
            "VERDICT_SCRIPTS": "https://stats.example.org/count.js data-site=reviews",
            "VERDICT_CSP_SOURCES": "connect-src https://stats.example.org",
            "VERDICT_EMBED_PROVIDERS": "",
        }
        _, headers = ask("/robots.txt", {**site, **added}, **{"x-forwarded-proto": "https"})
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self' https://stats.example.org/count.js;" in policy
        assert "connect-src 'self' https://stats.example.org" in policy
        assert "frame-src 'none'" in policy

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("VERDICT_SCRIPTS", "http://stats.example.org/count.js"),
            ("VERDICT_CSP_SOURCES", "script-src 'unsafe-inline'"),
            ("VERDICT_EMBED_PROVIDERS", "youtube,somebody"),
        ],
    )
    def test_what_cannot_be_read_is_refused_by_name(self, site, name, value):
        started = run("manage.py", "check", **site, **{name: value})
        assert started.returncode == 1
        assert f"{name} cannot be read" in started.stderr
        assert "Traceback" not in started.stderr

    def test_a_site_for_trying_things_out_is_not_to_be_found(self, site):
        _, headers = ask("/robots.txt", {**site, "VERDICT_NOINDEX": "yes"}, **{"x-forwarded-proto": "https"})
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert setting("NOINDEX", site) is False


class TestServices:
    def test_addresses_of_database_and_cache_are_followed(self, site):
        addresses = {
            "DATABASE_URL": "postgresql://v:w@db.example:5433/reviews",
            "CACHE_URL": "redis://cache.example:6380/2",
        }
        environment = {**site, **addresses}
        database = setting("DATABASES['default']", environment)
        assert (database["ENGINE"], database["HOST"], database["PORT"], database["NAME"]) == (
            "django.db.backends.postgresql",
            "db.example",
            5433,
            "reviews",
        )
        assert setting("CACHES['default']['LOCATION']", environment) == "redis://cache.example:6380/2"

    def test_passwords_are_reset_by_mail_only_where_mail_can_be_sent(self, site):
        mail = {**site, "EMAIL_URL": "smtp://user:secret@mail.example:587"}
        assert setting("WAGTAIL_PASSWORD_RESET_ENABLED", site) is False
        assert setting("WAGTAIL_PASSWORD_RESET_ENABLED", mail) is True
        assert setting("EMAIL_HOST", mail) == "mail.example"

    def test_logs_go_to_standard_error(self, site):
        logged = run(
            "-c", "import django, logging; django.setup(); logging.getLogger('django.request').error('seen')", **site
        )
        assert logged.stdout == ""
        assert logged.stderr.count("ERROR django.request: seen") == 1

    def test_every_address_in_a_stylesheet_leads_to_a_file(self, site, tmp_path):
        collected = run(
            "manage.py",
            "collectstatic",
            "--no-input",
            "--verbosity",
            "0",
            **site,
            VERDICT_STATIC=str(tmp_path / "static"),
        )
        assert collected.returncode == 0, collected.stderr
        names = json.loads((tmp_path / "static" / "staticfiles.json").read_text())["paths"]
        assert any(name.startswith("blog/") and name.endswith(".css") for name in names)
