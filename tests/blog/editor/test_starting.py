"""“Write a review”: from a work that is there or is made on the spot into the editor."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission

from blog.blocks.body import SKELETON
from blog.models import ReviewPage, Work
from blog.web.index_page import BlogIndexPage
from tests.factories import BlogIndexPageFactory, ReviewPageFactory, WorkFactory, WorkTitleFactory

WRITE = "/admin/reviews/write/"
LISTED = "/admin/reviews/write/results/"


def _links(html: bytes) -> list[str]:
    return [str(link["href"]) for link in BeautifulSoup(html, "html.parser").select(".write-review__work")]


def _form(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def _reviewer(index: BlogIndexPage, *codenames: str) -> Client:
    group = Group.objects.create(name="Writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    group.permissions.add(*Permission.objects.filter(content_type__app_label="blog", codename__in=codenames))
    GroupPagePermission.objects.create(group=group, page=index, permission=Permission.objects.get(codename="add_page"))
    user = get_user_model().objects.create_user("writer")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_the_menu_the_first_page_and_the_list_of_reviews_lead_there(editor: Client, index: BlogIndexPage) -> None:
    for address in ("/admin/", "/admin/reviews/"):
        assert WRITE in editor.get(address).content.decode()


def test_a_work_is_found_by_its_native_title_and_leads_into_the_editor(editor: Client, index: BlogIndexPage) -> None:
    WorkFactory(title="Another Drama")
    work = WorkTitleFactory(work__title="The Tide Clerk", title="물때 서기").work
    assert len(_links(editor.get(WRITE).content)) == 2
    for address in (WRITE, LISTED):
        (link,) = _links(editor.get(address, {"q": "물때"}).content)
        assert link == f"/admin/pages/add/blog/reviewpage/{index.pk}/?work={work.pk}"


def test_the_editor_opens_with_work_title_and_skeleton_and_nothing_is_saved(
    editor: Client, index: BlogIndexPage
) -> None:
    work = WorkFactory(title="The Tide Clerk")
    response = editor.get(f"/admin/pages/add/blog/reviewpage/{index.pk}/?work={work.pk}")
    form = BeautifulSoup(response.content, "html.parser")
    assert form.select_one("#id_title")["value"] == "The Tide Clerk"
    assert form.select_one("#id_work")["value"] == str(work.pk)
    assert form.select_one("#id_rewatch").get("checked") is None
    assert [block["type"] for block in response.context["form"].instance.body.raw_data] == list(SKELETON)
    assert not ReviewPage.objects.exists()


def test_a_work_that_is_reviewed_already_says_so_and_opens_as_a_rewatch(editor: Client, index: BlogIndexPage) -> None:
    review = ReviewPageFactory(parent=index, title="Tides")
    page = editor.get(WRITE)
    assert f"/admin/pages/{review.pk}/edit/" in page.content.decode()
    (link,) = _links(page.content)
    assert _form(editor, link).select_one("#id_rewatch").get("checked") is not None


@pytest.mark.parametrize("key", ["", "0", "999", "²", "x", "1" * 30])
def test_an_address_that_names_no_work_opens_an_empty_form(editor: Client, index: BlogIndexPage, key: str) -> None:
    form = _form(editor, f"/admin/pages/add/blog/reviewpage/{index.pk}/?work={key}")
    assert not form.select_one("#id_title").get("value")


def test_a_work_is_made_on_the_spot_with_its_titles_and_facts(editor: Client, index: BlogIndexPage) -> None:
    data = {
        "new-title": "The Tide Clerk",
        "new-native_title": "물때 서기",
        "new-romanised_title": "Multtae Seogi",
        "new-kind": "drama",
        "new-country": "KR",
        "new-network": "Bada TV",
        "new-episodes": "16",
    }
    response = editor.post(WRITE, data)
    work = Work.objects.get()
    assert (work.network, work.episodes, work.slug) == ("Bada TV", 16, "the-tide-clerk")
    assert [(name.kind, name.language, name.title) for name in work.titles.all()] == [
        ("native", "ko", "물때 서기"),
        ("romanised", "ko-Latn", "Multtae Seogi"),
    ]
    assert parse_qs(urlsplit(response["Location"]).query) == {"work": [str(work.pk)]}
    assert _form(editor, response["Location"]).select_one("#id_title")["value"] == "The Tide Clerk"


def test_what_was_typed_stands_in_the_form_of_a_new_work(editor: Client, index: BlogIndexPage) -> None:
    form = _form(editor, f"{LISTED}?q=물때 서기")
    assert form.select_one("details").get("open") is not None
    assert form.select_one("#id_new-title")["value"] == "물때 서기"
    assert form.select_one("#id_new-native_title")["value"] == "물때 서기"


def test_a_work_that_is_there_already_is_not_made_again_and_nothing_typed_is_lost(
    editor: Client, index: BlogIndexPage
) -> None:
    WorkFactory(title="The Tide Clerk")
    data = {"new-title": "the tide-clerk", "new-kind": "drama", "new-network": "Bada TV"}
    html = editor.post(WRITE, data).content.decode()
    assert "The Tide Clerk is there already" in html
    assert "Bada TV" in html
    assert Work.objects.count() == 1


def test_ones_own_draft_is_offered_and_nobody_elses(editor: Client, index: BlogIndexPage, admin_user) -> None:
    own = ReviewPageFactory(parent=index, live=False, owner=admin_user)
    other = ReviewPageFactory(parent=index, live=False)
    html = editor.get(WRITE).content.decode()
    assert f"/admin/pages/{own.pk}/edit/" in html
    assert f"/admin/pages/{other.pk}/edit/" not in html


def test_where_there_are_two_blogs_the_chosen_one_is_written_in(editor: Client, index: BlogIndexPage) -> None:
    second = BlogIndexPageFactory(parent=index.get_parent(), slug="books", title="Books")
    WorkFactory()
    html = editor.get(WRITE).content.decode()
    assert re.search(r"<select[^>]*name=\"blog\"", html)
    (link,) = _links(editor.get(LISTED, {"blog": second.pk}).content)
    assert f"/{second.pk}/" in link


def test_without_a_blog_it_is_said_how_to_get_one(admin_client: Client) -> None:
    assert "There is no blog in which you may write." in admin_client.get(WRITE).content.decode()
    assert "Make it and write" not in admin_client.post(WRITE, {"new-title": "Tides"}).content.decode()
    assert not Work.objects.exists()


def test_who_may_not_make_works_is_not_offered_it(index: BlogIndexPage) -> None:
    client = _reviewer(index)
    WorkFactory()
    page = client.get(WRITE)
    assert len(_links(page.content)) == 1
    assert "It is not there yet" not in page.content.decode()
    client.post(WRITE, {"new-title": "Tides", "new-kind": "drama"})
    assert Work.objects.count() == 1


def test_who_may_add_no_page_has_no_such_line_in_the_menu(client: Client, index: BlogIndexPage) -> None:
    user = get_user_model().objects.create_user("guest")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert WRITE not in client.get("/admin/").content.decode()
    assert _links(client.get(WRITE).content) == []


def test_the_list_takes_as_many_queries_with_one_work_as_with_ten(editor: Client, index: BlogIndexPage) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            editor.get(LISTED, {"q": "drama"})
        return len(captured)

    ReviewPageFactory(parent=index, work=WorkTitleFactory().work)
    queries()
    few = queries()
    for _number in range(9):
        ReviewPageFactory(parent=index, work=WorkTitleFactory().work)
    assert queries() == few
