"""Tests of blog.models.settings."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from blog.models import BlogSettings, SiteLink
from tests.factories import blog_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def settings_of_the_blog() -> BlogSettings:
    blog_site()
    return BlogSettings.objects.create(site=Site.objects.get())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>"])
def test_a_link_that_a_browser_would_run_is_refused_in_the_form_and_printed_nowhere(client, settings_of_the_blog, url):
    link = SiteLink(settings=settings_of_the_blog, place="menu", label="Runs", url=url)
    with pytest.raises(ValidationError, match="valid URL"):
        link.full_clean()
    link.save()
    SiteLink.objects.create(settings=settings_of_the_blog, place="menu", label="Leads", url="https://example.org/")
    assert [entry.label for entry in BlogSettings.objects.get().links_at("menu")] == ["Leads"]
    page = client.get("/reviews/").content.decode()
    assert "Leads" in page
    assert "Runs" not in page
