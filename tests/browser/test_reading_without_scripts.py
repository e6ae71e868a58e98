"""Reading without JavaScript: covers open by keyboard, inline spoilers by their check box, and nobody else is asked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.factories import ReviewPageFactory, RoleFactory, WorkFactory, body

COVERED = "The clerk forges the ledger."
OPEN = "My neighbour lent me the box set."
HIDDEN_WORDS = "burns the books"


@pytest.fixture
def review(index: BlogIndexPage) -> str:
    """The address of a review with a covered section and an inline spoiler in an open one."""
    role = RoleFactory(work=WorkFactory(title="The Tide Clerk"), person__name="Han So-ra")
    introduction = f"<p>{OPEN} Somebody <span data-spoiler=''>{HIDDEN_WORDS}</span>.</p>"
    page = ReviewPageFactory(
        parent=index,
        title="The Tide Clerk",
        slug="the-tide-clerk",
        work=role.work,
        body=body(
            ("introduction", {"text": introduction, "spoiler": "safe"}),
            ("summary", {"text": f"<p>{COVERED}</p>", "spoiler": "full"}),
        ),
    )
    return page.url


@pytest.fixture
def reader(new_context: Callable[..., BrowserContext], watched: Watched) -> Page:
    """A watched tab that runs no scripts."""
    page = new_context(java_script_enabled=False).new_page()
    watched.watch(page)
    return page


def test_a_covered_section_opens_by_keyboard(reader: Page, review: str) -> None:
    reader.goto(review)
    covered = reader.get_by_text(COVERED)
    expect(covered).to_be_hidden()
    reader.locator("summary", has_text="Summary").focus()
    reader.keyboard.press("Enter")
    expect(covered).to_be_visible()


def test_a_covered_section_is_reached_by_the_tab_key(reader: Page, review: str) -> None:
    reader.goto(review)
    summary = reader.locator("summary", has_text="Summary")
    for _press in range(60):
        reader.keyboard.press("Tab")
        if reader.locator("summary:focus", has_text="Summary").count():
            break
    expect(summary).to_be_focused()


def test_an_inline_spoiler_opens_by_its_check_box(reader: Page, review: str) -> None:
    reader.goto(review)
    expect(reader.get_by_text(OPEN)).to_be_visible()
    expect(reader.get_by_text(HIDDEN_WORDS)).to_be_hidden()
    reader.get_by_role("checkbox", name="Spoiler, hidden").focus()
    reader.keyboard.press("Space")
    expect(reader.get_by_text(HIDDEN_WORDS)).to_be_visible()
    expect(reader.get_by_role("checkbox", name="Spoiler, shown")).to_be_checked()


def test_an_inline_spoiler_opens_by_pointer_and_closes_again(reader: Page, review: str) -> None:
    reader.goto(review)
    reader.locator(".spoiler__label").click()
    expect(reader.get_by_text(HIDDEN_WORDS)).to_be_visible()
    reader.locator(".spoiler__label").click()
    expect(reader.get_by_text(HIDDEN_WORDS)).to_be_hidden()


def test_hidden_words_are_not_in_the_accessibility_tree_until_they_are_opened(reader: Page, review: str) -> None:
    reader.goto(review)
    main = reader.get_by_role("main")
    closed = main.aria_snapshot()
    assert 'checkbox "Spoiler, hidden"' in closed
    assert HIDDEN_WORDS not in closed
    assert COVERED not in closed
    reader.locator(".spoiler__label").click()
    reader.locator("summary", has_text="Summary").click()
    opened = main.aria_snapshot()
    assert 'checkbox "Spoiler, shown" [checked]' in opened
    assert HIDDEN_WORDS in opened
    assert COVERED in opened


def test_there_is_no_switch_where_nothing_would_throw_it(reader: Page, review: str) -> None:
    reader.goto(review)
    expect(reader.get_by_text("Tinted parts tell the story.")).to_be_visible()
    expect(reader.get_by_role("radio")).to_have_count(0)
    expect(reader.get_by_role("spinbutton")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_readers_pages_ask_nobody_else_and_complain_of_nothing(
    review: str, new_context: Callable[..., BrowserContext], watched: Watched, scripts: bool
) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    watched.watch(page)
    for address in (review, "/reviews/", "/reviews/search/?query=clerk", "/reviews/people/han-so-ra/"):
        response = page.goto(address, wait_until="networkidle")
        assert response is not None
        assert response.status == 200, address
    assert watched.elsewhere == []
    assert watched.complaints == []
