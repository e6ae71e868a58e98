"""Links to a post and to its parts: by the system's sheet where there is one, else copied; without scripts, links."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.factories import ReviewPageFactory, body

SHEET = "navigator.share = (shared) => { window.shared = shared; return Promise.resolve(); };"
NO_SHEET = "delete Navigator.prototype.share;"


@pytest.fixture
def review(index: BlogIndexPage) -> str:
    """The address of a review with an open part and a covered one."""
    text = {"text": "<p>Boats.</p>"}
    parts = body(("introduction", {**text, "spoiler": "safe"}), ("summary", {**text, "spoiler": "full"}))
    return ReviewPageFactory(parent=index, title="The Tide Clerk", body=parts).url


def _open(context: BrowserContext, address: str, watched: Watched, script: str = NO_SHEET) -> Page:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(script)
    page = context.new_page()
    watched.watch(page)
    page.goto(address)
    return page


def _copied(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_without_a_sheet_the_address_is_copied_and_that_is_said(
    new_context: Callable[..., BrowserContext], review: str, watched: Watched
) -> None:
    page = _open(new_context(), f"{review}?utm_source=elsewhere", watched)
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    assert _copied(page).endswith(review)
    assert watched.complaints == []


def test_a_part_has_a_link_that_is_copied(
    new_context: Callable[..., BrowserContext], review: str, watched: Watched
) -> None:
    page = _open(new_context(), review, watched)
    page.get_by_role("main").get_by_role("heading", name="Introduction").hover()
    page.get_by_role("link", name="Link to this part: Introduction", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    anchor = page.locator("section.part--introduction").get_attribute("id")
    assert _copied(page).endswith(f"{review}#{anchor}")

    page.locator(".cover > summary").click()
    page.locator(".cover .anchor").click()
    cover = page.locator(".cover").get_attribute("id")
    page.wait_for_function(
        "hash => navigator.clipboard.readText().then((text) => text.endsWith(hash))", arg=f"#{cover}"
    )
    expect(page.locator(".cover")).to_have_attribute("open", "")
    assert watched.complaints == []


def test_where_the_system_has_a_sheet_it_is_asked(
    new_context: Callable[..., BrowserContext], review: str, watched: Watched
) -> None:
    page = _open(new_context(), review, watched, SHEET)
    page.get_by_role("button", name="Share").click()
    page.wait_for_function("window.shared")
    shared = page.evaluate("window.shared")
    assert shared["title"].startswith("The Tide Clerk")
    assert shared["url"].endswith(review)
    assert watched.complaints == []


def test_without_scripts_there_is_the_link_alone(
    new_context: Callable[..., BrowserContext], review: str, watched: Watched
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    watched.watch(page)
    page.goto(review)
    expect(page.get_by_role("button", name="Share")).to_have_count(0)
    page.get_by_role("link", name="Link to this part: Introduction", exact=True).click()
    anchor = page.locator("section.part--introduction").get_attribute("id")
    assert page.url.endswith(f"{review}#{anchor}")
