"""Writing in a browser: a review begun by keyboard alone, and two editors at one review."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.test import override_settings
from playwright.sync_api import BrowserContext, Locator, Page, expect

from blog.models import ReviewPage, Work
from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched, sign_in
from tests.browser.review_form import Body
from tests.factories import ReviewPageFactory, RoleFactory, body


def _finds_nothing(page: Page, context: str) -> None:
    """Assistive technology stumbles over nothing in a part of the page, in either colour scheme."""
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        found = Axe().run(page, context=context)
        assert found.violations_count == 0, f"{colours}: {found.generate_report()}"


def _press(page: Page, target: Locator) -> None:
    """Go to something that the keyboard reaches, and press it."""
    expect(target).to_be_visible()
    target.focus()
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def test_a_review_is_begun_by_keyboard_alone(admin_page: Page, index: BlogIndexPage, watched: Watched) -> None:
    role = RoleFactory(work__title="The Tide Clerk", person__name="Han So-ra", character="Mo Dan")
    page = admin_page
    # The system's colours, so that both are looked at.
    _press(page, page.get_by_role("link", name="Write a review").first)

    # The field has the focus; what is found is the next thing behind its button.
    expect(page.get_by_label("Title, in any script")).to_be_focused()
    page.keyboard.type("tide")
    expect(page.locator("#works")).to_contain_text("1 work found")
    _finds_nothing(page, ".write-review")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    panel = page.locator("[data-glance]")
    expect(panel).to_contain_text("Nothing is written yet.")
    expect(page.locator("#id_title")).to_have_value("The Tide Clerk")
    _press(page, panel.get_by_role("button", name="the pitch"))
    expect(page.locator("#id_pitch")).to_be_focused()
    page.keyboard.type("A clerk and her ledger.")
    expect(panel.get_by_role("button", name="the pitch")).to_have_count(0)

    form = Body(page)
    form.write(f"{form.prefix('summary')}-text", "The ledger burns.")
    expect(panel).to_contain_text("3 words")
    expect(panel).to_contain_text("0 % safe for everybody")
    expect(panel).to_contain_text("only under cover: “ledger”")
    form.write(f"{form.prefix('introduction')}-text", "Of a ledger.")
    expect(panel).to_contain_text("50 % safe for everybody")
    expect(panel).not_to_contain_text("only under cover")

    _press(page, panel.locator("summary"))
    comment = panel.get_by_role("button", name="Add a cast comment on Han So-ra")
    _finds_nothing(page, "[data-glance]")
    _press(page, comment)
    prefix = form.prefix("cast_comment")
    # The empty section of the skeleton was taken, and nothing added.
    assert form.names().count("cast_comment") == 1
    expect(page.locator(f"#{prefix}-person-chooser .chooser__title")).to_have_text("Han So-ra")
    expect(page.locator(f"#{prefix}-character")).to_have_value("Mo Dan")
    expect(form.block(prefix).locator(":focus")).to_have_count(1)
    expect(panel).to_contain_text("has a cast comment")

    form.write(f"{form.prefix('character')}-text", "Here is Mo Dan.")
    _press(page, panel.get_by_role("button", name="Han So-ra as Mo Dan"))
    expect(page.locator(f"#{form.prefix('character')}-character")).to_have_value("Mo Dan")

    page.keyboard.press("Control+s")
    expect(page.get_by_text("Page 'The Tide Clerk' has been updated.")).to_be_visible()
    expect(panel).to_contain_text("10 words")
    draft = ReviewPage.objects.get().get_latest_revision_as_object()
    assert (draft.work, draft.pitch) == (Work.objects.get(), "A clerk and her ledger.")
    about = {child.block_type: child.value for child in draft.body}
    assert [about[name]["person"] for name in ("cast_comment", "character")] == [role.person, role.person]
    assert watched.complaints == []
    assert watched.elsewhere == []


@override_settings(WAGTAIL_EDITING_SESSION_PING_INTERVAL=1_000)
def test_two_editors_at_one_review_are_told_of_each_other_and_lose_nothing(
    admin_page: Page, index: BlogIndexPage, new_context: Callable[..., BrowserContext]
) -> None:
    get_user_model().objects.create_superuser("second", "second@verdict.example", "another long word")
    review = ReviewPageFactory(parent=index, body=body(("summary", {"text": "<p>Before.</p>"})))
    review.save_revision()
    address = f"/admin/pages/{review.pk}/edit/"
    one, other = admin_page, new_context().new_page()
    sign_in(other, "second", "another long word")
    one.goto(address)
    other.goto(address)
    expect(one.locator(".w-editing-sessions__name").get_by_text("second")).to_have_count(1)

    one.locator("#id_pitch").fill("By the first.")
    expect(other.get_by_role("button", name="editor saved a new version")).to_be_visible()
    other.locator("#id_pitch").fill("By the second.")
    expect(other.get_by_text("Saving will overwrite a newer version.").first).to_be_visible()
    # The panel goes on counting while nothing is saved.
    Body(other).write("body-0-value-text", "And after.")
    expect(other.locator("[data-glance]")).to_contain_text("3 words")
    other.get_by_role("button", name="Save draft").click()
    other.get_by_role("button", name="Continue").click()
    expect(other.get_by_text("has been updated.").first).to_be_visible()
    expect(one.get_by_role("button", name="second saved a new version")).to_be_visible()

    # What the first had saved is a version of its own, and so is what the second saved over it.
    pitches = [revision.as_object().pitch for revision in review.revisions.order_by("created_at")]
    assert pitches[-2:] == ["By the first.", "By the second."]
