"""Tests of config.health."""

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.db import DatabaseError, connection


@pytest.mark.django_db
def test_a_site_that_reaches_everything_is_well(client):
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": True, "cache": True}
    assert "no-cache" in response["Cache-Control"]


@pytest.mark.logs_errors
@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_named(client, monkeypatch):
    def refuse():
        raise DatabaseError("gone")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json() == {"status": "failing", "database": False, "cache": True}


@pytest.mark.logs_errors
@pytest.mark.django_db
def test_a_cache_that_does_not_answer_is_named(client, settings, monkeypatch):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    def refuse(*args, **kwargs):
        raise ConnectionError("gone")

    monkeypatch.setattr(LocMemCache, "set", refuse)
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.json() == {"status": "failing", "database": True, "cache": False}


def test_health_is_only_read(client):
    assert client.post("/health/").status_code == 405
