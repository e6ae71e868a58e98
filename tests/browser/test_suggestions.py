"""Suggestions in use: by keyboard, by touch, through an input method, by a screen reader, and without them."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from blog.linking.rebuild import rebuild
from blog.models import PersonName
from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, TagFactory, WorkFactory, WorkTitleFactory

SEARCH = "/reviews/search/"


@pytest.fixture
def blog(index: BlogIndexPage) -> BlogIndexPage:
    """A blog in which a work, a person, a tag and a review begin with the same letters."""
    work = WorkFactory(title="Salt Road")
    WorkTitleFactory(work=work, title="소금길")
    person = RoleFactory(work=work, person=PersonFactory(name="Salome Reed")).person
    PersonName.objects.create(person=person, language="ko", name="소라")
    review = ReviewPageFactory(parent=index, title="Salt Road", slug="salt-road", work=work)
    review.tags.add(TagFactory(name="salt"))
    review.save()
    rebuild()
    return index


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], blog: BlogIndexPage, watched: Watched) -> Page:
    """A watched tab at the search page."""
    page = new_context().new_page()
    watched.watch(page)
    page.goto(SEARCH)
    return page


def field(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("combobox", name="Search the reviews")


def listbox(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions")


def typed(page: Page, text: str) -> Locator:
    """Type into the field and wait for the suggestions; the options."""
    field(page).press_sequentially(text)
    expect(listbox(page)).to_be_visible()
    return page.get_by_role("option")


def active(page: Page) -> str:
    """What the field says is active, as assistive technology follows it."""
    return page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent ?? ''"
    )


def test_a_screen_reader_is_told_what_there_is(page: Page, watched: Watched) -> None:
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(listbox(page)).to_be_hidden()
    typed(page, "sal")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(field(page)).to_have_attribute("aria-autocomplete", "list")
    assert page.locator(f"#{field(page).get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    expect(page.locator(".search [role=status]")).to_have_text("Suggestions: 4")
    expect(listbox(page)).to_match_aria_snapshot(
        """
        - listbox "Suggestions":
          - group "Works":
            - option "Salt Road 소금길"
          - group "People":
            - option "Salome Reed 소라"
          - group "Tags":
            - option "salt"
          - group "Reviews and posts":
            - option "Salt Road 소금길"
        """
    )
    assert page.locator("[role=option] [lang=ko]").count() == 3
    assert watched.complaints == []


def test_the_keyboard_walks_through_the_suggestions_and_back_into_the_field(page: Page) -> None:
    options = typed(page, "sal").all_text_contents()
    walked = []
    for _press in range(len(options) + 2):
        page.keyboard.press("ArrowDown")
        walked.append(active(page))
    assert walked == [*options, "", options[0]]
    page.keyboard.press("End")
    assert active(page) == options[-1]
    page.keyboard.press("Home")
    assert active(page) == options[0]
    page.keyboard.press("ArrowUp")
    assert active(page) == ""
    page.keyboard.press("ArrowUp")
    assert active(page) == options[-1]
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    expect(field(page)).to_be_focused()
    assert field(page).input_value() == "sal"


def test_enter_goes_to_what_is_chosen(page: Page) -> None:
    typed(page, "sal")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url("**/reviews/people/salome-reed/".replace("**", page.url.partition("/reviews/")[0]))


def test_enter_searches_where_nothing_is_chosen(page: Page) -> None:
    typed(page, "sal")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Salt Road")).to_be_visible()
    assert page.url.endswith("?query=sal")


def test_what_is_typed_after_choosing_is_searched_for(page: Page) -> None:
    typed(page, "sal")
    page.keyboard.press("ArrowDown")
    assert active(page)
    page.keyboard.type("t")
    assert active(page) == ""
    page.keyboard.press("Enter")
    page.wait_for_url("**?query=salt")


def test_escape_closes_then_clears(page: Page) -> None:
    typed(page, "sal")
    page.keyboard.press("Escape")
    expect(listbox(page)).to_be_hidden()
    expect(field(page)).to_have_value("sal")
    page.keyboard.press("ArrowDown")
    expect(listbox(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    page.keyboard.press("ArrowDown")
    expect(listbox(page)).to_be_hidden()


def test_tab_leaves_and_closes(page: Page) -> None:
    typed(page, "sal")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("button", name="Search")).to_be_focused()
    expect(listbox(page)).to_be_hidden()
    expect(field(page)).to_have_attribute("aria-activedescendant", "")


def test_keys_of_the_text_stay_with_the_text(page: Page) -> None:
    typed(page, "sal")
    page.keyboard.press("Home")
    page.keyboard.type("x")
    expect(field(page)).to_have_value("xsal")
    page.keyboard.press("Shift+End")
    page.keyboard.type("y")
    expect(field(page)).to_have_value("xy")


def test_a_press_on_a_suggestion_follows_it(page: Page) -> None:
    typed(page, "sal").nth(2).click()
    page.wait_for_url("**/reviews/tag/salt/")


def test_a_finger_follows_a_suggestion(new_context: Callable[..., BrowserContext], blog: BlogIndexPage) -> None:
    page = new_context(has_touch=True).new_page()
    page.goto(SEARCH)
    field(page).tap()
    typed(page, "sal").first.tap()
    page.wait_for_url("**/reviews/works/salt-road/")


def test_one_latin_letter_asks_nobody_and_one_syllable_does(page: Page) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest/" in request.url else None)
    field(page).press_sequentially("s")
    page.wait_for_timeout(500)
    assert asked == []
    field(page).fill("")
    typed(page, "소")
    assert len(asked) == 1
    field(page).fill("s")
    expect(listbox(page)).to_be_hidden()


def test_letters_in_a_row_are_one_question(page: Page) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest/" in request.url else None)
    # As an input method or a paste changes the field: faster than anybody waits.
    field(page).evaluate("(input) => 'salt'.split('').forEach((letter) => { input.value += letter; input.oninput(); })")
    expect(listbox(page)).to_be_visible()
    assert [url.partition("=")[2] for url in asked] == ["salt"]


NO_LINE = """() => {
  window.fetch = () => {
    document.body.dataset.asked = "";
    return Promise.reject(new TypeError("no line"));
  };
}"""
# The first question waits until it is withdrawn, every other one is asked.
SLOW_LINE = """() => {
  const ask = window.fetch;
  window.fetch = (url, options) => {
    window.fetch = ask;
    document.body.dataset.asked = "";
    return new Promise((_, reject) => options.signal.addEventListener("abort", () => {
      window.withdrawn = url;
      reject(options.signal.reason);
    }));
  };
}"""


def test_an_overtaken_question_is_withdrawn(page: Page, watched: Watched) -> None:
    page.evaluate(SLOW_LINE)
    field(page).press_sequentially("sal")
    expect(page.locator("body[data-asked]")).to_be_attached()
    assert page.evaluate("window.withdrawn") is None
    typed(page, "t")
    expect(page.get_by_role("option")).to_have_count(3)
    assert page.evaluate("window.withdrawn").endswith("?query=sal")
    assert watched.complaints == []


def test_a_lost_answer_leaves_the_form(page: Page, watched: Watched) -> None:
    page.evaluate(NO_LINE)
    field(page).press_sequentially("sal")
    expect(page.locator("body[data-asked]")).to_be_attached()
    expect(listbox(page)).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**?query=sal")
    assert watched.complaints == []


def test_keys_belong_to_the_input_method_while_it_composes(page: Page) -> None:
    field(page).focus()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "소", "selectionStart": 1, "selectionEnd": 1})
    expect(page.get_by_role("option")).to_have_count(3)
    # Down and Enter choose among the input method's own candidates.
    field(page).evaluate(
        """(input) => ['ArrowDown', 'Enter', 'Escape'].forEach((key) =>
             input.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true })))"""
    )
    assert active(page) == ""
    expect(listbox(page)).to_be_visible()
    devtools.send("Input.insertText", {"text": "소금"})
    expect(field(page)).to_have_value("소금")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    assert active(page) == "Salt Road 소금길"


def test_what_a_name_says_is_text(page: Page, blog: BlogIndexPage) -> None:
    ReviewPageFactory(parent=blog, title="<img src=x onerror=alert(1)> salt", slug="markup")
    rebuild()
    options = typed(page, "<img").all_text_contents()
    assert any("<img src=x onerror=alert(1)> salt" in option for option in options)
    assert page.locator("[role=listbox] img").count() == 0


def test_the_choice_is_seen_in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    typed(page, "sal")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    assert chosen.evaluate("(option) => getComputedStyle(option).outlineStyle") == "solid"


def test_the_list_stands_under_the_field(page: Page) -> None:
    typed(page, "sal")
    for width, direction in product((320, 1280), ("ltr", "rtl")):
        page.set_viewport_size({"width": width, "height": 700})
        page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
        form = page.locator("main .search").bounding_box()
        box = listbox(page).bounding_box()
        assert form is not None
        assert box is not None
        assert (box["x"], box["width"]) == (form["x"], form["width"]), (width, direction)
        assert form["y"] + form["height"] <= box["y"] <= form["y"] + form["height"] + 4
        heights: list[Any] = page.get_by_role("option").evaluate_all(
            "(options) => options.map((option) => option.getBoundingClientRect().height)"
        )
        assert min(heights) >= 24


def test_the_index_page_suggests_and_the_header_does_not(page: Page) -> None:
    page.goto("/reviews/")
    typed(page, "sal")
    page.keyboard.press("Escape")
    expect(page.get_by_role("banner").get_by_role("searchbox")).to_be_visible()


def test_other_pages_do_not_load_the_script(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/reviews/salt-road/")
    assert [url for url in asked if "search.js" in url] == []


def test_without_scripts_there_is_the_form(new_context: Callable[..., BrowserContext], blog: BlogIndexPage) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(SEARCH)
    page.get_by_role("main").get_by_role("searchbox", name="Search the reviews").fill("sal")
    page.keyboard.press("Enter")
    page.wait_for_url("**?query=sal")
    expect(page.get_by_role("heading", name="Salt Road")).to_be_visible()
