"""Searching, choosing and filtering by the keyboard alone, by what a screen reader is told, and without scripts."""

import datetime
import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from blog.linking.rebuild import rebuild
from blog.search.indexing import index_posts
from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, TagFactory, WorkFactory, body
from tests.sizes import PROVE


@pytest.fixture
def blog(index: BlogIndexPage) -> BlogIndexPage:
    """Three reviews that filters tell apart, one of them with a hidden word."""
    grief, sea = TagFactory(name="grief"), TagFactory(name="sea")
    person = PersonFactory(name="Ana Lind")
    reviews = [
        ("Salt Road", "drama", "KR", 2021, [grief, sea], 8),
        ("Pepper", "film", "JP", 2022, [grief], 6),
        ("Anise", "drama", "KR", 2022, [sea], 9),
    ]
    hidden = body(("summary", {"text": "<p>The keeper drowned.</p>", "spoiler": "full"}))
    posts = []
    for title, kind, country, year, tags, rating in reviews:
        work = WorkFactory(title=title, kind=kind, country=country)
        RoleFactory(work=work, person=person)
        date = datetime.date(year, 5, 1)
        rated = {"rating_value": rating, "rating_scale": 10}
        page = ReviewPageFactory(
            parent=index, title=title, work=work, date=date, body=hidden, pitch="A pitch.", **rated
        )
        page.tags.add(*tags)
        page.save()
        posts.append(page.pk)
    rebuild()
    index_posts(posts)
    return index


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], blog: BlogIndexPage, watched: Watched) -> Page:
    """A watched tab."""
    page = new_context().new_page()
    watched.watch(page)
    return page


def filters(page: Page) -> Locator:
    return page.get_by_role("region", name="Filters")


def results(page: Page) -> Locator:
    """How many there are, as the head of the search page says it."""
    return page.locator(".page-head > [role=status]")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus, as somebody without a pointer does."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError("The keyboard does not get there.")


def titles(page: Page) -> Locator:
    """The titles of the posts that are listed, in order."""
    return page.get_by_role("main").get_by_role("article").get_by_role("heading")


def test_a_screen_reader_is_told_what_there_is_to_choose(page: Page) -> None:
    page.goto("/reviews/?tag=grief")
    filters(page).locator("summary").click()
    expect(filters(page)).to_match_aria_snapshot(
        """
        - region "Filters":
          - list "Chosen filters":
            - listitem:
              - 'link "Remove filter: tag grief"'
          - status: 2 reviews
          - group:
            - text: Filter and sort
            - term: Tag
            - definition:
              - list "Tag":
                - listitem:
                  - link "sea"
                  - text: "1"
        """
    )
    expect(filters(page).get_by_role("list", name="Year").get_by_role("listitem")).to_have_text(["2022 1", "2021 1"])
    expect(page).to_have_title("Reviews: grief")


def test_the_keyboard_alone_narrows_a_list_and_widens_it_again(page: Page, watched: Watched) -> None:
    page.goto("/reviews/")
    tab_to(page, filters(page).locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, filters(page).get_by_role("link", name="sea"))
    page.keyboard.press("Enter")
    expect(filters(page).get_by_role("status")).to_have_text("2 reviews")
    expect(titles(page)).to_have_text(["Anise", "Salt Road"])
    tab_to(page, filters(page).locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, filters(page).get_by_role("link", name="2021"))
    page.keyboard.press("Enter")
    expect(filters(page).get_by_role("status")).to_have_text("1 review")
    expect(titles(page)).to_have_text(["Salt Road"])
    tab_to(page, filters(page).get_by_role("link", name="Remove filter: tag sea"))
    page.keyboard.press("Enter")
    expect(filters(page).get_by_role("link", name="Remove filter: year 2021")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/reviews/\?year=2021$"))
    assert watched.complaints == []


def test_the_order_that_a_list_has_is_said(page: Page) -> None:
    page.goto("/reviews/?sort=rating")
    expect(titles(page)).to_have_text(["Anise", "Salt Road", "Pepper"])
    filters(page).locator("summary").click()
    orders = filters(page).get_by_role("list", name="Sort by")
    expect(orders.get_by_role("link")).to_have_text(["newest first", "title"])
    expect(orders.locator("[aria-current=true]")).to_have_text("rating")


def test_without_scripts_everything_can_be_chosen(
    new_context: Callable[..., BrowserContext], blog: BlogIndexPage
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/reviews/search/?query=salt")
    expect(results(page)).to_have_text("1 result")
    page.goto("/reviews/")
    filters(page).locator("summary").click()
    filters(page).get_by_role("link", name="film").click()
    expect(titles(page)).to_have_text(["Pepper"])
    filters(page).get_by_role("link", name="Remove filter: kind film").click()
    expect(titles(page)).to_have_count(3)


def test_results_say_how_many_there_are_and_what_stands_in_hidden_parts(page: Page) -> None:
    page.goto("/reviews/search/?query=drowned")
    expect(results(page)).to_have_text("3 results")
    expect(page.get_by_text("What you search for stands in a covered part").first).to_be_visible()
    assert "keeper" not in page.get_by_role("main").aria_snapshot()
    levels = page.locator("h1, h2, h3, h4").evaluate_all("(all) => all.map((heading) => Number(heading.nodeName[1]))")
    assert levels == [1, 2, 2, 2]


def test_a_search_is_narrowed_and_kept(page: Page) -> None:
    page.goto("/reviews/search/")
    page.get_by_role("main").get_by_role("combobox").fill("drowned")
    page.keyboard.press("Enter")
    filters(page).locator("summary").click()
    filters(page).get_by_role("link", name="Japan").click()
    expect(results(page)).to_have_text("1 result")
    expect(page.get_by_role("main").get_by_role("combobox")).to_have_value("drowned")
    expect(titles(page)).to_have_text(["Pepper"])


def test_a_misspelt_name_is_led_to_the_right_one_by_the_keyboard_alone(page: Page) -> None:
    page.goto("/reviews/search/?query=Ana+Lnid")
    meant = page.get_by_role("status").filter(has_text="Did you mean")
    expect(meant).to_have_text("Did you mean Ana Lind?")
    tab_to(page, meant.get_by_role("link", name="Ana Lind"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("combobox")).to_have_value("Ana Lind")
    expect(results(page)).to_have_text("3 results")


def test_typed_filters_become_chips_that_can_be_taken_away(page: Page) -> None:
    page.goto("/reviews/search/")
    page.get_by_role("main").get_by_role("combobox").fill('drowned tag:sea person:"Ana Lind"')
    page.keyboard.press("Enter")
    expect(results(page)).to_have_text("2 results")
    expect(page.get_by_role("main").get_by_role("combobox")).to_have_value("drowned")
    tab_to(page, filters(page).get_by_role("link", name="Remove filter: tag sea"))
    page.keyboard.press("Enter")
    expect(filters(page).get_by_role("link", name="Remove filter: person Ana Lind")).to_be_visible()
    expect(results(page)).to_have_text("3 results")


STATES = {
    "the index with its filters open": ("/reviews/?kind=drama", "filters"),
    "search with its filters open": ("/reviews/search/?query=drowned&tag=sea", "filters"),
    "suggestions": ("/reviews/search/", "suggestions"),
    "a misspelling": ("/reviews/search/?query=Ana+Lnid", ""),
    "a search without a result": ("/reviews/search/?query=xylophone", ""),
    "filters without a result": ("/reviews/?tag=sea&kind=film", "filters"),
}


SETTINGS = [(320, "light"), (1280, "dark"), (320, "dark"), (1280, "light")]


def test_assistive_technology_stumbles_over_nothing(page: Page) -> None:
    for number, (path, shown) in enumerate(STATES.values()):
        page.goto(path)
        if shown == "filters":
            filters(page).locator("summary").click()
        elif shown == "suggestions":
            page.get_by_role("main").get_by_role("combobox").press_sequentially("sal")
            expect(page.get_by_role("option").first).to_be_visible()
            page.keyboard.press("ArrowDown")
        # The usual size takes turns.
        for width, colours in SETTINGS if PROVE else [SETTINGS[number % len(SETTINGS)]]:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=colours)
            _assert_nobody_stumbles(page)


def _assert_nobody_stumbles(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator(".filters a, .filters summary, [role=option]").evaluate_all(
        "(all) => all.filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 24)"
        ".map((each) => each.textContent)"
    )
    assert small == []
