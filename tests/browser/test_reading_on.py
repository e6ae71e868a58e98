"""Reading on: the contents follow the reader, and who comes back is led to where reading stopped."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.factories import ReviewPageFactory, body

PARAGRAPHS = "<p>The clerk counts the boats again, and again there are too few of them.</p>" * 40
STOPPED = "Continue: Theme"


@pytest.fixture
def review(index: BlogIndexPage) -> str:
    """The address of a review with three long parts and a verdict, all safe."""
    parts = [(name, {"text": PARAGRAPHS, "spoiler": "safe"}) for name in ("introduction", "summary", "theme")]
    verdict = ("verdict", {"safe": PARAGRAPHS, "full": ""})
    return ReviewPageFactory(parent=index, body=body(*parts, verdict)).url


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], watched: Watched) -> Page:
    tab = new_context().new_page()
    watched.watch(tab)
    return tab


def read_to(page: Page, heading: str) -> None:
    page.get_by_role("heading", name=heading, exact=True).last.evaluate("element => element.scrollIntoView()")
    expect(page.locator(".contents [aria-current=location]")).to_have_text(heading)


def test_the_contents_say_which_part_is_being_read(page: Page, review: str, watched: Watched) -> None:
    page.goto(review)
    read_to(page, "Summary")
    read_to(page, "Theme")
    read_to(page, "Introduction")

    assert (watched.complaints, watched.elsewhere) == ([], [])


def test_who_comes_back_is_led_to_where_reading_stopped(page: Page, review: str) -> None:
    page.goto(review)
    expect(page.locator(".resume")).to_be_hidden()
    read_to(page, "Theme")
    # A new visit, not a reload: a browser restores the place of a reload itself.
    page.goto("/reviews/")
    page.goto(review)

    resume = page.get_by_role("link", name=STOPPED)
    expect(resume).to_be_visible()
    resume.click()

    expect(page.get_by_role("heading", name="Theme", exact=True).last).to_be_in_viewport()
    expect(resume).to_be_hidden()


def test_who_has_reached_the_end_and_who_follows_a_link_into_the_text_is_left_alone(page: Page, review: str) -> None:
    page.goto(review)
    read_to(page, "Theme")
    summary = page.locator(".contents a", has_text="Summary").get_attribute("href")
    page.goto("/reviews/")
    page.goto(f"{review}{summary}")
    expect(page.locator(".contents [aria-current=location]")).to_have_text("Summary")
    expect(page.locator(".resume")).to_be_hidden()

    read_to(page, "Verdict")
    page.goto("/reviews/")
    page.goto(review)
    # The script has run: it marks the colours that are chosen.
    expect(page.locator(".themes [aria-pressed=true]")).to_be_visible()
    expect(page.locator(".resume")).to_be_hidden()


def test_nothing_moves_when_the_way_back_is_shown(page: Page, review: str) -> None:
    page.goto(review)
    read_to(page, "Theme")
    page.goto("/reviews/")
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " window.shifts += entry.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(review)
    expect(page.get_by_role("link", name=STOPPED)).to_be_visible()
    page.wait_for_timeout(300)

    assert page.evaluate("window.shifts") == 0


def test_without_storage_reading_goes_on(
    new_context: Callable[..., BrowserContext], review: str, watched: Watched
) -> None:
    context = new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('off', 'SecurityError'); } });"
    )
    page = context.new_page()
    watched.watch(page)
    page.goto(review)
    read_to(page, "Theme")

    assert watched.complaints == []
