"""Every block of a review, written by hand in a browser: rich text, hidden words, Markdown, choosers, pictures."""

import io

import wagtail_factories
from PIL import Image
from playwright.sync_api import Page, expect

from blog.blocks.body import SKELETON
from blog.models import PersonName, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.browser.review_form import Body, choose, upload_image
from tests.factories import PersonFactory, RoleFactory, TagFactory, WorkFactory, WorkTitleFactory

# What is written into each block: words that stand nowhere else, so that a reader's page can be asked for them.
OPEN = {
    "disclaimer": "Every tide of it is told here.",
    "introduction": "My neighbour lent me the box set.",
    "verdict": "Watch it when it rains.",
    "text": "Thank you for reading to the shore.",
    "markdown": "Twelve naps were counted.",
    "quote": "The sea keeps no receipts.",
    "image": "The third pole at low water.",
    "embed": "The trailer with the gulls.",
}
COVERED = {
    "summary": "The clerk forges the ledger.",
    "theme": "Debts are paid in fish.",
    "character": "She counts what others owe.",
    "episode": "The auction ends in silence.",
    "cast_comment": "He listens better than he speaks.",
    "next_up": "Something with fewer boats.",
    "gallery": "Two gulls over the mud.",
}
FULL_VERDICT = "The boat comes back empty."
INLINE = "burns the books"


def _png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "#345").save(file, "PNG")
    return file.getvalue()


def _write_review(page: Page) -> None:
    body = Body(page)
    assert body.names() == list(SKELETON)
    choose(page, "id_work", "물때", "The Tide Clerk")
    page.locator("#id_pitch").fill("A clerk, a ledger and a great deal of water.")
    page.locator("#id_rating_value").fill("8.5")
    page.locator("#id_rating_scale").fill("10")
    page.locator("#id_rating_label").fill("MyDramaList")
    for name in ("disclaimer", "summary", "theme", "character", "cast_comment"):
        body.write(f"{body.prefix(name)}-text", (OPEN | COVERED)[name])
    body.write(f"{body.prefix('introduction')}-text", OPEN["introduction"], "Somebody", hidden=INLINE)
    body.fill(f"{body.prefix('summary')}-heading", "The ledger burns")
    choose(page, f"{body.prefix('theme')}-tag", "slow", "slow burn")
    body.fill(f"{body.prefix('character')}-character", "Mo Dan")
    choose(page, f"{body.prefix('character')}-person", "한소라", "Han So-ra")
    choose(page, f"{body.prefix('cast_comment')}-person", "유기완", "Yu Gi-wan")
    body.write(f"{body.prefix('verdict')}-safe", OPEN["verdict"])
    body.write(f"{body.prefix('verdict')}-full", FULL_VERDICT)

    episode = body.add("Episode", "episode")
    body.fill(f"{episode}-number", "5")
    body.write(f"{episode}-text", COVERED["episode"])
    body.tell(episode, "episode", 5)
    next_up = body.add("Next up", "next_up")
    choose(page, f"{next_up}-work", "foghorn", "The Foghorn Tuner")
    body.write(f"{next_up}-text", COVERED["next_up"])
    text = body.add("Text", "text")
    body.write(f"{text}-text", OPEN["text"])
    body.tell(text, "safe")
    markdown = body.add("Markdown", "markdown")
    body.block(markdown).locator(".CodeMirror").click()
    page.keyboard.type(OPEN["markdown"])
    body.tell(markdown, "safe")
    quotation = body.add("Quotation", "quote")
    body.write(f"{quotation}-text", OPEN["quote"])
    body.fill(f"{quotation}-source", "Mo Dan, episode 3")
    body.tell(quotation, "safe")
    image = body.add("Image", "image")
    upload_image(page, f"{image}-image-image", title="Low tide", png=_png())
    body.fill(f"{image}-image-alt_text", "Three poles in grey water")
    body.fill(f"{image}-caption", OPEN["image"])
    body.tell(image, "safe")
    gallery = body.add("Gallery", "gallery")
    body.block(gallery).get_by_title("Add", exact=True).click()
    choose(page, f"{gallery}-images-0-value-image", "gulls", "Gulls")
    body.fill(f"{gallery}-images-0-value-alt_text", COVERED["gallery"])
    embed = body.add("Embed", "embed")
    body.fill(f"{embed}-url", "https://video.example/trailer")
    body.fill(f"{embed}-caption", OPEN["embed"])
    body.tell(embed, "safe")
    assert set(body.names()) == {*OPEN, *COVERED}

    page.locator("#id_date").fill("2021-10-04")
    page.keyboard.press("Escape")
    tags = page.locator(".tagit-new input")
    for tag in ("slow burn", "바다"):
        tags.fill(tag)
        tags.press("Enter")


def _preview(page: Page) -> None:
    page.get_by_role("button", name="Toggle preview", exact=True).click()
    preview = page.frame_locator("#w-preview-iframe").locator("main")
    expect(preview).to_contain_text("8.5")
    for words in (*OPEN.values(), *COVERED.values(), FULL_VERDICT, INLINE):
        if words != COVERED["gallery"]:
            expect(preview).to_contain_text(words)
    expect(preview.get_by_text(OPEN["introduction"])).to_be_visible()
    expect(preview.get_by_text(COVERED["summary"])).to_be_hidden()
    expect(preview.get_by_text(INLINE)).to_be_hidden()
    assert not ReviewPage.objects.filter(live=True).exists()


def test_every_block_is_written_by_hand_and_covered_in_the_preview(
    admin_page: Page, index: BlogIndexPage, watched: Watched
) -> None:
    page, work = admin_page, WorkFactory(title="The Tide Clerk")
    WorkTitleFactory(work=work, title="물때 서기")
    for name, native in (("Han So-ra", "한소라"), ("Yu Gi-wan", "유기완")):
        person = PersonFactory(name=name)
        PersonName.objects.create(person=person, name=native, language="ko")
        RoleFactory(work=work, person=person)
    WorkFactory(title="The Foghorn Tuner")
    TagFactory(name="slow burn")
    wagtail_factories.ImageFactory(title="Gulls")

    page.goto(f"/admin/pages/add/blog/reviewpage/{index.pk}/")
    _write_review(page)
    _preview(page)
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/")
    review = ReviewPage.objects.get()
    assert [str(tag) for tag in review.get_latest_revision_as_object().tags.all()] == ["slow burn", "바다"]
    assert watched.complaints == []
    assert watched.elsewhere == []
