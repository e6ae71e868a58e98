"""A video elsewhere: a link, until a reader starts its player; nobody elsewhere is asked before that."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.factories import ReviewPageFactory, body

VIDEO = "https://www.youtube.com/watch?v=aB3_dE6-hI9"
PLAYER = "https://www.youtube-nocookie.com/embed/aB3_dE6-hI9?autoplay=1"
VIMEO = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"
NAME = "Play “The trailer” from YouTube: this contacts www.youtube-nocookie.com"


@pytest.fixture
def review(index: BlogIndexPage) -> str:
    """The address of a review with videos of two providers, of nobody we know, and of nobody at all."""
    embeds = [
        {"url": VIDEO, "caption": "The trailer"},
        {"url": "https://vimeo.com/76979871"},
        {"url": "https://video.example/trailer", "caption": "Elsewhere"},
        {"url": "javascript:alert(1)", "caption": "Nowhere"},
    ]
    blocks = [("embed", {**embed, "spoiler": "safe"}) for embed in embeds]
    return ReviewPageFactory(parent=index, slug="the-tide-clerk", body=body(*blocks)).url


@pytest.fixture
def reader(new_context: Callable[..., BrowserContext], watched: Watched, review: str) -> Page:
    """A watched tab on the review, for which the providers' players are empty pages."""
    page = new_context().new_page()

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html", body="<title>player</title>")

    page.route("https://*.youtube-nocookie.com/**", answer)
    page.route("https://player.vimeo.com/**", answer)
    watched.watch(page)
    page.goto(review, wait_until="networkidle")
    return page


def test_nobody_elsewhere_is_asked_until_the_player_is_started(reader: Page, watched: Watched) -> None:
    assert watched.elsewhere == []
    assert reader.locator("iframe").count() == 0
    with reader.expect_request(PLAYER) as asked:
        reader.get_by_role("button", name=NAME).click()
    player = reader.get_by_title("The trailer, a video from YouTube")
    expect(player).to_be_focused()
    expect(player).to_have_attribute("src", PLAYER)
    expect(reader.frame_locator("iframe").locator("html")).to_be_attached()
    # The provider learns the site, which it asks for, and not the page.
    assert reader.url.endswith("/reviews/the-tide-clerk/")
    assert asked.value.headers["referer"] == f"{watched.origin}/"
    assert watched.elsewhere == [PLAYER]
    assert watched.complaints == []


def test_a_player_is_started_by_keyboard_and_takes_the_buttons_place(reader: Page, watched: Watched) -> None:
    button = reader.get_by_role("button", name="Play the video from Vimeo: this contacts player.vimeo.com")
    place = """element => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left + scrollX, top + scrollY, width, height];
    }"""
    before = button.evaluate(place)
    button.focus()
    with reader.expect_request(VIMEO):
        reader.keyboard.press("Enter")
    player = reader.get_by_title("A video from Vimeo")
    assert player.evaluate(place) == before
    assert watched.elsewhere == [VIMEO]
    assert watched.complaints == []


def test_a_video_of_somebody_else_is_a_link_and_what_is_no_address_is_none(reader: Page) -> None:
    expect(reader.get_by_role("button", name="Play")).to_have_count(2)
    expect(reader.get_by_role("link", name="Elsewhere")).to_have_attribute("href", "https://video.example/trailer")
    expect(reader.get_by_text("Nowhere")).to_be_visible()
    expect(reader.get_by_role("link", name="Nowhere")).to_have_count(0)


def test_the_policy_lets_no_other_frame_in(reader: Page, watched: Watched) -> None:
    reader.route("https://video.example/**", lambda route: route.fulfill(body="in"))
    reader.evaluate(
        """() => {
          const frame = document.createElement("iframe");
          frame.src = "https://video.example/";
          document.body.append(frame);
        }"""
    )
    reader.wait_for_function("() => true")
    expect(reader.locator("iframe")).to_be_attached()
    reader.wait_for_timeout(200)
    assert watched.elsewhere == []
    assert any("frame-src" in complaint for complaint in watched.complaints)


def test_without_scripts_there_is_the_link_and_no_button(
    new_context: Callable[..., BrowserContext], watched: Watched, review: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    watched.watch(page)
    page.goto(review, wait_until="networkidle")
    expect(page.get_by_role("button", name="Play")).to_have_count(0)
    expect(page.get_by_role("link", name="The trailer, a video from YouTube")).to_have_attribute("href", VIDEO)
    assert watched.elsewhere == []
    assert watched.complaints == []
