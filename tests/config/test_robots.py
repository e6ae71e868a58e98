"""Tests of config.robots."""


def test_search_engines_are_kept_from_the_admin_and_from_search_and_told_of_the_sitemap(client):
    response = client.get("/robots.txt", headers={"host": "reviews.example.org"})
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/?",
        "",
        "Sitemap: http://reviews.example.org/sitemap.xml",
    ]


def test_a_site_for_trying_things_out_lets_nobody_in(client, settings):
    settings.NOINDEX = True
    assert client.get("/robots.txt").content.decode().splitlines() == ["User-agent: *", "Disallow: /"]
