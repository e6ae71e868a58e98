"""The reader's switch: how far they have seen a work opens its covers, is remembered, and moves nothing."""

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from blog.linking.rebuild import rebuild
from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.factories import PersonFactory, PostPageFactory, ReviewPageFactory, WorkFactory, body
from tests.sizes import PROVE

SAFE, THIRD, FIFTH, SIXTH, ENDING, INLINE = (
    "The clerk opens the office.",
    "The clerk meets the auditor.",
    "The ledger is short by one boat.",
    "The auditor loses the boat.",
    "The clerk burns the ledger.",
    "it was the sister",
)
HIDDEN = [THIRD, FIFTH, SIXTH, ENDING, INLINE]
# What a reader sees beside what is safe, by how far they have seen the work.
SEES = {"": set(), "3": {THIRD}, "5": {THIRD, FIFTH}, "6": {THIRD, FIFTH, SIXTH}, "all": set(HIDDEN)}


def _episode(number: int, text: str) -> tuple[str, dict]:
    return "episode", {
        "number": number,
        "text": f"<p>{text}</p>",
        "spoiler": "episode",
        "spoiler_episode": number,
    }


@pytest.fixture
def review(index: BlogIndexPage) -> str:
    """The address of a review with parts of each level, one of them about Han So-ra."""
    person = PersonFactory(name="Han So-ra")
    page = ReviewPageFactory(
        parent=index,
        title="The Tide Clerk",
        slug="the-tide-clerk",
        work=WorkFactory(title="The Tide Clerk", episodes=12),
        body=body(
            (
                "introduction",
                {"text": f'<p>{SAFE} In fact <span data-spoiler="">{INLINE}</span>.</p>', "spoiler": "safe"},
            ),
            _episode(3, THIRD),
            _episode(5, FIFTH),
            _episode(6, SIXTH),
            ("summary", {"text": f"<p>{ENDING}</p>" + "<p>And so on.</p>" * 60, "spoiler": "full"}),
            (
                "cast_comment",
                {"person": person.pk, "text": "<p>She is good.</p>", "spoiler": "episode", "spoiler_episode": 5},
            ),
            ("verdict", {"safe": "<p>Watch it.</p>", "full": "<p>Even so.</p>"}),
        ),
    )
    return page.url


@pytest.fixture
def reader(new_context: Callable[..., BrowserContext], watched: Watched) -> Page:
    """A watched tab."""
    page = new_context().new_page()
    watched.watch(page)
    return page


def choose(page: Page, label: str) -> None:
    page.locator(".seen label", has_text=label).click()


def seen_up_to(page: Page, seen: str) -> None:
    """Throw the switch: "", "all", or an episode's number."""
    if seen.isdecimal():
        choose(page, "Up to episode")
        page.get_by_role("spinbutton", name="Episode").fill(seen)
        page.keyboard.press("Enter")
    else:
        choose(page, "Finished" if seen else "Not seen it")


def section(page: Page, text: str) -> Locator:
    return page.locator("details.cover", has_text=text)


def assert_sees(page: Page, seen: str) -> None:
    expect(page.get_by_text(SAFE)).to_be_visible()
    for text in HIDDEN:
        words = page.get_by_text(text)
        if text in SEES[seen]:
            expect(words).to_be_visible()
        else:
            expect(words).to_be_hidden()
    tree = page.get_by_role("main").aria_snapshot()
    assert {text for text in HIDDEN if text in tree} == SEES[seen]


def test_a_reader_sees_exactly_what_they_have_seen_and_so_they_do_next_time_and_in_print(
    reader: Page, review: str, watched: Watched
) -> None:
    reader.goto(review)
    assert_sees(reader, "")
    for seen in SEES:
        seen_up_to(reader, "all")
        seen_up_to(reader, seen)
        assert_sees(reader, seen)
        reader.reload()
        assert_sees(reader, seen)
        chosen = reader.get_by_role("radio", checked=True)
        expect(chosen).to_have_value("episode" if seen.isdecimal() else seen)
        if seen.isdecimal():
            expect(reader.get_by_role("spinbutton", name="Episode")).to_have_value(seen)
        reader.emulate_media(media="print")
        expect(reader.locator(".covers")).to_be_hidden()
        assert_sees(reader, seen)
        reader.emulate_media(media="screen")
    assert watched.complaints == []


def test_not_seen_closes_everything_again_and_forgets(reader: Page, review: str) -> None:
    reader.goto(review)
    seen_up_to(reader, "all")
    seen_up_to(reader, "")
    assert_sees(reader, "")
    assert reader.evaluate("Object.keys(localStorage).filter((key) => key.includes('seen'))") == []


def test_the_switch_says_how_many_parts_it_opened(reader: Page, review: str) -> None:
    reader.goto(review)
    status = reader.locator(".covers").get_by_role("status")
    expect(status).to_have_text("Open: 0 of 6")
    seen_up_to(reader, "5")
    expect(status).to_have_text("Open: 3 of 6")
    section(reader, SIXTH).locator("summary").click()
    expect(status).to_have_text("Open: 4 of 6")


def test_the_contents_mark_what_is_still_covered(reader: Page, review: str) -> None:
    reader.goto(review)
    contents = reader.get_by_role("navigation", name="Contents")
    expect(contents.get_by_role("link", name="Episode 5 (covered)")).to_be_visible()
    seen_up_to(reader, "5")
    expect(contents.get_by_role("link", name="Episode 5", exact=True)).to_be_visible()
    expect(contents.get_by_role("link", name="Episode 6 (covered)")).to_be_visible()


def test_the_keyboard_alone_throws_the_switch(reader: Page, review: str) -> None:
    reader.goto(review)
    reader.get_by_role("radio", name="Not seen it").focus()
    reader.keyboard.press("ArrowRight")
    expect(reader.get_by_role("radio", name="Up to episode")).to_be_checked()
    reader.keyboard.press("Tab")
    reader.keyboard.type("5")
    reader.keyboard.press("Tab")
    assert_sees(reader, "5")
    reader.get_by_role("radio", name="Up to episode").focus()
    reader.keyboard.press("ArrowRight")
    assert_sees(reader, "all")


def test_another_work_is_another_matter(reader: Page, review: str, index: BlogIndexPage) -> None:
    other = ReviewPageFactory(
        parent=index,
        work=WorkFactory(kind="film"),
        body=body(("summary", {"text": f"<p>{ENDING}</p>", "spoiler": "full"})),
    )
    reader.goto(review)
    seen_up_to(reader, "all")
    reader.goto(other.url)
    expect(reader.get_by_text(ENDING)).to_be_hidden()
    # A film has no episodes.
    expect(reader.get_by_role("radio")).to_have_count(2)
    choose(reader, "Finished")
    expect(reader.get_by_text(ENDING)).to_be_visible()


def test_a_book_is_read_in_chapters(reader: Page, index: BlogIndexPage) -> None:
    book = ReviewPageFactory(
        parent=index,
        work=WorkFactory(kind="book"),
        body=body(("summary", {"text": f"<p>{FIFTH}</p>", "spoiler": "episode", "spoiler_episode": 5})),
    )
    reader.goto(book.url)
    choose(reader, "Up to chapter")
    reader.get_by_role("spinbutton", name="Chapter").fill("5")
    reader.keyboard.press("Enter")
    expect(reader.get_by_text(FIFTH)).to_be_visible()
    expect(reader.locator("summary", has_text="tells up to chapter 5")).to_be_visible()


def test_a_post_without_a_work_opens_and_remembers_too(reader: Page, index: BlogIndexPage) -> None:
    post = PostPageFactory(parent=index, body=body(("text", {"text": f"<p>{ENDING}</p>", "spoiler": "full"})))
    reader.goto(post.url)
    choose(reader, "Open all")
    expect(reader.get_by_text(ENDING)).to_be_visible()
    reader.reload()
    expect(reader.get_by_text(ENDING)).to_be_visible()


def test_a_person_s_page_knows_how_far_each_work_was_seen(reader: Page, review: str) -> None:
    rebuild()
    for seen, visible in (("", False), ("4", False), ("5", True), ("all", True)):
        reader.goto(review)
        seen_up_to(reader, seen)
        reader.goto("/reviews/people/han-so-ra/")
        expect(reader.get_by_role("heading", name="What was said of them")).to_be_visible()
        expect(reader.get_by_text("She is good.")).to_be_visible(visible=visible)


def test_storage_that_is_switched_off_costs_the_memory_only(
    new_context: Callable[..., BrowserContext], watched: Watched, review: str
) -> None:
    context = new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page = context.new_page()
    watched.watch(page)
    page.goto(review)
    seen_up_to(page, "5")
    assert_sees(page, "5")
    assert watched.complaints == []


def test_a_link_into_a_covered_part_opens_that_part_alone_and_says_why(reader: Page, review: str) -> None:
    reader.goto(review)
    anchor = section(reader, SIXTH).get_attribute("id")
    reader.goto("/reviews/")
    reader.goto(f"{review}#{anchor}")
    expect(reader.get_by_text(SIXTH)).to_be_visible()
    expect(reader.get_by_text(SIXTH)).to_be_in_viewport()
    expect(reader.get_by_text(FIFTH)).to_be_hidden()
    note = "This part is open because the link you followed points here."
    expect(section(reader, SIXTH).get_by_text(note)).to_be_visible()
    expect(reader.locator("body > [role=status]")).to_have_text(note)


def test_a_link_followed_on_the_page_opens_too_but_the_contents_only_lead_to_the_cover(
    reader: Page, review: str
) -> None:
    reader.goto(review)
    reader.get_by_role("navigation", name="Contents").get_by_role("link", name="Episode 6").click()
    expect(section(reader, SIXTH)).to_be_in_viewport()
    expect(reader.get_by_text(SIXTH)).to_be_hidden()
    anchor = section(reader, ENDING).get_attribute("id")
    reader.evaluate("(anchor) => { location.hash = anchor; }", anchor)
    expect(reader.get_by_text(ENDING)).to_be_visible()


def test_a_link_to_the_verdict_opens_what_is_safe_of_it(reader: Page, review: str) -> None:
    reader.goto(review)
    verdict = reader.locator(".verdict").get_attribute("id")
    reader.goto("/reviews/")
    reader.goto(f"{review}#{verdict}")
    expect(reader.get_by_text("Even so.")).to_be_hidden()
    reader.goto("/reviews/")
    reader.goto(f"{review}#{verdict}-full")
    expect(reader.get_by_text("Even so.")).to_be_visible()


def test_hidden_words_are_read_out_when_they_are_opened(reader: Page, review: str) -> None:
    reader.goto(review)
    reader.get_by_role("checkbox", name="Spoiler, hidden").press("Space")
    expect(reader.locator("body > [role=status]")).to_have_text(INLINE)


SHIFTS = """
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    for (const { node } of entry.sources) (window.shifts ??= []).push(node?.className ?? node?.nodeName);
}).observe({ type: "layout-shift", buffered: true });
"""


# How far the work was seen, whether by a deep link, and how wide the window is.
ARRIVALS = list(product(["", "5", "all"], [False, True], [360, 1280]))
# The usual size: each value with each of another kind, but "all" from the top and in a wide window.
FEWER = [("", False, 360), ("", True, 1280), ("5", False, 1280), ("5", True, 360), ("all", True, 360)]


def test_nothing_moves_while_the_page_arrives(reader: Page, review: str) -> None:
    reader.add_init_script(SHIFTS)
    reader.goto(review)
    anchor = section(reader, SIXTH).get_attribute("id")
    for seen, linked, width in ARRIVALS if PROVE else FEWER:
        reader.set_viewport_size({"width": width, "height": 900})
        reader.goto("/reviews/")
        reader.evaluate("(seen) => localStorage.setItem('verdict-seen-the-tide-clerk', seen)", seen)
        reader.goto(f"{review}#{anchor if linked else ''}", wait_until="networkidle")
        reader.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300)))")
        assert reader.evaluate("window.shifts ?? []") == [], (seen, linked, width)


def test_the_observer_of_shifts_would_see_one(reader: Page, review: str) -> None:
    reader.add_init_script(SHIFTS)
    reader.goto(review, wait_until="networkidle")
    reader.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('p'), { textContent: 'x' }))"
    )
    reader.wait_for_function("window.shifts?.length > 0")


def test_the_server_says_the_same_whatever_was_chosen(reader: Page, review: str) -> None:
    before = reader.goto(review)
    assert before is not None
    first = before.text()
    seen_up_to(reader, "all")
    after = reader.reload()
    assert after is not None
    assert after.text() == first
