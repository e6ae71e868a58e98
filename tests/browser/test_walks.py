"""A reader's whole way, by keyboard alone, with scripts and without: index, tag, review, a covered part, search."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from blog.linking.rebuild import rebuild
from blog.search.indexing import index_posts
from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.factories import ReviewPageFactory, WorkFactory, body

COVERED = "The clerk forges the ledger."


@pytest.fixture
def blog(index: BlogIndexPage) -> None:
    """Two reviews with a tag in common, one with a covered part."""
    review = ReviewPageFactory(
        parent=index,
        title="The Tide Clerk",
        work=WorkFactory(title="The Tide Clerk"),
        body=body(("summary", {"text": f"<p>{COVERED}</p>", "spoiler": "full"})),
    )
    other = ReviewPageFactory(parent=index, title="Salt Road")
    for page in (review, other):
        page.tags.add("grief")
        page.save()
    rebuild()
    index_posts([review.pk, other.pk])


def _tab_to(page: Page, goal: Locator) -> None:
    """Press Tab until the goal has the focus, and see that it shows it."""
    for _press in range(80):
        page.keyboard.press("Tab")
        if goal.evaluate("element => element === document.activeElement"):
            assert goal.evaluate("element => parseFloat(getComputedStyle(element).outlineWidth)") >= 2
            return
    pytest.fail(f"The keyboard does not come to {goal}.")


def _press(page: Page, goal: Locator) -> None:
    _tab_to(page, goal)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_keyboard_leads_from_the_index_to_a_covered_part_and_to_search(
    new_context: Callable[..., BrowserContext], blog: None, watched: Watched, scripts: bool
) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    watched.watch(page)
    main = page.get_by_role("main")
    page.goto("/reviews/")

    # Past the head, as the first press of Tab offers.
    _press(page, page.get_by_role("link", name="Skip to content"))
    _press(page, main.get_by_role("list", name="Tags").get_by_role("link", name="grief"))
    expect(page.get_by_role("heading", name="grief", level=1)).to_be_visible()
    _press(page, main.get_by_role("link", name="The Tide Clerk"))
    expect(page.get_by_role("heading", name="The Tide Clerk", level=1)).to_be_visible()
    expect(page.get_by_text(COVERED)).to_be_hidden()
    _press(page, page.locator(".cover > summary"))
    expect(page.get_by_text(COVERED)).to_be_visible()

    # From the covered part round the foot of the page to its head again.
    _tab_to(page, page.get_by_role("banner").get_by_role("searchbox"))
    page.keyboard.type("ledger")
    page.keyboard.press("Enter")
    expect(main.get_by_role("link", name="The Tide Clerk")).to_be_visible()
    expect(main).to_contain_text("What you search for stands in a covered part")
    assert (watched.complaints, watched.elsewhere) == ([], [])
