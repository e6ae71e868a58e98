"""The editor shows blocks and posts as readers will see them, and says what leaves a post's page."""

import re

import pytest
import wagtail_factories
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from blog.models import BlogSettings, PostPage, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory, ReviewPageFactory, WorkFactory, body

WORDS = {
    "disclaimer": "the last episode included",
    "introduction": "no message",
    "summary": "a brother she has never met",
    "theme": "owes somebody a meal",
    "character": "keeps the ledger",
    "episode": "without a word of dialogue",
    "cast_comment": "sound like a verdict",
    "verdict": "it is the right ending",
    "next_up": "fewer boats",
    "text": "There is soup",
    "markdown": "<td>3</td>",
    "quote": "stopped pretending",
    "image": "the third pole",
    "gallery": "Three gulls",
    "embed": "The trailer",
}


def test_no_block_is_without_words_here() -> None:
    assert set(WORDS) == set(ReviewPage.body.field.stream_block.child_blocks)


@pytest.mark.parametrize("name", WORDS)
def test_a_blocks_preview_shows_its_words_in_the_blogs_own_style(editor: Client, name: str) -> None:
    wagtail_factories.ImageFactory(title="Gulls", description="Three gulls")
    block = ReviewPage.body.field.stream_block.child_blocks[name]
    response = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    html = response.content.decode()
    assert response.status_code == 200
    assert WORDS[name] in html
    assert "blog/css/site" in html
    assert re.findall(r"<details(?![^>]* open>)", html) == []


@pytest.mark.parametrize("name", ["image", "gallery"])
def test_a_preview_of_pictures_needs_none_in_the_library(editor: Client, name: str) -> None:
    block = ReviewPage.body.field.stream_block.child_blocks[name]
    assert editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}).status_code == 200


def test_the_settings_are_previewed_as_they_are_in_the_form(editor: Client) -> None:
    settings = BlogSettings.for_site(BlogSettings.site.field.related_model.objects.get())
    settings.save()
    edit = reverse("wagtailsettings:edit", args=["blog", "blogsettings", settings.site_id])
    form = {
        "name": "A Name Not Saved Yet",
        "tagline": "",
        "logo": "",
        "share_image": "",
        "links-TOTAL_FORMS": "1",
        "links-INITIAL_FORMS": "0",
        "links-MIN_NUM_FORMS": "0",
        "links-MAX_NUM_FORMS": "1000",
        "links-0-place": "menu",
        "links-0-label": "A Link Not Saved Yet",
        "links-0-page": "",
        "links-0-url": "https://link.example/",
        "links-0-ORDER": "1",
        "links-0-id": "",
    }
    preview = f"{edit}preview/"
    assert editor.post(preview, form).json() == {"is_valid": True, "is_available": True}
    html = editor.get(preview).content.decode()
    assert "A Name Not Saved Yet" in html
    assert "A Link Not Saved Yet" in html
    settings.refresh_from_db()
    assert settings.name == ""


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    """A review with parts of every level."""
    told = {"text": "<p>The boat is found.</p>", "spoiler": "episode"}
    return ReviewPageFactory(
        parent=index,
        pitch="A clerk, a tide, a ledger.",
        body=body(
            ("introduction", {"text": "<p>My neighbour lent <b>me</b> it & more.</p>", "spoiler": "safe"}),
            ("episode", {**told, "spoiler_episode": 7}),
            ("episode", {**told, "spoiler_episode": 2}),
            ("theme", {**told, "spoiler_episode": 7}),
            ("summary", {"text": "<p>The clerk burns it.</p>", "spoiler": "full", "spoiler_episode": 9}),
        ),
    )


def _modes(page: PostPage) -> list[str]:
    return [name for name, _label in page.preview_modes]


def test_a_post_is_previewed_as_a_newcomer_at_each_episode_it_tells_of_and_as_finished(review: ReviewPage) -> None:
    assert [label for _name, label in review.preview_modes] == [
        "A newcomer",
        "Somebody at episode 2",
        "Somebody at episode 7",
        "Somebody who has finished",
    ]
    assert review.default_preview_mode == "newcomer"


def test_a_book_is_previewed_by_chapter(index: BlogIndexPage) -> None:
    block = ("summary", {"text": "<p>x</p>", "spoiler": "episode", "spoiler_episode": 3})
    review = ReviewPageFactory(parent=index, work=WorkFactory(kind="book"), body=body(block))
    assert "Somebody who has read chapter 3" in [label for _name, label in review.preview_modes]


def test_a_post_without_episodes_has_two_previews(index: BlogIndexPage) -> None:
    assert _modes(PostPageFactory(parent=index)) == ["newcomer", "finished"]


@pytest.mark.parametrize(
    "mode, says", [("newcomer", 'data-seen=""'), ("episode-2", 'data-seen="2"'), ("finished", 'data-seen="all"')]
)
def test_a_preview_overrules_what_the_editor_s_own_browser_remembers(review: ReviewPage, mode: str, says: str) -> None:
    html = review.make_preview_request(preview_mode=mode).content.decode()
    assert html.count("data-seen=") == 1
    assert says in html
    assert "data-work=" not in html


def test_readers_pages_leave_it_to_the_browser(review: ReviewPage, client: Client) -> None:
    html = client.get(review.url).content.decode()
    assert "data-seen=" not in html
    assert f'data-work="{review.work.slug}"' in html


def test_the_modes_are_those_of_the_text_in_the_form(review: ReviewPage) -> None:
    del review.body[1:4]
    assert _modes(review) == ["newcomer", "finished"]


def test_the_editor_is_told_what_leaves_the_page(review: ReviewPage, editor: Client) -> None:
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[review.pk])).content.decode()
    panel = BeautifulSoup(html, "html.parser").select_one(".leaving")
    assert panel is not None
    assert panel.parent is not None
    text = " ".join(panel.parent.get_text(" ").split())
    assert "27 % of 22 words are safe" in text
    assert "A clerk, a tide, a ledger." in text
    assert "My neighbour lent me it & more." in text
    assert "The boat is found." not in text
    assert "The clerk burns it." not in text


def test_a_draft_s_panel_shows_the_draft(review: ReviewPage, editor: Client) -> None:
    review.body[4].value["spoiler"] = "safe"
    review.save_revision()
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[review.pk])).content.decode()
    assert "<p>The clerk burns it.</p>" in html


def test_a_new_post_has_nothing_that_leaves(index: BlogIndexPage, editor: Client) -> None:
    response = editor.get(reverse("wagtailadmin_pages:add", args=["blog", "reviewpage", index.pk]))
    assert response.status_code == 200
    assert "What leaves this page" not in response.content.decode()


def test_every_block_says_its_level_when_it_is_collapsed() -> None:
    for name, block in ReviewPage.body.field.stream_block.child_blocks.items():
        said = str(block.meta.label_format)
        assert "{spoiler} {spoiler_episode}" in said or name in ("disclaimer", "verdict"), name
