"""Signing in to the admin is slowed down after wrong passwords."""

import pytest
from django.urls import reverse

from tests.factories import ReviewPageFactory, blog_site


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


@pytest.mark.django_db
def test_a_reader_of_a_private_page_signs_in_on_a_page_of_the_theme(client, django_user_model):
    review = ReviewPageFactory(parent=blog_site(), title="For members")
    review.view_restrictions.create(restriction_type="login")
    django_user_model.objects.create_user("reader", "reader@example.org", "the right password")

    sign_in_page = client.get(review.url, follow=True)
    assert sign_in_page.templates[0].name == "blog/sign_in.html"
    text = sign_in_page.content.decode()
    assert "For members" not in text
    assert 'name="next" value="/reviews/' in text

    credentials = {"username": "reader", "password": "the right password", "next": review.url}
    read = client.post(reverse("wagtailcore_login"), credentials, follow=True)
    assert read.redirect_chain == [(review.url, 302)]
    assert "For members" in read.content.decode()
