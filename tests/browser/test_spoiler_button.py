"""Hiding words in the rich text editor, by the button's shortcut."""

import re

from playwright.sync_api import Page, expect

from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.browser.review_form import Body
from tests.factories import ReviewPageFactory
from tests.factories import body as stream

# How the editor shows what readers will not see.
HIDDEN = "rgb(74, 59, 82)"


def test_the_shortcut_hides_the_selected_words_and_shows_them_again(
    admin_page: Page, index: BlogIndexPage, watched: Watched
) -> None:
    review = ReviewPageFactory(parent=index, body=stream(("introduction", {"spoiler": "safe"})))
    admin_page.goto(f"/admin/pages/{review.pk}/edit/")
    body = Body(admin_page)
    prefix = body.prefix("introduction")
    body.write(f"{prefix}-text", "In the end she leaves")
    for _character in "leaves":
        admin_page.keyboard.press("Shift+ArrowLeft")
    shown = body.block(prefix).get_by_text("leaves", exact=True).locator("..")
    admin_page.keyboard.press("Control+Shift+H")
    expect(shown).to_have_css("background-color", HIDDEN)
    admin_page.keyboard.press("Control+Shift+H")
    expect(body.block(prefix).get_by_text("In the end she leaves", exact=True)).to_be_visible()
    admin_page.keyboard.press("Control+Shift+H")
    expect(shown).to_have_css("background-color", HIDDEN)
    marked = re.compile(r'"inlineStyleRanges":\s*\[\{"offset":\s*15,\s*"length":\s*6,\s*"style":\s*"ASPOILER"\}\]')
    expect(admin_page.locator(f"#{prefix}-text")).to_have_value(marked)
    assert watched.complaints == []
