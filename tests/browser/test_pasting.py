"""A whole draft pasted into a review and an import in the admin, by keyboard, in a browser: no word is lost."""

from playwright.sync_api import Page, expect

from blog.models import ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.blog.transfer.parsing import review_text
from tests.blog.transfer.sources.clipboards import google_docs, long_draft, plain
from tests.browser.accessibility import press, violations
from tests.browser.conftest import Watched
from tests.browser.hands import copy
from tests.browser.review_form import Body, stored_words


def test_a_long_paste_into_one_text_is_offered_as_sections_and_can_be_taken_out_again(
    admin_page: Page, index: BlogIndexPage, watched: Watched
) -> None:
    page, draft = admin_page, long_draft()
    page.goto(f"/admin/pages/add/blog/reviewpage/{index.pk}/")
    page.locator("#id_title").fill("Salt Road")
    body = Body(page)
    expect(page.locator("input[name='body-count']")).to_have_value("7")
    body.write(f"{body.prefix('introduction')}-text", "Mine.")
    copy(page, google_docs(draft), plain(draft))
    page.keyboard.press("Control+V")
    offer = page.get_by_text("This looks like a whole draft.")
    expect(offer).to_be_visible()
    assert violations(page, ".paste-offer") == []
    press(page.locator(".paste-offer").get_by_role("button", name="Show it as sections"))
    dialog = page.get_by_role("dialog", name="Paste a draft")
    expect(dialog.get_by_role("heading", name="Verdict")).to_be_visible()
    assert violations(page, "#paste-draft") == []
    press(dialog.locator("li.reading").first.get_by_role("button", name="Next up"))
    expect(dialog.get_by_role("heading", name="Next up")).to_have_count(1)
    press(dialog.get_by_role("button", name="Add to the review"))
    expect(dialog).to_be_hidden()
    expect(offer).to_have_count(0)
    assert violations(page, "[data-paste-draft]") == []
    press(page.get_by_role("button", name="Take the pasted sections out again"))
    expect(page.locator("[data-paste-added]")).to_have_text("")
    press(page.get_by_role("button", name="Save draft"))
    page.wait_for_url("**/edit/")
    body_now = ReviewPage.objects.get().get_latest_revision_as_object().body
    assert [block.block_type for block in body_now][:3] == ["disclaimer", "introduction", "summary"]
    texts = [str(block.value.get("text") or "") for block in body_now]
    assert "Mine." in texts[1]
    assert not any("ferry" in text for text in texts)
    assert watched.complaints == []


def test_an_import_is_read_corrected_and_written_by_keyboard(
    admin_page: Page, index: BlogIndexPage, watched: Watched
) -> None:
    page = admin_page
    page.goto("/admin/")
    page.goto("/admin/imports/")
    assert violations(page, "main") == []
    page.get_by_label("Text").fill(review_text())
    press(page.get_by_role("button", name="Read it"))
    page.wait_for_url("**/imports/*/0/")
    assert violations(page, "main") == []
    part = page.locator("li.reading", has=page.get_by_role("heading", name="Summary"))
    part.get_by_label("and everything after it").press("Space")
    press(part.get_by_role("button", name="Text", exact=True))
    expect(page.get_by_role("heading", name="Summary")).to_have_count(0)
    expect(page.get_by_role("button", name="Text", exact=True, pressed=True)).to_be_focused()
    page.get_by_label("Title of the post").fill("The Road of Salt")
    page.get_by_label("Title of the post").press("Enter")
    expect(page.get_by_role("button", name="Take back the last change")).to_be_visible()
    press(page.get_by_role("button", name="Make the draft"))
    expect(page.get_by_text("1 draft was made.")).to_be_visible()
    assert violations(page, "main") == []
    review = ReviewPage.objects.get()
    assert review.title == "The Road of Salt"
    text = review_text()
    assert "".join(stored_words(review)[-12:]) == "".join(text.split()[-12:])
    press(page.get_by_role("button", name="Take the whole import back"))
    expect(page.get_by_text("nothing of it is left")).to_be_visible()
    assert violations(page, "main") == []
    assert not ReviewPage.objects.exists()
    assert watched.complaints == []
