"""The tag and theme pages."""

from urllib.parse import quote

import pytest
from django.test import Client

from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory, ReviewPageFactory, TagFactory, body


def tagged(index: BlogIndexPage, *names: str, **kwargs: object) -> PostPageFactory:
    page = PostPageFactory(parent=index, **kwargs)
    page.tags.add(*names)
    page.save()
    return page


def test_all_tags_are_listed_with_how_many_posts_have_them(index: BlogIndexPage, client: Client) -> None:
    tagged(index, "grief", "눈물")
    tagged(index, "grief")
    TagFactory(name="unused")
    tags = client.get("/reviews/tag/").context["tags"]
    assert [(tag.name, tag.count) for tag in tags] == [("grief", 2), ("눈물", 1)]


@pytest.mark.parametrize("address", ["눈물", quote("눈물")])
def test_a_tag_in_any_script_has_a_page(index: BlogIndexPage, client: Client, address: str) -> None:
    page = tagged(index, "눈물")
    assert [post.pk for post in client.get(f"/reviews/tag/{address}/").context["posts"]] == [page.pk]


@pytest.mark.parametrize("slug", ["nothing", "%00", "a%2Fb", "..", "%F0%9F%98%80", "x" * 3000, "%FF"])
def test_a_tag_that_does_not_exist_is_not_found(index: BlogIndexPage, client: Client, slug: str) -> None:
    tagged(index, "grief")
    assert client.get(f"/reviews/tag/{slug}/").status_code == 404


def test_a_tag_of_drafts_alone_is_not_found(index: BlogIndexPage, client: Client) -> None:
    tagged(index, "grief", live=False)
    assert client.get("/reviews/tag/grief/").status_code == 404
    assert client.get("/reviews/tag/").context["tags"] == []


def test_a_theme_gathers_its_blocks_under_their_cover(index: BlogIndexPage, client: Client) -> None:
    tag = TagFactory(name="grief")
    ReviewPageFactory(
        parent=index,
        body=body(
            ("theme", {"tag": tag.pk, "text": "<p>Openly said.</p>", "spoiler": "safe"}),
            ("theme", {"tag": tag.pk, "text": "<p>Covered words.</p>", "spoiler": "full"}),
            ("theme", {"text": "<p>Elsewhere.</p>", "spoiler": "safe"}),
        ),
    )
    response = client.get("/reviews/theme/grief/")
    page = response.content.decode()
    assert [excerpt.level for excerpt in response.context["excerpts"]] == ["safe", "full"]
    assert "Elsewhere" not in page
    cover = page.index("<details", page.index("Openly said."))
    assert cover < page.index("Covered words.")


def test_a_theme_without_a_live_block_is_not_found(index: BlogIndexPage, client: Client) -> None:
    tag = TagFactory(name="grief")
    theme = body(("theme", {"tag": tag.pk, "text": "<p>x</p>", "spoiler": "safe"}))
    ReviewPageFactory(parent=index, live=False, body=theme)
    assert client.get("/reviews/theme/grief/").status_code == 404
