"""Every kind of page under its policy: the browser refuses nothing, complains of nothing, and asks nobody else."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect
from wagtail.models import PageViewRestriction

from blog.models import ReviewPage, Tag
from tests.browser.conftest import Watched
from tests.sizes import PROVE

READERS = [
    "/",
    "/about/",
    "/reviews/",
    "/reviews/?page=2",
    "/reviews/tag/",
    "/reviews/people/",
    "/reviews/works/",
    "/reviews/watch-list/",
    "/reviews/mentioned/",
    "/reviews/feeds/",
    "/reviews/search/?query=salt",
    "/search/?query=nothing+of+the+kind",
]
ADMIN = [
    "/admin/pages/",
    "/admin/reports/site-history/",
    "/admin/images/",
    "/admin/documents/",
    "/admin/snippets/blog/person/",
    "/admin/snippets/blog/work/add/",
    "/admin/snippets/blog/tag/",
    "/admin/settings/blog/blogsettings/",
]


def visit(page: Page, watched: Watched, *addresses: str, status: int = 200) -> None:
    for address in addresses:
        response = page.goto(address)
        assert response is not None
        assert response.status == status, address
        page.wait_for_load_state("networkidle")
        assert watched.elsewhere == [], address
        if status == 200:
            assert watched.complaints == [], address


def test_readers_pages(demo: ReviewPage, reader: Page, watched: Watched) -> None:
    reviews = [urlsplit(review.full_url).path for review in ReviewPage.objects.live().order_by("pk")]
    person = demo.work.roles.first().person
    first = [
        f"/reviews/{demo.date:%Y/}",
        f"/reviews/{demo.date:%Y/%m/}",
        f"/reviews/works/{demo.work.slug}/",
        f"/reviews/people/{person.slug}/",
        f"/reviews/by/{demo.author.slug}/",
        f"/reviews/tag/{Tag.objects.filter(tagged_posts__content_object=demo.pk).first().slug}/",
    ]
    visit(reader, watched, *READERS, *(reviews if PROVE else reviews[::6]), *first)
    visit(reader, watched, demo.url)
    expect(reader.locator("wagtail-userbar")).to_have_count(0)
    PageViewRestriction.objects.create(page=demo, restriction_type="password", password="low tide")
    visit(reader, watched, demo.url)
    reader.get_by_label("Password").fill("low tide")
    reader.get_by_role("button", name="Continue").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(demo.title)
    assert watched.complaints == []
    visit(reader, watched, "/nothing/of/the/kind/", status=404)
    # The browser says itself that the page was not found; the policy has nothing to add.
    assert [complaint for complaint in watched.complaints if "404" not in complaint] == []


def test_an_editors_pages_and_the_user_bar_on_readers_pages(demo: ReviewPage, editor: Page, watched: Watched) -> None:
    visit(editor, watched, *ADMIN)
    visit(editor, watched, *READERS[:3], "/search/?query=salt", demo.url)
    editor.get_by_role("button", name="View Wagtail quick actions").click()
    edit = editor.get_by_role("menuitem", name="Edit this page")
    expect(edit).to_be_visible()
    edit.click()
    editor.wait_for_url(f"**/admin/pages/{demo.pk}/edit/")
    expect(editor.locator("[data-streamfield-child]").first).to_be_visible()
    editor.get_by_role("button", name="Toggle preview", exact=True).click()
    expect(editor.frame_locator("#w-preview-iframe").get_by_role("heading", level=1)).to_have_text(demo.title)
    assert (watched.complaints, watched.elsewhere) == ([], [])
