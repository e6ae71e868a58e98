"""Signing in to the admin is slowed down after wrong passwords."""

import pytest
from django.urls import reverse


@pytest.fixture
def editor(settings, django_user_model):
    settings.AXES_ENABLED = True
    return django_user_model.objects.create_superuser("editor", "editor@example.org", "the right password")


def sign_in(client, password: str, address: str = "203.0.113.9") -> int:
    credentials = {"username": "editor", "password": password}
    return client.post(reverse("wagtailadmin_login"), credentials, REMOTE_ADDR=address).status_code


@pytest.mark.django_db
def test_after_five_wrong_passwords_even_the_right_one_waits(client, editor):
    for _ in range(5):
        last = sign_in(client, "wrong")
    assert last == 429
    assert sign_in(client, "the right password") == 429


@pytest.mark.django_db
def test_somebody_at_another_address_still_signs_in(client, editor):
    for _ in range(5):
        sign_in(client, "wrong")
    assert sign_in(client, "the right password", address="198.51.100.7") == 302


@pytest.mark.django_db
def test_a_few_mistakes_are_forgiven(client, editor):
    for _ in range(4):
        assert sign_in(client, "wrong") == 200
    assert sign_in(client, "the right password") == 302
