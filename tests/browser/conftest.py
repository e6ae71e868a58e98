"""What tests in a browser share: a site behind a live server, a signed-in editor, a page that is watched."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser, BrowserContext, Page, expect

from blog.models import ReviewPage
from blog.web.index_page import BlogIndexPage
from home.demo import loader
from home.demo.loader import EDITOR, load
from tests.factories import blog_site
from tests.home.posters import few_posters

# How long to wait for what must come, on a machine that has other work to do as well.
expect.set_options(timeout=30_000)

PASSWORD = "a long word for a test"


@dataclass
class Watched:
    """What a browser tab complained about, and what it asked others for.

    Attributes:
        complaints: errors in the console and exceptions of scripts.
        elsewhere: addresses on other origins that it requested.
    """

    origin: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Watch a tab from now on."""
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._requested(request.url))

    def _said(self, kind: str, text: str) -> None:
        # Wagtail's checker shows its hints, and writes them there as well.
        if kind == "error" and not text.startswith("axe.run results"):
            self.complaints.append(text)

    def _requested(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.elsewhere.append(url)


@pytest.fixture
def index(live_server: Any) -> BlogIndexPage:
    """The index page of a site behind the live server, at `/reviews/`."""
    return blog_site()


@pytest.fixture
def new_context(browser: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts whose addresses start at the live server; they are closed afterwards."""
    contexts = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="en-GB", **options
        )
        # Other work on the machine must not fail a test.
        context.set_default_timeout(90_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def watched(live_server: Any) -> Watched:
    """What tabs complained about and asked others for, once they are watched."""
    return Watched(origin=live_server.url)


@pytest.fixture
def admin_page(new_context: Callable[..., BrowserContext], index: BlogIndexPage, watched: Watched) -> Page:
    """A watched tab in which an editor has signed in by the form."""
    get_user_model().objects.create_superuser("editor", "editor@verdict.example", PASSWORD)
    page = new_context().new_page()
    watched.watch(page)
    sign_in(page, "editor", PASSWORD)
    return page


def sign_in(page: Page, name: str, password: str) -> None:
    """Sign in by the form."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


@pytest.fixture
def demo(live_server: Any) -> ReviewPage:
    """The demo behind the live server; one of its reviews."""
    with few_posters():
        load()
    return ReviewPage.objects.live().order_by("-date").first()


@pytest.fixture
def reader(new_context: Callable[..., BrowserContext], watched: Watched) -> Page:
    """A watched tab."""
    page = new_context().new_page()
    watched.watch(page)
    return page


@pytest.fixture
def editor(reader: Page, demo: ReviewPage) -> Page:
    """A watched tab in which the demo's editor has signed in."""
    sign_in(reader, EDITOR, loader.PASSWORD)
    return reader
