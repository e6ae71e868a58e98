"""Microformats (https://microformats.org/wiki/h-review, h-entry, h-feed): what readers of them take from the pages."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from blog.models import ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import AuthorFactory, PostPageFactory, ReviewPageFactory, WorkFactory, body

Item = dict[str, list[Any]]


def items(client: Client, path: str) -> dict[str, list[Item]]:
    """The outermost items of a page by their type, each with its properties by their names, prefixes included."""
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    found: dict[str, list[Item]] = {}
    for element in soup.select('[class*="h-"]'):
        for kind in _roots(element):
            if not any(_roots(parent) for parent in element.parents):
                found.setdefault(kind, []).append(_properties(element))
    return found


def _classes(element: Tag) -> list[str]:
    return element.get("class") or []


def _roots(element: Tag) -> list[str]:
    return [name for name in _classes(element) if name in ("h-review", "h-entry", "h-feed", "h-item", "h-card")]


def _properties(root: Tag) -> Item:
    found: Item = {"children": []}

    def walk(element: Tag) -> None:
        for child in element.find_all(True, recursive=False):
            names = [name for name in _classes(child) if name.startswith(("p-", "u-", "dt-", "e-"))]
            for name in names:
                found.setdefault(name, []).append(_properties(child) if _roots(child) else _value(child, name))
            if _roots(child):
                if not names:
                    found["children"].append(_properties(child))
            else:
                walk(child)

    walk(root)
    if _roots(root) == ["h-card"]:
        found.update({"p-name": [root.get_text(strip=True)], "u-url": [root["href"]]})
    return found


def _value(element: Tag, name: str) -> str:
    """https://microformats.org/wiki/microformats2-parsing: an address, a machine's value, or else the text."""
    attributes = {"u": ("href", "value"), "dt": ("datetime", "value")}.get(name.partition("-")[0], ("value",))
    values = [str(element[attribute]) for attribute in attributes if element.has_attr(attribute)]
    return values[0] if values else element.get_text(strip=True)


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    page = ReviewPageFactory(
        parent=index,
        title="A walk on salt",
        slug="salt-road",
        work=WorkFactory(title="Salt Road"),
        author=AuthorFactory(name="Mina Hale"),
        pitch="A road, and salt.",
        date=datetime.date(2021, 10, 1),
        date_precision="month",
        rating_value=Decimal("8.5"),
        rating_scale=10,
        body=body(
            ("introduction", {"text": '<p>Open <span data-spoiler="">hidden</span></p>', "spoiler": "safe"}),
            ("summary", {"heading": "He dies", "text": "<p>The ending.</p>", "spoiler": "full"}),
        ),
    )
    page.tags.add("grief")
    page.save()
    return page


def test_a_review_is_an_h_review(review: ReviewPage, client: Client) -> None:
    (item,) = items(client, review.url)["h-review"]
    assert item["p-name"] == ["A walk on salt"]
    assert item["u-url"] == ["http://localhost/reviews/salt-road/"]
    assert item["p-summary"] == ["A road, and salt."]
    assert item["dt-published"] == ["2021-10"]
    assert item["p-rating"] == ["8.5"]
    assert item["p-best"] == ["10"]
    assert item["p-category"] == ["grief"]
    (author,) = item["p-author"]
    assert (author["p-name"], author["u-url"]) == (["Mina Hale"], ["/reviews/by/mina-hale/"])
    (work,) = item["p-item"]
    assert (work["p-name"], work["u-url"]) == (["Salt Road"], ["/reviews/works/salt-road/"])


def test_no_property_holds_what_the_page_hides(review: ReviewPage, client: Client) -> None:
    (item,) = items(client, review.url)["h-review"]
    assert not [name for name in item if name.startswith("e-")]
    assert item["children"] == []
    for hidden in ("hidden", "dies", "ending"):
        assert hidden not in repr(item)


def test_any_other_post_is_an_h_entry(review: ReviewPage, client: Client) -> None:
    post = PostPageFactory(parent=BlogIndexPage.objects.get(), title="News", pitch="Short news.")
    (item,) = items(client, post.url)["h-entry"]
    assert (item["p-name"], item["p-summary"]) == (["News"], ["Short news."])
    assert item["u-url"] == [f"http://localhost{post.url}"]


def test_a_list_is_an_h_feed_of_entries(review: ReviewPage, client: Client) -> None:
    (feed,) = items(client, "/reviews/")["h-feed"]
    (entry,) = feed["children"]
    assert (entry["p-name"], entry["u-url"]) == (["A walk on salt"], ["/reviews/salt-road/"])
    assert (entry["p-summary"], entry["dt-published"]) == (["A road, and salt."], ["2021-10"])
