"""The form of a review: what a draft may lack, what a published one must have, and that nothing typed is lost."""

import datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from blog.models import ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.blog.editor.review_form import review_form, section
from tests.factories import PersonFactory, ReviewPageFactory, TagFactory, WorkFactory, body


def _save(editor: Client, index: BlogIndexPage, form: dict[str, Any], *, publish: bool = False) -> HttpResponse:
    data = {**form, "action-publish": "1"} if publish else form
    return editor.post(f"/admin/pages/add/blog/reviewpage/{index.pk}/", data)


def test_a_draft_without_work_and_date_is_kept(editor: Client, index: BlogIndexPage) -> None:
    assert _save(editor, index, review_form(title="Begun", slug="begun")).status_code == 302
    review = ReviewPage.objects.get()
    assert (review.live, review.work, review.date) == (False, None, None)


def test_a_review_with_work_and_date_alone_is_published_under_the_title_of_its_work(
    editor: Client, index: BlogIndexPage
) -> None:
    work = WorkFactory(title="소금길")
    response = _save(editor, index, review_form(work=str(work.pk), date="2021-10-04"), publish=True)
    assert response.status_code == 302
    review = ReviewPage.objects.get()
    assert (review.live, review.title, review.slug) == (True, "소금길", "소금길")


def test_a_second_review_of_a_work_without_a_title_of_its_own_has_another_address(
    editor: Client, index: BlogIndexPage
) -> None:
    work = WorkFactory(title="Salt Road")
    for date in ("2021-10-04", "2022-10-04"):
        assert _save(editor, index, review_form(work=str(work.pk), date=date), publish=True).status_code == 302
    assert sorted(ReviewPage.objects.values_list("slug", flat=True)) == ["salt-road", "salt-road-2"]


@pytest.mark.parametrize("title, slug", [("1987", "1987-film"), ("!!!", "review")])
def test_a_title_that_makes_no_address_gets_one(editor: Client, index: BlogIndexPage, title: str, slug: str) -> None:
    work = WorkFactory(title=title, kind="film")
    assert _save(editor, index, review_form(work=str(work.pk), date="2021-10-04"), publish=True).status_code == 302
    assert ReviewPage.objects.get().slug == slug


def test_without_title_and_work_the_editor_is_told_to_give_either(editor: Client, index: BlogIndexPage) -> None:
    response = _save(editor, index, review_form(section("summary", "Typed words.")))
    assert "Choose a work, or give the review a title." in response.content.decode()
    assert not ReviewPage.objects.exists()


@pytest.mark.parametrize(
    "fields, message",
    [
        ({"rating_value": "11", "rating_scale": "10"}, "11 is more than the scale allows"),
        ({"slug": "2021"}, "is an address of the blog itself"),
        ({"slug": "feed"}, "is an address of the blog itself"),
        ({"date": ""}, "This field is required"),
        ({"work": ""}, "This field is required"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    editor: Client, index: BlogIndexPage, fields: dict[str, str], message: str
) -> None:
    work = WorkFactory()
    right = {"title": "A Review", "slug": "a-review", "work": str(work.pk), "date": "2021-10-04"}
    typed = {"pitch": "A typed pitch.", "tags": "바다, slow burn"}
    response = _save(
        editor, index, review_form(section("summary", "Typed words."), **{**right, **typed, **fields}), publish=True
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert message in html
    for words in ("A typed pitch.", "Typed words.", "바다", "slow burn"):
        assert words in html
    assert not ReviewPage.objects.exists()


def test_an_episode_without_its_number_is_said_when_it_is_published(editor: Client, index: BlogIndexPage) -> None:
    form = review_form(
        section("summary", "Typed words.", spoiler="episode"),
        work=str(WorkFactory().pk),
        date="2021-10-04",
        title="A Review",
    )
    html = _save(editor, index, form, publish=True).content.decode()
    assert "Say up to which episode or chapter this tells" in html
    assert "Typed words." in html
    assert _save(editor, index, form).status_code == 302


def test_tags_in_any_script_are_kept(editor: Client, index: BlogIndexPage) -> None:
    form = review_form(work=str(WorkFactory().pk), date="2021-10-04", tags='바다, "slow burn"')
    assert _save(editor, index, form, publish=True).status_code == 302
    assert sorted(ReviewPage.objects.get().tags.values_list("slug", flat=True)) == ["slow-burn", "바다"]


def test_a_draft_whose_work_was_deleted_opens_without_it(editor: Client, index: BlogIndexPage) -> None:
    review = ReviewPageFactory(parent=index)
    draft = ReviewPage.objects.get(pk=review.pk)
    draft.work = WorkFactory()
    draft.body = body(("summary", {"text": "<p>Typed words.</p>"}))
    draft.save_revision()
    draft.work.delete()
    response = editor.get(f"/admin/pages/{review.pk}/edit/")
    assert response.status_code == 200
    assert "Typed words." in response.content.decode()
    assert ReviewPage.objects.get().work == review.work


def test_a_review_whose_blocks_name_what_was_deleted_is_still_edited_and_read(
    editor: Client, index: BlogIndexPage
) -> None:
    person, tag, work = PersonFactory(), TagFactory(), WorkFactory()
    review = ReviewPageFactory(
        parent=index,
        date=datetime.date(2021, 10, 4),
        body=body(
            ("cast_comment", {"person": person.pk, "text": "<p>Of somebody.</p>"}),
            ("theme", {"tag": tag.pk, "text": "<p>Of something.</p>"}),
            ("next_up", {"work": work.pk, "text": "<p>After this.</p>"}),
        ),
    )
    for thing in (person, tag, work):
        thing.delete()
    assert editor.get(f"/admin/pages/{review.pk}/edit/").status_code == 200
    page = editor.get(review.url)
    assert page.status_code == 200
    for words in ("Of somebody.", "Of something.", "After this."):
        assert words in page.content.decode()
