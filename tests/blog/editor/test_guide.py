"""The editor's guide in the admin: the text of the docs, with its pictures."""

import re

from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client

URL = "/admin/writing-a-review/"


def test_the_guide_is_found_from_the_help_menu_and_shows_its_text_and_pictures(editor: Client) -> None:
    assert URL in editor.get("/admin/reports/locked/").content.decode()
    page = BeautifulSoup(editor.get(URL).content, "html.parser")
    guide = page.select_one("article.guide")
    assert guide is not None
    headings = [heading["id"] for heading in guide.select("h2")]
    assert len(headings) > 6
    # The contents lead to them, and the title stands above them once.
    assert [link["href"] for link in guide.select("nav a")] == [f"#{heading}" for heading in headings]
    assert not guide.select("h1")
    assert guide.select("table")
    pictures = guide.select("img")
    assert len(pictures) > 4
    for picture in pictures:
        assert picture["alt"]
        assert finders.find(re.sub("^/static/", "", picture["src"])), picture["src"]
    # A guide that leads to a file of the docs would lead nowhere here.
    assert not guide.select("a[href$='.md']")


def test_nobody_outside_the_admin_is_shown_it(client: Client, db: None) -> None:
    assert client.get(URL).status_code == 302
