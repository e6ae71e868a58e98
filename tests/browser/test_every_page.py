"""Every type and state of page: in both schemes and at every width nobody is shut out, and nothing is cut off."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.utils import translation
from playwright.sync_api import BrowserContext, Page, Response

from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.browser.every_page import FAULT, PAGES, go, make_everything
from tests.pseudo import lengthened, speak
from tests.sizes import PROVE, sized

SCHEMES = ("light", "dark")
WIDTHS = (320, 768, 1280)
SETTINGS = [(scheme, width) for width in WIDTHS for scheme in SCHEMES]

# Width of the window, and size of the text in per cent. The usual size leaves the others to the longer language.
TEXTS = [(640, 200), (320, 100), (1280, 200)]

# WCAG 2.2 AA (https://www.w3.org/TR/WCAG22/). Axe tries 2.5.8, the size of targets, only where it is asked to.
AXE = """
axe.run({
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
}).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`))
"""

# Words that stand outside the window or are cut off by something around them, and whatever makes the page scroll
# sideways. Dotted lines and what only screen readers read are cut off on purpose, and hold no word that is seen.
LOST = """
() => {
  const lost = [];
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (all.nextNode()) {
    const node = all.currentNode;
    const around = node.parentElement;
    if (!node.data.trim() || !around.checkVisibility({ visibilityProperty: true })) continue;
    if (around.closest(".hidden, .skip, svg, script, pre")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    let cut = left < -1 || right > innerWidth + 1;
    for (let box = around; box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (/hidden|clip/.test(style.overflowX)) cut ||= left < edge.left - 1 || right > edge.right + 1;
      if (/hidden|clip/.test(style.overflowY)) cut ||= top < edge.top - 1 || bottom > edge.bottom + 1;
    }
    if (cut) lost.push(node.data.trim());
  }
  if (document.documentElement.scrollWidth > innerWidth) lost.push("the page scrolls sideways");
  return lost;
}
"""


@pytest.fixture
def tab(new_context, index: BlogIndexPage, watched: Watched) -> Iterator[Page]:
    """A watched tab at a site with every page."""
    make_everything(index)
    page = new_context().new_page()
    watched.watch(page)
    return page


def _statuses(page: Page) -> dict[str, int]:
    """The status of every document from now on, by its path and query."""
    statuses: dict[str, int] = {}

    def note(response: Response) -> None:
        if response.request.resource_type == "document":
            statuses["/" + response.url.split("/", 3)[3]] = response.status

    page.on("response", note)
    return statuses


def _open_all(page: Page) -> None:
    """Open what is folded or covered, to be read as well."""
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


def test_nobody_is_shut_out_and_nothing_is_lost(tab: Page) -> None:
    statuses = _statuses(tab)
    found: dict[str, list[str]] = {}
    for number, (name, address) in enumerate(PAGES.items()):
        tab.set_viewport_size({"width": 1280, "height": 900})
        go(tab, address)
        _open_all(tab)
        tab.evaluate(AXE_SCRIPT)
        # The usual size takes turns: each page is read once, each pair of scheme and width on every sixth page.
        for scheme, width in SETTINGS if PROVE or name == "review" else [SETTINGS[number % len(SETTINGS)]]:
            tab.emulate_media(color_scheme=scheme)
            tab.set_viewport_size({"width": width, "height": 900})
            violations = tab.evaluate(AXE)
            if violations:
                found[f"{name}, {scheme}, {width}"] = violations
        for width, text in TEXTS[: sized(1, len(TEXTS))]:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.evaluate("size => (document.documentElement.style.fontSize = `${size}%`)", text)
            lost = tab.evaluate(LOST)
            if lost:
                found[f"{name}, {width} pixels, text at {text} %"] = lost
    assert found == {}
    expected = {"/nowhere/": 404, FAULT: 500, "/reviews/for-members/": 302}
    assert {
        statuses[address]: address for address in PAGES.values() if statuses[address] != expected.get(address, 200)
    } == {}


def test_nothing_is_lost_from_right_to_left_and_in_a_longer_language(
    tab: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(monkeypatch, lengthened)
    monkeypatch.setattr(translation._trans, "get_language_bidi", lambda: True)
    found: dict[str, list[str]] = {}
    for name, address in PAGES.items():
        go(tab, address)
        assert tab.evaluate("document.dir") == "rtl", name
        _open_all(tab)
        for direction in ("rtl", "ltr"):
            tab.evaluate("direction => (document.dir = direction)", direction)
            for width in (320, 1280):
                tab.set_viewport_size({"width": width, "height": 900})
                lost = tab.evaluate(LOST)
                if lost:
                    found[f"{name}, {direction}, {width} pixels"] = lost
    assert found == {}


def test_the_rules_would_find_something(new_context: Callable[..., BrowserContext], index: BlogIndexPage) -> None:
    tab = new_context().new_page()
    tab.goto(index.url)
    tab.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('p'), "
        "{ textContent: 'x'.repeat(400), style: 'color: #bbb; background: #fff; white-space: nowrap' }))"
    )
    tab.evaluate(AXE_SCRIPT)
    assert [violation.partition(":")[0] for violation in tab.evaluate(AXE)] == ["color-contrast"]
    assert tab.evaluate(LOST) == ["x" * 400, "the page scrolls sideways"]
