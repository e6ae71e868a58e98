"""Tests of config.settings.base: SQLite as a real site needs it."""

import pytest
from django.db import connection

from config.settings.base import SQLITE, caches, databases

SQLITE_ONLY = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="about SQLite's own settings")


@SQLITE_ONLY
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 1), ("busy_timeout", 20_000), ("foreign_keys", 1)]
)
def test_sqlite_reads_while_it_writes_and_waits_for_its_turn(pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


@SQLITE_ONLY
def test_sqlite_takes_its_write_lock_at_the_start():
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_without_an_address_the_database_is_a_file_of_the_site(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("VERDICT_DB", str(tmp_path / "var" / "blog.sqlite3"))
    database = databases()["default"]
    assert (database["ENGINE"], database["NAME"]) == (SQLITE, tmp_path / "var" / "blog.sqlite3")
    assert (tmp_path / "var").is_dir()


def test_an_sqlite_address_has_the_same_options_as_the_file(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/blog.sqlite3")
    database = databases()["default"]
    assert database["NAME"] == "/srv/blog.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgresql_address_is_followed_and_connections_are_looked_after(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://verdict@127.0.0.1:5432/verdict")
    database = databases()["default"]
    assert (database["ENGINE"], database["NAME"]) == ("django.db.backends.postgresql", "verdict")
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (60, True)


def test_a_cache_address_is_followed(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:6379/4")
    assert caches()["default"] == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:6379/4",
    }


def test_without_an_address_the_cache_is_the_process_s_memory(monkeypatch):
    monkeypatch.delenv("CACHE_URL", raising=False)
    assert caches()["default"]["BACKEND"].endswith("LocMemCache")
