"""The editor's menu of blocks shows each as readers will see it."""

import pytest
import wagtail_factories
from django.test import Client
from django.urls import reverse

from blog.models import BlogSettings, ReviewPage

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
    assert "<details" not in html.replace('<details class="cover" open>', "")


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
