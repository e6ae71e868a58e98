"""The admin's pages for works, people, tags, authors and the watch list: whatever is typed, they answer."""

import pytest
from django.test import Client

from blog.models import Person, PersonName, Work, WorkTitle
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    AuthorFactory,
    PersonFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WatchlistEntryFactory,
    WorkFactory,
    WorkTitleFactory,
)

KINDS = ["work", "person", "tag", "author", "watchlistentry"]
HOSTILE = ['"', "'", "%", "_", "\\", "a\0b", "(", "소금" * 2500, " ", "NOT", "*"]


@pytest.fixture
def everything(editor: Client) -> Client:
    """The editor's browser, with something of every kind to list."""
    work = WorkTitleFactory(work__title="Salt Road").work
    RoleFactory(work=work)
    TagFactory()
    AuthorFactory()
    WatchlistEntryFactory(work=work)
    return editor


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", HOSTILE)
def test_no_search_text_breaks_a_list_or_a_chooser(everything: Client, kind: str, query: str) -> None:
    for address in (
        f"/admin/snippets/blog/{kind}/",
        f"/admin/snippets/blog/{kind}/results/",
        f"/admin/snippets/choose/blog/{kind}/",
        f"/admin/snippets/choose/blog/{kind}/results/",
    ):
        assert everything.get(address, {"q": query}).status_code == 200, address


@pytest.mark.parametrize("query", HOSTILE)
def test_no_search_text_breaks_the_list_of_reviews(everything: Client, query: str) -> None:
    assert everything.get("/admin/reviews/", {"q": query}).status_code == 200
    assert everything.get("/admin/pages/", {"q": query}).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_in_a_form(everything: Client, kind: str) -> None:
    assert everything.get(f"/admin/snippets/blog/{kind}/add/").status_code == 200


def test_a_work_with_reviews_says_what_keeps_it_and_stays(editor: Client, index: BlogIndexPage) -> None:
    work = ReviewPageFactory(parent=index, title="A Review of It").work
    page = editor.get(f"/admin/snippets/blog/work/delete/{work.pk}/")
    assert page.status_code == 200
    assert "prevent it from being deleted" in page.content.decode()
    assert "A Review of It" in editor.get(f"/admin/snippets/blog/work/usage/{work.pk}/").content.decode()
    assert editor.post(f"/admin/snippets/blog/work/delete/{work.pk}/").status_code == 302
    assert editor.post(f"/admin/bulk/blog/work/delete/?id={work.pk}").status_code == 302
    assert Work.objects.filter(pk=work.pk).exists()


def test_a_person_in_use_says_where_and_stays(editor: Client) -> None:
    role = RoleFactory(work__title="Salt Road")
    page = editor.get(f"/admin/snippets/blog/person/delete/{role.person.pk}/")
    assert page.status_code == 200
    assert "prevent it from being deleted" in page.content.decode()
    assert "Salt Road" in editor.get(f"/admin/snippets/blog/person/usage/{role.person.pk}/").content.decode()
    assert editor.post(f"/admin/snippets/blog/person/delete/{role.person.pk}/").status_code == 302
    assert editor.post(f"/admin/bulk/blog/person/delete/?id={role.person.pk}").status_code == 302
    assert Person.objects.filter(pk=role.person.pk).exists()


def test_a_person_whom_nothing_names_can_be_deleted(editor: Client) -> None:
    person = PersonFactory()
    editor.post(f"/admin/snippets/blog/person/delete/{person.pk}/")
    assert not Person.objects.filter(pk=person.pk).exists()


def test_lists_show_the_other_names_and_find_by_them(editor: Client) -> None:
    WorkTitle.objects.create(work=WorkFactory(title="Salt Road"), title="소금길", language="ko").work.save()
    WorkFactory(title="Another One")
    PersonName.objects.create(person=PersonFactory(name="Han So-ra"), name="한소라", language="ko").person.save()
    for kind, query, title, other in (
        ("work", "saltroad", "Salt Road", "소금길"),
        ("work", "금길", "Salt Road", "소금길"),
        ("person", "HANSORA", "Han So-ra", "한소라"),
    ):
        for address in (f"/admin/snippets/blog/{kind}/results/", f"/admin/snippets/choose/blog/{kind}/results/"):
            html = editor.get(address, {"q": query}).content.decode()
            assert title in html
            assert other in html
            assert "Another One" not in html


@pytest.mark.parametrize("column", ["title", "review_count", "-review_count", "year", "nonsense"])
def test_the_list_of_works_can_be_ordered(everything: Client, column: str) -> None:
    assert everything.get("/admin/snippets/blog/work/", {"ordering": column}).status_code == 200
