"""What a long review weighs and asks for, and that nothing on it moves: what a slow line and a small phone can bear."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, WorkFactory, body
from tests.sizes import sized

WORDS = 6_000
PARTS = 24
# Bytes, uncompressed. The style sheet and all scripts together are weighed in tests/blog/test_templates.py.
HTML, SCRIPTS, REQUESTS = 90_000, 10_000, 6
COUNTED = ("document", "stylesheet", "script", "font")

SHIFTS = """
new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries())
    (window.shifts ??= []).push(sources.map(({ node }) => node?.className || node?.nodeName).join(" "));
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def review(index: BlogIndexPage) -> str:
    """The address of a review of 6,000 words in 24 parts, eight of them of people, with a cast."""
    work = WorkFactory(title="The Tide Clerk", episodes=16)
    people = [RoleFactory(work=work, person=PersonFactory()).person for _number in range(8)]
    sentence = "The clerk counts the boats again, and again there are too few. "
    length = len(sentence.split())
    paragraph = f"<p>{sentence * 10}</p>"
    prose = paragraph * (WORDS // PARTS // (length * 10) + 1)
    names = ["introduction", "summary", "theme", "episode"] * 4
    page = ReviewPageFactory(
        parent=index,
        work=work,
        rating_value=8,
        rating_scale=10,
        pitch=sentence,
        body=body(
            *(
                (name, {"text": prose, "spoiler": "full" if number % 2 else "safe"})
                for number, name in enumerate(names)
            ),
            *(("cast_comment", {"person": person.pk, "text": prose, "spoiler": "safe"}) for person in people),
        ),
    )
    assert page.digest.words >= WORDS
    return page.url


def _shifts(page: Page) -> list[str]:
    """What moved on a page, once everything has come."""
    page.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 300)))")
    return page.evaluate("window.shifts ?? []")


def test_a_long_review_is_light_and_asks_for_little(new_context: Callable[..., BrowserContext], review: str) -> None:
    page = new_context().new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request) if request.resource_type in COUNTED else None)
    response = page.goto(review, wait_until="networkidle")
    assert response is not None
    scripts = sum(len(each.response().body()) for each in asked if each.resource_type == "script")
    assert (len(response.body()) <= HTML, scripts <= SCRIPTS) == (True, True), (len(response.body()), scripts)
    assert len(asked) <= REQUESTS, [each.url for each in asked]


# A choice of colours and the width of the window.
CHOICES = [("", 360), ("dark", 1280), ("dark", 360), ("", 1280)]


def test_nothing_moves_with_a_choice_of_colours_and_without(
    new_context: Callable[..., BrowserContext], review: str
) -> None:
    for theme, width in CHOICES[: sized(2, len(CHOICES))]:
        context = new_context()
        context.add_init_script(f"localStorage.setItem('verdict-theme', '{theme}')")
        context.add_init_script(SHIFTS)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        for address in (review, "/reviews/", "/"):
            page.goto(address, wait_until="networkidle")
            assert _shifts(page) == [], (address, theme, width)
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
