"""Take the pictures of the editor's guide (docs/writing.md) from the admin of a demo that is being served.

A maintainer's tool: the pictures are committed, so only somebody who changes the admin runs it, after `make demo` in
another terminal:

    python docs/take_pictures.py                            # all, from http://127.0.0.1:8000
    python docs/take_pictures.py http://127.0.0.1:8270 form

In: the address of the demo, and names of pictures (none: all). Out: WebP files in `static/blog/guide`, one line for
each with its size in bytes. Makes one draft link in the demo, and revokes it. The environment variable `CHROMIUM` names
the browser if it is not on the path.
"""

import io
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "static" / "blog" / "guide"
QUALITY = 80
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
# The demo's sign-in is printed by `make demo`.
USER, PASSWORD = "editor", "verdict-demo"
# A review of the demo with hidden words in its safe introduction.
REVIEW = "No Collection on Wednesdays"


def main(address: str, names: list[str]) -> None:
    """Take the named pictures, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=FLAGS
        )
        page = browser.new_page(viewport={"width": 1120, "height": 760}, base_url=address)
        page.set_default_timeout(120_000)
        page.goto("/admin/login/")
        page.fill("#id_username", USER)
        page.fill("#id_password", PASSWORD)
        page.press("#id_password", "Enter")
        page.wait_for_url("**/admin/")
        for name, take in PICTURES.items():
            if not names or name in names:
                _write(name, take(page))
        browser.close()


def _write(name: str, screenshot: bytes) -> None:
    target = FOLDER / f"{name}.webp"
    with Image.open(io.BytesIO(screenshot)) as picture:
        picture.convert("RGB").save(target, "WEBP", quality=QUALITY, method=6)
    print(f"{target.name}: {target.stat().st_size}")


def _edit(page: Page) -> None:
    """Open the review in the editor."""
    page.goto(f"/admin/reviews/?q={REVIEW.replace(' ', '+')}")
    page.get_by_role("link", name=REVIEW).first.click()
    page.locator("#panel-child-content-body-section").wait_for()


def _alone(page: Page, panel: Locator, height: int) -> bytes:
    """The top of a part of the form, without what floats above it."""
    page.add_style_tag(content="form footer, [data-all-panels-toggle] { visibility: hidden !important; }")
    panel.evaluate(
        "element => { element.style.scrollMarginTop = '80px'; element.scrollIntoView({ behavior: 'instant' }); }"
    )
    box = panel.bounding_box()
    if box is None or page.viewport_size is None:
        raise SystemExit("The admin has changed: a part of the form is not shown.")
    return page.screenshot(clip={**box, "height": min(box["height"], height, page.viewport_size["height"] - box["y"])})


def _form(page: Page) -> bytes:
    _edit(page)
    page.evaluate("window.scrollTo(0, 0)")
    return page.screenshot()


def _sections(page: Page) -> bytes:
    _edit(page)
    adder = page.locator("#panel-child-content-body-section .c-sf-add-button").nth(1)
    adder.scroll_into_view_if_needed()
    adder.click()
    page.locator(".w-combobox").wait_for()
    return page.locator(".w-combobox").screenshot()


def _level(page: Page) -> bytes:
    _edit(page)
    section = page.locator("[data-streamfield-child]").nth(1)
    level = section.locator("[data-contentpath='spoiler']").first
    level.scroll_into_view_if_needed()
    return level.screenshot()


def _hidden(page: Page) -> bytes:
    _edit(page)
    editor = page.locator(".Draftail-Editor:has(span[style*='rgb(74, 59, 82)'])").first
    return _alone(page, editor, 640)


def _leaving(page: Page) -> bytes:
    _edit(page)
    panel = page.locator("section:has(dl.leaving)").last
    toggle = panel.locator("[data-panel-toggle]").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    return _alone(page, panel, 480)


def _draft_links(page: Page) -> bytes:
    _edit(page)
    page.goto(page.url.rstrip("/").removesuffix("/edit") + "/draft-links/")
    page.fill("[name=note]", "For my sister")
    page.get_by_role("button", name="Make a link").click()
    # Once more, without the message that it is made.
    page.goto(page.url)
    screenshot = page.screenshot()
    page.locator("[name=revoke]").first.click()
    page.wait_for_load_state()
    return screenshot


# An invented post, long enough to have something to be sure of and something to doubt.
OLD_POST = """The Lantern Ferry (2019)
(등불 나룻배 / Deungbul Narutbae)

Rating: 8/10

The Lantern Ferry is a 12-episode K-Drama about a ferrywoman, Oh Dal-rae (played by Gil Mi-seon), who crosses one \
river for forty years and learns who has not come back.

Theme

It is a drama about waiting for people without making them late.

Oh Dal-rae (played by Gil Mi-seon)

She counts lanterns, never passengers, and is always right.

Overall, I would watch it again for the river alone.
"""


def _import(page: Page) -> bytes:
    page.goto("/admin/imports/")
    page.get_by_label("Text", exact=True).fill(OLD_POST)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/imports/*/0/")
    page.wait_for_load_state("networkidle")
    return page.screenshot()


PICTURES: dict[str, Callable[[Page], bytes]] = {
    "form": _form,
    "sections": _sections,
    "level": _level,
    "hidden": _hidden,
    "leaving": _leaving,
    "draft-links": _draft_links,
    "import": _import,
}

if __name__ == "__main__":
    arguments = sys.argv[1:]
    given = arguments.pop(0) if arguments and arguments[0].startswith("http") else "http://127.0.0.1:8000"
    main(given, arguments)
