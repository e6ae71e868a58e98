"""The editor's whole job in a browser: a work, its people, a review with every block, from nothing to its readers."""

import io
import re
from collections.abc import Callable
from urllib.parse import quote

import wagtail_factories
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from blog.blocks.body import SKELETON
from blog.models import ReviewPage, Work
from blog.web.index_page import BlogIndexPage
from tests.browser.conftest import Watched
from tests.browser.review_form import Body, choose, upload_image
from tests.factories import TagFactory, WorkFactory

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


def _make_person(page: Page, name: str, native: str) -> None:
    page.goto("/admin/snippets/blog/person/add/")
    page.locator("#id_name").fill(name)
    page.get_by_role("button", name="Add name").click()
    page.locator("#id_names-0-name").fill(native)
    page.locator("#id_names-0-language").fill("ko")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(f"Person '{name}' created.")).to_be_visible()


def _make_work(page: Page) -> None:
    page.goto("/admin/snippets/blog/work/add/")
    page.locator("#id_title").fill("The Tide Clerk")
    titles = [
        ("native", "ko", "물때 서기"),
        ("romanised", "ko-Latn", "Multtae Seogi"),
        ("other", "fr", "La Greffière des marées"),
    ]
    for number, (kind, language, title) in enumerate(titles):
        page.get_by_role("button", name="Add title").click()
        page.locator(f"#id_titles-{number}-title").fill(title)
        page.locator(f"#id_titles-{number}-kind").select_option(kind)
        page.locator(f"#id_titles-{number}-language").fill(language)
    page.locator("#id_country").fill("KR")
    page.locator("#id_year").fill("2020")
    for number, (query, name, job, character) in enumerate(
        [("한소라", "Han So-ra", "actor", "Mo Dan"), ("yugiwan", "Yu Gi-wan", "actor", "The harbour master")]
    ):
        page.get_by_role("button", name="Add role").click()
        choose(page, f"id_roles-{number}-person", query, name)
        page.locator(f"#id_roles-{number}-job").select_option(job)
        page.locator(f"#id_roles-{number}-character").fill(character)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Work 'The Tide Clerk (2020)' created.")).to_be_visible()


def _write_review(page: Page) -> None:
    body = Body(page)
    assert body.names() == list(SKELETON)
    choose(page, "id_work", "물때", "The Tide Clerk (2020)")
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


def _publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Page 'The Tide Clerk' created and published.")).to_be_visible()


def _read(reader: Page) -> None:
    """It stands wherever a reader may come from, and nothing that is covered stands there."""
    lists = [
        "/",
        "/reviews/",
        "/reviews/2021/10/",
        "/reviews/tag/slow-burn/",
        f"/reviews/tag/{quote('바다')}/",
        "/reviews/people/han-so-ra/",
        "/reviews/people/yu-gi-wan/",
        "/reviews/works/the-tide-clerk/",
        f"/reviews/search/?query={quote('물때 서기')}",
        f"/search/?query={quote('Multtae Seogi')}",
        f"/search/?query={quote('유기완')}",
        f"/search/?query={quote('receipts')}",
    ]
    for address in lists:
        response = reader.goto(address)
        assert response is not None
        assert response.status == 200, address
        link = reader.locator("main").get_by_role("link", name=re.compile("The Tide Clerk"))
        expect(link.first).to_be_visible()
        if "people" not in address:
            assert not _told(reader.content()), address
    reader.goto("/reviews/")
    reader.locator("main").get_by_role("link", name=re.compile("The Tide Clerk")).first.click()
    reader.wait_for_url("**/reviews/the-tide-clerk/")
    for words in OPEN.values():
        expect(reader.get_by_text(words).first).to_be_visible()
    expect(reader.get_by_text(COVERED["summary"])).to_be_hidden()
    for title in ("물때 서기", "Multtae Seogi"):
        expect(reader.get_by_text(title).first).to_be_visible()


def _told(html: str) -> list[str]:
    return [words for words in (*COVERED.values(), FULL_VERDICT, INLINE) if words in html]


def test_an_editor_makes_a_work_and_its_people_and_publishes_a_review_with_every_block(
    admin_page: Page, index: BlogIndexPage, watched: Watched, new_context: Callable[..., BrowserContext]
) -> None:
    WorkFactory(title="The Foghorn Tuner")
    TagFactory(name="slow burn")
    wagtail_factories.ImageFactory(title="Gulls")

    _make_person(admin_page, "Han So-ra", "한소라")
    _make_person(admin_page, "Yu Gi-wan", "유기완")
    _make_work(admin_page)
    work = Work.objects.get(slug="the-tide-clerk")
    assert [title.kind for title in work.titles.all()] == ["native", "romanised", "other"]
    assert [role.person.name for role in work.roles.all()] == ["Han So-ra", "Yu Gi-wan"]

    admin_page.goto(f"/admin/pages/add/blog/reviewpage/{index.pk}/")
    _write_review(admin_page)
    _preview(admin_page)
    _publish(admin_page)
    assert watched.complaints == []
    assert watched.elsewhere == []

    reader = new_context().new_page()
    watched.watch(reader)
    _read(reader)
    feed = reader.request.get("/reviews/feed/").text()
    assert OPEN["introduction"] in feed
    assert not _told(feed)
    assert watched.complaints == []
    assert watched.elsewhere == []
