"""The editor's desk in a browser: axe finds nothing wrong with any view of ours, and two editors lose nothing."""

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import BrowserContext, Page, expect
from wagtail.admin.icons import get_icons

from blog.models import Person, PostDigest, ReviewPage, Tag, WatchlistEntry
from blog.web.index_page import BlogIndexPage
from tests.browser.accessibility import SCHEMES, press, violations
from tests.browser.conftest import PASSWORD, Watched, sign_in
from tests.factories import PersonFactory, ReviewPageFactory
from tests.sizes import sized

# What each drawing of a page names.
ICONS = "() => [...document.querySelectorAll('use')].map((use) => use.getAttribute('href'))"


class Two(NamedTuple):
    """A review, and the tabs in which two editors have it open."""

    review: ReviewPage
    ada: Page
    ben: Page


def addresses_of_the_desk(review: ReviewPage) -> dict[str, str]:
    """Every view that we add to the admin, by what it is."""
    person, tag, work = Person.objects.first(), Tag.objects.first(), review.work
    chosen = "&".join(f"id={pk}" for pk in ReviewPage.objects.live().values_list("pk", flat=True)[:3])
    return {
        "dashboard": "/admin/",
        "write a review": "/admin/reviews/write/",
        "write a review, looked for": "/admin/reviews/write/?q=salt",
        "reviews": "/admin/reviews/",
        "reviews, filtered": "/admin/reviews/?kind=drama",
        "several reviews: level": f"/admin/bulk/blog/reviewpage/level/?{chosen}",
        "several reviews: tag": f"/admin/bulk/blog/reviewpage/tag/?{chosen}",
        "works": "/admin/snippets/blog/work/",
        "work": f"/admin/snippets/blog/work/edit/{work.pk}/",
        "new work": "/admin/snippets/blog/work/add/",
        "merge works": f"/admin/desk/work/{work.pk}/merge/",
        "rename a work": f"/admin/desk/work/{work.pk}/rename/",
        "works spelled alike": "/admin/desk/work/alike/",
        "people": "/admin/snippets/blog/person/",
        "person": f"/admin/snippets/blog/person/edit/{person.pk}/",
        "merge people": f"/admin/desk/person/{person.pk}/merge/",
        "rename a person": f"/admin/desk/person/{person.pk}/rename/",
        "people spelled alike": "/admin/desk/person/alike/",
        "tags": "/admin/snippets/blog/tag/",
        "tag": f"/admin/snippets/blog/tag/edit/{tag.pk}/",
        "merge tags": f"/admin/desk/tag/{tag.pk}/merge/",
        "rename a tag": f"/admin/desk/tag/{tag.pk}/rename/",
        "tags spelled alike": "/admin/desk/tag/alike/",
        "watch list": "/admin/snippets/blog/watchlistentry/",
        "entry of the watch list": f"/admin/snippets/blog/watchlistentry/edit/{WatchlistEntry.objects.first().pk}/",
        "imports": "/admin/imports/",
        "leaks": "/admin/reports/leaks/",
        "changes": "/admin/reports/changes/",
        "searches": "/admin/reports/searches/",
        "links of all drafts": "/admin/reports/draft-links/",
        "links of a draft": f"/admin/pages/{review.pk}/draft-links/",
        "guide": "/admin/writing-a-review/",
        "settings": "/admin/settings/blog/blogsettings/",
        "review": f"/admin/pages/{review.pk}/edit/",
        "new review": f"/admin/pages/add/blog/reviewpage/{review.get_parent().pk}/?work={work.pk}",
    }


def test_assistive_technology_stumbles_over_no_view_of_ours(demo: ReviewPage, editor: Page, watched: Watched) -> None:
    found = {}
    known = {f"#{name}" for name in re.findall(r'id="(icon-[^"]+)"', get_icons())}
    PersonFactory(name=f"{Person.objects.first().name}n")
    for number, (name, address) in enumerate(addresses_of_the_desk(demo).items()):
        response = editor.goto(address)
        assert response is not None
        assert response.status == 200, address
        missing = [name for name in editor.evaluate(ICONS) if name not in known]
        assert missing == [], address
        # The usual size takes turns.
        if wrong := violations(editor, "main", schemes=sized(SCHEMES[number % 2 :][:1], SCHEMES)):
            found[name] = wrong
    assert found == {}, json.dumps(found, indent=1)
    assert watched.complaints == []


@pytest.fixture
def two(index: BlogIndexPage, new_context: Callable[..., BrowserContext], watched: Watched, settings: Any) -> Two:
    """One review in the browsers of two editors."""
    settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 3_000
    review = ReviewPageFactory(parent=index, title="Salt Road")
    review.save_revision()
    tabs = []
    for name in ("ada", "ben"):
        get_user_model().objects.create_superuser(name, f"{name}@verdict.example", PASSWORD)
        tab = new_context().new_page()
        watched.watch(tab)
        sign_in(tab, name, PASSWORD)
        tab.goto(f"/admin/pages/{review.pk}/edit/")
        expect(tab.locator("#id_pitch")).to_be_visible()
        tabs.append(tab)
    return Two(review, *tabs)


def _pitches(review: ReviewPage) -> list[str]:
    """What each kept version says, the oldest first."""
    return [revision.as_object().pitch for revision in review.revisions.order_by("pk")]


def test_of_two_editors_the_second_is_told_before_saving_over_the_first_and_both_versions_stay(two: Two) -> None:
    two.ada.locator("#id_pitch").fill("Ada's pitch.")
    press(two.ada.get_by_role("button", name="Save draft"))
    expect(two.ada.locator(".messages")).to_contain_text("Salt Road")
    two.ben.locator("#id_pitch").fill("Ben's pitch.")
    expect(two.ben.get_by_text("ada saved a new version").first).to_be_attached()
    press(two.ben.get_by_role("button", name="Save draft"))
    warning = two.ben.get_by_role("dialog", name="ada saved a new version")
    expect(warning).to_contain_text("overwrite the changes made by ada")
    assert _pitches(two.review)[1:] == ["Ada's pitch."]
    press(warning.locator("[data-w-dialog-target=confirm]"))
    expect(two.ben.locator(".messages")).to_contain_text("Salt Road")
    assert _pitches(two.review)[1:] == ["Ada's pitch.", "Ben's pitch."]


def test_a_review_is_begun_and_several_are_opened_and_closed_again_by_keyboard_alone(
    demo: ReviewPage, editor: Page, watched: Watched
) -> None:
    press(editor.get_by_role("region", name="Write a review").get_by_role("link"))
    title = editor.get_by_label("Title, in any script")
    expect(title).to_be_focused()
    editor.keyboard.type("The Foghorn Ledger")
    expect(editor.locator("#id_new-title")).to_have_value("The Foghorn Ledger")
    press(editor.get_by_role("button", name="Make it and write"))
    editor.wait_for_url("**/add/blog/reviewpage/**")
    press(editor.get_by_role("button", name="Save draft"))
    expect(editor.locator(".messages")).to_contain_text("The Foghorn Ledger")

    editor.goto("/admin/reviews/")
    before = {post.pk: post.safe_html for post in PostDigest.objects.all()}
    for number in range(2):
        box = editor.locator("input[data-bulk-action-checkbox]").nth(number + 1)
        box.focus()
        box.press("Space")
    # What stands in the menu answers once it has unfolded.
    editor.evaluate("() => { window.unfolded = new Promise((done) => addEventListener('w-dropdown:shown', done)); }")
    press(editor.locator(".bulk-actions-buttons").get_by_role("button", name="More"))
    editor.evaluate("() => window.unfolded.then(() => true)")
    press(editor.get_by_role("link", name="Set who may read sections of selected reviews"))
    editor.wait_for_url("**/level/?id=**")
    for choice in (
        editor.get_by_role("checkbox", name="Summary"),
        editor.get_by_role("radio", name="Safe: for everybody"),
    ):
        choice.press("Space")
    press(editor.get_by_role("button", name="Set who may read"))
    expect(editor.locator(".messages")).to_be_visible()
    assert {post.pk: post.safe_html for post in PostDigest.objects.all()} != before
    press(editor.locator(".messages").get_by_role("link", name="Undo"))
    press(editor.get_by_role("button", name="Undo"))
    expect(editor.locator(".messages")).to_be_visible()
    assert {post.pk: post.safe_html for post in PostDigest.objects.all()} == before
    assert watched.complaints == []
