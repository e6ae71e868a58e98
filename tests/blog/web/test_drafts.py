"""A draft by its link: shown as its page to whoever has the address, and to nobody else by any other way."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import DraftLink, PostPage, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory, ReviewPageFactory, WorkFactory, body

HIDDEN = "The keeper sells the lamp."


def link_to(page: PostPage, **wanted) -> DraftLink:
    week = timezone.now() + datetime.timedelta(days=7)
    return DraftLink.objects.create(page=page, **{"expires_at": week, **wanted})


def path(link: DraftLink) -> str:
    return link.url.removeprefix("http://localhost")


@pytest.fixture
def draft(index: BlogIndexPage) -> ReviewPage:
    """A review that nobody has published; its newest revision says more than its row."""
    post = ReviewPageFactory(parent=index, title="Row", slug="lamp", live=False, work=WorkFactory(title="The Lamp"))
    post.title = "Lamplight"
    post.pitch = "Somebody keeps a light on."
    post.body = body(
        ("introduction", {"spoiler": "safe", "text": "<p>It rained all <span data-spoiler>June</span>.</p>"}),
        ("episode", {"spoiler": "episode", "spoiler_episode": 3, "number": 3, "text": "<p>She leaves.</p>"}),
        ("summary", {"spoiler": "full", "text": f"<p>{HIDDEN}</p>"}),
    )
    post.save_revision()
    return post


def test_the_newest_draft_is_shown_as_its_page_without_an_account(draft: ReviewPage, client: Client) -> None:
    link = link_to(draft)
    response = client.get(path(link))
    assert response.status_code == 200
    page = response.content.decode()
    assert "<h1" in page
    assert "Lamplight" in page
    assert "A draft." in page
    # Covers and the switch are those of any reader: how far somebody is, the browser knows.
    assert page.count('<details class="cover"') == 2
    assert 'name="seen"' in page
    assert "data-work=" in page
    assert "data-seen" not in page
    draft.title = "Lamplight, again"
    draft.save_revision()
    assert "Lamplight, again" in client.get(path(link)).content.decode()


def test_nothing_keeps_or_lists_it_and_no_other_site_learns_the_address(
    draft: ReviewPage, client: Client, settings
) -> None:
    settings.VERDICT_SCRIPTS = ["https://stats.example.org/count.js"]
    response = client.get(path(link_to(draft)))
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.has_header("ETag")
    assert not response.cookies
    page = response.content.decode()
    assert "stats.example.org" not in page
    assert not re.search(r'rel="canonical"|og:|ld\+json', page)


@pytest.mark.parametrize("state", ["expired", "revoked"])
def test_a_link_that_has_ended_says_so_and_nothing_of_the_draft(draft: ReviewPage, client: Client, state: str) -> None:
    link = link_to(draft)
    assert client.get(path(link)).status_code == 200
    if state == "revoked":
        link.revoke()
    else:
        DraftLink.objects.update(expires_at=timezone.now())
    response = client.get(path(link))
    assert response.status_code == 410
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    page = response.content.decode()
    assert "This link has ended" in page
    for words in ("Lamplight", "Row", "Somebody keeps", HIDDEN, "The Lamp"):
        assert words not in page


def test_a_token_that_this_site_has_not_made_opens_nothing(draft: ReviewPage, client: Client, settings) -> None:
    link = link_to(draft)
    token = link.token
    other = link_to(draft).token
    forged = [
        token[:32] + other[32:],
        token[:32] + "A" * 43,
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        "0" * 32 + token[32:],
        token.upper(),
        token[:32],
        token + "A",
        "눈" * 75,
    ]
    for tried in forged:
        assert client.get(f"/reviews/draft/{tried}/").status_code == 404, tried
    # A copy of the database on another site, with another key, opens nothing either.
    settings.SECRET_KEY = "another" * 10
    assert client.get(f"/reviews/draft/{token}/").status_code == 404


def test_a_link_of_one_blog_opens_nothing_in_another(draft: ReviewPage, index: BlogIndexPage, client: Client) -> None:
    other = index.get_parent().add_child(instance=BlogIndexPage(title="Films", slug="films"))
    assert client.get(f"/{other.slug}/draft/{link_to(draft).token}/").status_code == 404


def test_the_blogs_own_password_holds_for_drafts_too(draft: ReviewPage, index: BlogIndexPage, client: Client) -> None:
    link = link_to(draft)
    index.view_restrictions.create(restriction_type="password", password="x")
    assert "Lamplight" not in client.get(path(link)).content.decode()


def test_once_published_the_link_leads_to_the_post_until_there_is_a_newer_draft(
    draft: ReviewPage, client: Client
) -> None:
    link = link_to(draft)
    draft.latest_revision.publish()
    response = client.get(path(link))
    assert (response.status_code, response["Location"]) == (302, "/reviews/lamp/")
    assert response["Cache-Control"] == "private, no-store"

    post = ReviewPage.objects.get(pk=draft.pk)
    post.pitch = "A pitch that nobody has published."
    post.save_revision()
    assert "A pitch that nobody has published." in client.get(path(link)).content.decode()
    assert "A pitch that nobody has published." not in client.get("/reviews/lamp/").content.decode()


def test_nothing_of_the_site_leads_to_a_draft(draft: ReviewPage, index: BlogIndexPage, client: Client) -> None:
    PostPageFactory(parent=index, title="Open post")
    token = link_to(draft).token
    for address in (
        *(
            "/",
            "/reviews/",
            "/sitemap.xml",
            "/robots.txt",
            "/reviews/feed/",
            "/reviews/feed/atom/",
            "/reviews/feed/json/",
        ),
        *(
            "/reviews/search/?query=Lamplight",
            "/reviews/search/suggest/?query=Lamp",
            "/reviews/works/",
            "/search/?query=Row",
        ),
    ):
        shown = client.get(address).content.decode()
        assert token not in shown
        assert "draft/" not in shown
        assert (
            "Lamplight" not in shown.replace('value="Lamplight"', "").replace("“Lamplight”", "") or "query" in address
        )


def test_a_post_that_is_no_review_and_lacks_everything_is_shown_too(index: BlogIndexPage, client: Client) -> None:
    post = PostPageFactory(parent=index, title="News", live=False)
    review = ReviewPageFactory(parent=index, title="Nothing yet", live=False)
    review.work = None
    for page in (post, review):
        page.date = None
        page.save_revision(clean=False)
        response = client.get(path(link_to(page)))
        assert response.status_code == 200
        assert "A draft." in response.content.decode()
