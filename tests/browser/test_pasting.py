"""A whole draft pasted into a review and an import in the admin, by keyboard, in a browser: no word is lost."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from blog.models import ReviewPage
from blog.text.html import html_to_text
from blog.web.index_page import BlogIndexPage
from tests.blog.transfer.parsing import review_text
from tests.blog.transfer.sources.clipboards import DRAFT, Para, google_docs, para, plain, word
from tests.browser.conftest import Watched
from tests.browser.review_form import Body

TALES = (
    "the tide clerk counts boats and nobody asks her why she counts them twice on the days when fog comes in".split()
)


def long_draft() -> list[Para]:
    """Some 3,000 words, each paragraph with words of its own."""
    told = [
        para(
            " ".join(f"{word}{number}" if at % 7 == 0 else word for at, word in enumerate(TALES * 3)).capitalize() + "."
        )
        for number in range(46)
    ]
    at = DRAFT.index(para("I want to make some cast comments now."))
    return [*DRAFT[:at], *told, *DRAFT[at:]]


def words_of(paras: Sequence[Para]) -> list[str]:
    return [word for each in paras for word in each.text.split()]


def stored_words(review: ReviewPage) -> list[str]:
    """All words of the latest draft in their order."""
    words: list[str] = []
    for block in review.get_latest_revision_as_object().body.get_prep_value():
        value = block["value"]
        assert value.get("spoiler", "full") == "full"
        assert value.get("safe", "") == ""
        for html in (value.get("heading") or "", value.get("full") or value.get("text") or ""):
            words += html_to_text(html).split()
    return words


def copy(page: Page, html: str, text: str) -> None:
    """Put both forms on the browser's clipboard, as an editor does when somebody copies from it."""
    page.evaluate(
        """([html, text]) => document.addEventListener("copy", (event) => {
            event.clipboardData.setData("text/html", html);
            event.clipboardData.setData("text/plain", text);
            event.preventDefault();
            event.stopPropagation();
        }, { once: true, capture: true })""",
        [html, text],
    )
    page.keyboard.press("Control+C")


def press(button: Locator) -> None:
    """Press a button with the keyboard."""
    button.focus()
    button.press("Enter")


ALL_STILL = """async () => {
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
}"""


def violations(page: Page, selector: str) -> list[str]:
    """What axe finds in a part of the page, light and dark."""
    found = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        # Colours are measured once they are reached: the admin's buttons and messages fade.
        page.evaluate(ALL_STILL)
        run = Axe().run(page, context={"include": [[selector]]})
        found += [
            f"{scheme} {each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}"
            for each in run.response["violations"]
        ]
    return found


def test_three_thousand_words_from_word_become_sections_by_keyboard_and_all_are_there(
    admin_page: Page, index: BlogIndexPage, watched: Watched
) -> None:
    page, draft = admin_page, long_draft()
    assert len(words_of(draft)) > 3000
    page.goto(f"/admin/pages/add/blog/reviewpage/{index.pk}/")
    page.locator("#id_title").fill("Salt Road")
    expect(page.locator("input[name='body-count']")).to_have_value("7")
    copy(page, word(draft), plain(draft))
    press(page.get_by_role("button", name="Paste a draft"))
    dialog = page.get_by_role("dialog", name="Paste a draft")
    expect(dialog.get_by_role("textbox", name="Paste your draft here")).to_be_focused()
    page.keyboard.press("Control+V")

    summary = dialog.get_by_role("group", name="Type of this section")
    expect(dialog.get_by_role("heading", name="Summary")).to_be_visible()
    assert summary.count() > 4
    assert violations(page, "#paste-draft") == []
    told = dialog.locator("li.reading", has=page.get_by_role("heading", name="Summary"))
    press(told.get_by_role("button", name="Begin a new section with this paragraph").last)
    expect(dialog.get_by_role("heading", name="Summary")).to_have_count(2)
    second = dialog.locator("li.reading", has=page.get_by_role("heading", name="Summary")).nth(1)
    press(second.get_by_role("button", name="Theme"))
    expect(dialog.get_by_role("heading", name="Theme")).to_have_count(1)
    press(dialog.locator("li.reading").first.get_by_role("button", name="Next up"))
    expect(dialog.get_by_role("heading", name="Next up")).to_have_count(1)
    press(dialog.get_by_role("button", name="Add to the review"))
    expect(dialog).to_be_hidden()
    expect(page.locator("[data-paste-added]")).to_contain_text("sections were added")
    assert violations(page, "[data-paste-draft]") == []

    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/")
    review = ReviewPage.objects.get()
    names = [block.block_type for block in review.get_latest_revision_as_object().body]
    assert names == ["next_up", "introduction", "summary", "theme", "cast_comment", "cast_comment", "verdict", "text"]
    assert stored_words(review) == words_of(draft)
    assert watched.complaints == []
    assert watched.elsewhere == []


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
    press(dialog.get_by_role("button", name="Add to the review"))
    expect(dialog).to_be_hidden()
    expect(offer).to_have_count(0)
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
