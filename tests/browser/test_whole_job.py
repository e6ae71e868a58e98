"""The editor's whole job in a browser, from signing in to the review's readers, and how much there is to do for it."""

import datetime
from collections.abc import Callable
from urllib.parse import quote

from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from blog.models import ReviewPage, Work
from blog.web.index_page import BlogIndexPage
from tests.blog.transfer.sources.clipboards import long_draft, plain, word, words_of
from tests.browser.conftest import PASSWORD, Watched
from tests.browser.hands import Hands, copy
from tests.browser.review_form import Body, stored_words

# In the block editor of WordPress 6.1 the same text took about 18 clicks and 14 typed fields, counted by the same rules
# in parts, as a post with headings, tags, an excerpt and a schedule, but without a level, another reader's view, a work
# or a person.
MOST_CLICKS = 21
MOST_TYPED = 9

TITLE = "Salt Road"
SAFE, COVERED = "Hello everyone!", "The river has its own ideas"
PITCH = "A ferry, a river and a great deal of salt."


def _make_the_work(hands: Hands, page: Page) -> None:
    hands.click(page.get_by_role("region", name="Write a review").get_by_role("link"))
    expect(page.get_by_role("heading", name="Which work is it of?")).to_be_visible()
    hands.fill(page.get_by_label("Title, in any script"), TITLE)
    expect(page.locator("#id_new-title")).to_have_value(TITLE)
    hands.click(page.get_by_role("button", name="Make it and write"))
    page.wait_for_url("**/add/blog/reviewpage/**")


def _paste(hands: Hands, page: Page) -> None:
    expect(page.locator("input[name='body-count']")).to_have_value("7")
    hands.click(page.get_by_role("button", name="Paste a draft"))
    dialog = page.get_by_role("dialog", name="Paste a draft")
    expect(dialog.get_by_role("textbox", name="Paste your draft here")).to_be_focused()
    hands.paste()
    # Its first lines are facts, which the review and its work take over.
    expect(dialog.get_by_text("The draft also says", exact=True)).to_be_visible()
    first = dialog.locator("li.reading").first
    hands.click(first.get_by_role("button", name="Leave it out"))
    expect(dialog.get_by_text("left out").first).to_be_visible()
    told = dialog.locator("li.reading", has=page.get_by_role("heading", name="Summary"))
    hands.click(told.get_by_role("button", name="Begin a new section with this paragraph").last)
    expect(told).to_have_count(2)
    hands.click(told.nth(1).get_by_role("button", name="Theme"))
    expect(told).to_have_count(1)
    hands.click(dialog.get_by_role("button", name="Add to the review"))
    expect(dialog).to_be_hidden()


def _tell(hands: Hands, page: Page) -> None:
    body = Body(page)
    for name, level in (("introduction", "safe"), ("theme", "safe"), ("summary", "episode")):
        hands.choose(page.locator(f"#{body.prefix(name)}-spoiler"), level)
    hands.fill(page.locator(f"#{body.prefix('summary')}-spoiler_episode"), "4")
    hands.fill(page.locator("#id_pitch"), PITCH)
    # The draft says it.
    expect(page.locator("#id_rating_value")).to_have_value("8.5")
    for tag in ("slow burn", "ferries", "바다"):
        hands.enter(page.locator(".tagit-new input"), tag)


def _schedule(hands: Hands, page: Page, when: datetime.datetime) -> None:
    hands.click(page.get_by_role("button", name="Toggle status"))
    hands.click(page.get_by_role("button", name="Set schedule"))
    dialog = page.get_by_role("dialog", name="Set publishing schedule")
    hands.fill(dialog.get_by_label("Go live date/time"), when.strftime("%Y-%m-%d %H:%M"))
    # The calendar stands in the way of the button.
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)
    hands.click(dialog.get_by_role("heading", name="Set publishing schedule"))
    expect(calendar).to_have_count(0)
    hands.click(dialog.get_by_role("button", name="Save schedule"))
    expect(page.locator(".messages")).to_contain_text(TITLE)


def _preview(hands: Hands, page: Page) -> None:
    hands.click(page.get_by_role("button", name="Toggle preview", exact=True))
    preview = page.frame_locator("#w-preview-iframe").locator("main")
    safe, at_four = preview.get_by_text(SAFE), preview.get_by_text(COVERED)
    finished = preview.get_by_text("Thank you for reading, and until next time!")
    modes = page.get_by_label("Preview mode")
    for mode, seen in (
        ("newcomer", (True, False, False)),
        ("episode-4", (True, True, False)),
        ("finished", (True,) * 3),
    ):
        if mode != "newcomer":
            # Wagtail leaves a mode that is chosen while the one before still loads.
            page.wait_for_load_state("networkidle")
            hands.choose(modes, mode)
        for words, is_seen in zip((safe, at_four, finished), seen, strict=True):
            expect(words).to_be_visible(visible=is_seen)


def _read(reader: Page) -> None:
    """It stands wherever a reader may come from, and nothing that is covered stands there."""
    for address in (
        "/",
        "/reviews/",
        f"/reviews/tag/{quote('바다')}/",
        "/reviews/people/pyo-jin-ah/",
        "/reviews/works/salt-road/",
        f"/search/?query={quote('소금길')}",
        "/reviews/feed/",
    ):
        html = reader.request.get(address).text()
        assert TITLE in html, address
        if "people" not in address:
            assert COVERED not in html, address
    reader.goto("/reviews/salt-road/")
    expect(reader.get_by_text(SAFE)).to_be_visible()
    expect(reader.get_by_text("소금길").first).to_be_visible()
    expect(reader.get_by_text(COVERED)).to_be_hidden()


def test_a_review_with_its_work_its_people_and_a_pasted_text_takes_few_steps_from_signing_in_to_its_readers(
    index: BlogIndexPage, watched: Watched, new_context: Callable[..., BrowserContext]
) -> None:
    get_user_model().objects.create_superuser("editor", "editor@verdict.example", PASSWORD)
    draft = long_draft()
    assert len(words_of(draft)) > 3000
    page = new_context().new_page()
    watched.watch(page)
    hands = Hands(page)
    page.goto("/admin/")
    hands.fill(page.get_by_label("Username"), "editor")
    hands.fill(page.get_by_label("Password"), PASSWORD)
    hands.click(page.get_by_role("button", name="Sign in"))

    _make_the_work(hands, page)
    copy(page, word(draft), plain(draft))
    _paste(hands, page)
    _tell(hands, page)
    _schedule(hands, page, timezone.localtime() + datetime.timedelta(days=1))
    _preview(hands, page)
    hands.click(page.get_by_role("button", name="More actions"))
    hands.click(page.get_by_role("button", name="Schedule to publish"))
    expect(page.get_by_text("scheduled for publishing")).to_be_visible()
    assert watched.complaints == []
    assert watched.elsewhere == []
    assert hands.clicks <= MOST_CLICKS
    assert hands.typed <= MOST_TYPED

    review = ReviewPage.objects.get()
    assert not review.live
    assert stored_words(review) == words_of(draft[3:])
    work = Work.objects.get()
    assert [title.title for title in work.titles.all()] == ["소금길", "Sogeumgil"]
    assert [(role.person.name, role.character) for role in work.roles.all()] == [("Pyo Jin Ah", "Baek Do Ram")]

    # The day has come.
    scheduled = review.get_latest_revision_as_object()
    assert scheduled.go_live_at is not None
    scheduled.go_live_at = None
    scheduled.save_revision().publish()
    reader = new_context().new_page()
    watched.watch(reader)
    _read(reader)
    assert watched.complaints == []
    assert watched.elsewhere == []
