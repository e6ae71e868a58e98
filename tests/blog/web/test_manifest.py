"""The manifest: named by the owner, with icons that are there, linked from every page that readers see."""

from django.contrib.staticfiles import finders
from django.test import Client

from blog.models import BlogSettings
from blog.web.index_page import BlogIndexPage


def test_the_manifest_is_the_blogs_own(index: BlogIndexPage, client: Client) -> None:
    BlogSettings.objects.create(site=index.get_site(), name="Second Cup", tagline="Reviews of dramas")
    response = client.get("/reviews/manifest/")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = response.json()
    assert (manifest["name"], manifest["description"]) == ("Second Cup", "Reviews of dramas")
    assert manifest["start_url"] == "/reviews/"
    assert {"any", "192x192", "512x512"} == {icon["sizes"] for icon in manifest["icons"]}
    assert all(finders.find(icon["src"].removeprefix("/static/")) for icon in manifest["icons"])
    assert '<link rel="manifest" href="/reviews/manifest/">' in client.get("/reviews/").content.decode()


def test_without_settings_it_is_called_like_the_index(index: BlogIndexPage, client: Client) -> None:
    manifest = client.get("/reviews/manifest/").json()
    assert manifest["name"] == "Reviews"
    assert "description" not in manifest
