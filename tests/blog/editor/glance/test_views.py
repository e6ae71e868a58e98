"""What the panel “At a glance” is answered, for the form as it stands."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from blog.models import ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.blog.editor.review_form import form_of, review_form, section
from tests.factories import PersonFactory, PostPageFactory, ReviewPageFactory, RoleFactory, body


def _ask(client: Client, page: Any, form: dict[str, Any]) -> dict[str, Any]:
    response = client.post(f"/admin/glance/{page.pk}/", form)
    assert response.status_code == 200
    return response.json()


def _shown(answer: dict[str, Any]) -> BeautifulSoup:
    return BeautifulSoup(answer["html"], "html.parser")


MIXED = [
    section(
        "introduction", 'Four words are safe, <span data-spoiler="">but not these five here</span>.', spoiler="safe"
    ),
    section("summary", "Eleven words of a story that only the finished may read."),
    section("episode", "Up to the second.", spoiler="episode", spoiler_episode="2", number="2"),
    ("markdown", {"markdown": "Open ||shut|| words.", "spoiler": "safe", "spoiler_episode": ""}),
    ("markdown", {"markdown": "A mark || left open.", "spoiler": "safe", "spoiler_episode": ""}),
]


def test_the_figures_of_the_form_are_those_of_the_post_once_it_is_published(
    editor: Client, index: BlogIndexPage
) -> None:
    review = ReviewPageFactory(parent=index)
    # Without the open mark, with which nothing is published; a draft may have it.
    for blocks in (MIXED[:-1], MIXED):
        form = {**form_of(review), **review_form(*blocks, title="Tides", slug="tides", work=str(review.work_id))}
        answer = _ask(editor, review, {**form, "date": "2021-10-04"})
        edit = f"/admin/pages/{review.pk}/edit/"
        publish = {"action-publish": "1"} if blocks is not MIXED else {}
        assert editor.post(edit, {**form, "date": "2021-10-04", **publish}).status_code == 302
        saved = ReviewPage.objects.get(pk=review.pk).get_latest_revision_as_object()
        digest = saved.fresh_digest()
        assert (answer["words"], answer["minutes"]) == (digest.words, digest.minutes)
        assert answer["safe_percent"] == round(digest.safe_share * 100)
        if publish:
            kept = ReviewPage.objects.get(pk=review.pk).digest
            assert (kept.words, kept.safe_share) == (digest.words, digest.safe_share)
    assert 0 < answer["safe_percent"] < 50


def test_nothing_is_saved_by_asking(editor: Client, index: BlogIndexPage) -> None:
    review = ReviewPageFactory(parent=index, pitch="Before.")
    _ask(editor, review, {**form_of(review), "pitch": "After."})
    assert ReviewPage.objects.get().pitch == "Before."
    assert review.revisions.count() == 0


def test_a_new_review_is_answered_before_it_is_saved(editor: Client, index: BlogIndexPage) -> None:
    form = review_form(section("summary", "Five words of a story."))
    response = editor.post(f"/admin/glance/blog/reviewpage/{index.pk}/", form)
    assert response.json()["words"] == 5
    missing = [button.text for button in _shown(response.json()).select("[data-glance-key^=missing]")]
    assert missing == ["the work", "the date", "the pitch", "your rating", "a verdict for whoever has not seen it"]
    assert not ReviewPage.objects.exists()


def test_an_error_in_another_field_does_not_stop_the_figures(editor: Client, index: BlogIndexPage) -> None:
    review = ReviewPageFactory(parent=index)
    form = {**form_of(review), **review_form(section("summary", "Three more words.")), "rating_value": "much"}
    assert _ask(editor, review, form)["words"] == 3


def test_a_text_that_cannot_be_read_has_no_figures(editor: Client, index: BlogIndexPage) -> None:
    review = ReviewPageFactory(parent=index)
    embed = ("embed", {"url": "no address", "caption": "", "spoiler": "full", "spoiler_episode": ""})
    assert _ask(editor, review, {**form_of(review), **review_form(embed)}) == {"readable": False}


def test_the_cast_is_offered_until_it_is_spoken_of(editor: Client, index: BlogIndexPage) -> None:
    role = RoleFactory(person__name="Han So-ra", character="Mo Dan")
    RoleFactory(work=role.work, person__name="Yu Gi-wan", job="director", character="")
    comment = ("cast_comment", {"person": role.person.pk, "character": "Mo Dan", "text": "<p>Good.</p>"})
    review = ReviewPageFactory(parent=index, work=role.work, body=body(comment))
    shown = _shown(_ask(editor, review, form_of(review)))
    offered = [button["aria-label"] for button in shown.select("[data-glance-add]")]
    assert offered == ["Add a section on Mo Dan", "Add a cast comment on Yu Gi-wan"]
    assert shown.select_one("[data-glance-add=character]")["data-glance-character"] == "Mo Dan"


def test_whoever_a_section_names_is_offered_for_it(editor: Client, index: BlogIndexPage) -> None:
    role = RoleFactory(person__name="Han So-ra", character="Mo Dan")
    chosen = ("cast_comment", {"person": role.person.pk, "text": "<p>Good.</p>"})
    named = ("character", {"text": "<p>Here is Mo Dan.</p>"})
    nobody = ("character", {"text": "<p>A gull.</p>"})
    review = ReviewPageFactory(parent=index, work=role.work, body=body(chosen, named, nobody))
    form = form_of(review)
    for number, block in enumerate(review.body):
        form[f"body-{number}-id"] = block.id
    offers = _shown(_ask(editor, review, form)).select("[data-glance-person]")
    assert [offer["data-glance-person"] for offer in offers] == [review.body[0].id, review.body[1].id]
    assert {offer.text for offer in offers} == {"Han So-ra as Mo Dan"}


def test_what_editors_write_stands_there_as_text(editor: Client, index: BlogIndexPage) -> None:
    person = PersonFactory(name='<img src=x onerror="alert(1)">')
    comment = ("cast_comment", {"person": person.pk, "text": "<p>Good.</p>"})
    role = RoleFactory(person__name="\"'><b>Bo</b>", character="<i>")
    review = ReviewPageFactory(parent=index, work=role.work, body=body(comment))
    assert not _shown(_ask(editor, review, form_of(review))).select("img, b, i")


def test_a_post_that_is_no_review_has_a_panel_too(editor: Client, index: BlogIndexPage) -> None:
    post = PostPageFactory(parent=index, body=body(("text", {"text": "<p>Two words.</p>", "spoiler": "safe"})))
    html = editor.get(f"/admin/pages/{post.pk}/edit/").content.decode()
    assert f'data-glance="/admin/glance/{post.pk}/"' in html
    assert _ask(editor, post, review_form(section("text", "Three words now."), title="Post", slug="post"))["words"] == 3


def test_the_panel_answers_those_alone_who_may_edit_the_post(client: Client, index: BlogIndexPage) -> None:
    review = ReviewPageFactory(parent=index)
    user = get_user_model().objects.create_user("guest")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for address in (f"/admin/glance/{review.pk}/", f"/admin/glance/blog/reviewpage/{index.pk}/"):
        assert client.post(address, form_of(review)).status_code == 302


@pytest.mark.parametrize("method", ["get", "delete"])
def test_the_panels_addresses_are_only_asked(editor: Client, index: BlogIndexPage, method: str) -> None:
    review = ReviewPageFactory(parent=index)
    for address in (f"/admin/glance/{review.pk}/", f"/admin/glance/blog/reviewpage/{index.pk}/"):
        assert getattr(editor, method)(address).status_code == 405
