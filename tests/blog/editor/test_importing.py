"""Imports in the admin, through the client: who may, what bad input says, corrections, drafts, undoing."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import GroupPagePermission

from blog.models import ImportRun, Person, ReviewPage, Work
from blog.web.index_page import BlogIndexPage
from tests.blog.transfer.parsing import review_text

URL = "/admin/imports/"
TWO = "\n\n".join(
    review_text(title=title, native=native) for title, native in (("One Sea", "하나"), ("Two Seas", "둘"))
)


def begun(client: Client, index: BlogIndexPage, text: str = "", **options: str) -> str:
    """Paste a text; the address of the page that follows."""
    sent = {"text": text or review_text(), "index": index.pk, "format": "auto", **options}
    response = client.post(URL, sent)
    assert response.status_code == 302, response.context["form"].errors
    return response["Location"]


def section(html: str, label: str) -> str:
    """The place of the first section of a type, as the buttons name it."""
    return re.search(rf'value="type:(\d+):\w+" aria-pressed="true">{label}<', html)[1]


def pressed(client: Client, url: str, do: str, **fields: str) -> str:
    response = client.post(url, {"do": do, **fields}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_a_pasted_text_is_shown_beside_what_was_read_and_becomes_a_draft(index: BlogIndexPage, editor: Client) -> None:
    url = begun(editor, index, date="2021-10", tags="archive, sea")
    html = editor.get(url).content.decode()
    for shown in (
        "Pyo Jin Ah carries all of it",
        "line above the bracket",
        "8.5/10",
        "by its place",
        'value="Salt Road"',
    ):
        assert shown in html
    assert not ReviewPage.objects.exists()

    at = section(html, "Summary")
    html = pressed(editor, url, f"type:{at}:theme", **{"field-headline": "The Road of Salt"})
    assert section(html, "Theme") == at
    html = pressed(editor, url, f"type:{at}:text", **{f"onward-{at}": "on"})
    assert html.count('aria-pressed="true">Text<') == 1
    html = pressed(editor, url, "back")
    assert section(html, "Theme") == at
    html = pressed(editor, url, "", **{"role-0": "Pyo Jin-ah"})
    assert 'value="Pyo Jin-ah"' in html

    html = pressed(editor, url, "go:write")
    assert "1 draft was made." in html
    review = ReviewPage.objects.get()
    assert (review.title, review.live, sorted(review.tags.names())) == ("The Road of Salt", False, ["archive", "sea"])
    assert [block.block_type for block in review.body].count("theme") == 1
    assert Person.objects.get().name == "Pyo Jin-ah"
    assert editor.get(url)["Location"] == f"{URL}{ImportRun.objects.get().pk}/"

    html = editor.post(f"{URL}{ImportRun.objects.get().pk}/undo/", follow=True).content.decode()
    assert "nothing of it is left" in html
    assert not ReviewPage.objects.exists()
    assert not Work.objects.exists()
    editor.post(f"{URL}{ImportRun.objects.get().pk}/delete/")
    assert not ImportRun.objects.exists()


def test_a_script_gets_the_sections_alone(index: BlogIndexPage, editor: Client) -> None:
    url = begun(editor, index)
    at = section(editor.get(url).content.decode(), "Summary")
    response = editor.post(url, {"do": f"split:{at}"}, headers={"X-Requested-With": "fetch"})
    assert response.status_code == 200
    assert "<html" not in response.content.decode()
    response = editor.post(url, {"do": "", "field-date": "soon"}, headers={"X-Requested-With": "fetch"})
    assert "is no date" in response.content.decode()


def test_of_several_posts_the_chosen_ones_are_made_and_what_stays_is_named(
    index: BlogIndexPage, editor: Client
) -> None:
    url = begun(editor, index, TWO, date="2021-10")
    assert re.fullmatch(rf"{URL}\d+/", url)
    assert editor.get(url).content.decode().count('name="post"') == 2
    assert "No post is chosen" in editor.post(f"{url}write/", {"chosen": "yes"}, follow=True).content.decode()
    html = editor.post(f"{url}write/", {"chosen": "yes", "post": ["1"]}, follow=True).content.decode()
    assert "1 draft was made." in html
    review = ReviewPage.objects.get()
    assert review.title == "Two Seas"
    assert "already" in editor.post(f"{url}write/", {"chosen": "yes", "post": ["0"]}, follow=True).content.decode()

    review.pitch = "Two of them."
    review.save_revision()
    html = editor.post(f"{url}undo/", follow=True).content.decode()
    assert "it has been edited since" in html
    assert "it is used elsewhere" in html
    assert ReviewPage.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "The file is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00", "no text but a binary file"),
        ("a.txt", "물때를 따라 일하는 염부".encode("euc-kr"), "encoding is not known"),
        ("a.html", b"<p>Salt Road</p>", "looks like HTML"),
        ("a.txt", b"so", "No post was found"),
    ],
)
def test_bad_files_are_refused_with_the_reason_and_nothing_is_kept(
    index: BlogIndexPage, editor: Client, name: str, data: bytes, message: str
) -> None:
    response = editor.post(URL, {"file": SimpleUploadedFile(name, data), "index": index.pk, "format": "auto"})
    assert message in response.content.decode()
    assert not ImportRun.objects.exists()


def test_a_file_in_an_old_encoding_is_read_and_it_is_said(index: BlogIndexPage, editor: Client) -> None:
    data = review_text(native="Sel").encode("windows-1252")
    response = editor.post(
        URL, {"file": SimpleUploadedFile("old.txt", data), "index": index.pk, "format": "auto"}, follow=True
    )
    assert "Read as Windows-1252." in response.content.decode()
    assert "“glued”" in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": ""}, "Paste a text, or choose a file."),
        ({"text": review_text(), "date": "soon"}, "is no date"),
        ({"text": review_text(), "tags": "x" * 101}, "A tag has up to 100 characters."),
    ],
)
def test_a_form_that_lacks_something_says_what(
    index: BlogIndexPage, editor: Client, fields: dict[str, str], message: str
) -> None:
    assert message in editor.post(URL, {"index": index.pk, "format": "auto", **fields}).content.decode()
    assert not ImportRun.objects.exists()


def test_only_whoever_may_add_posts_imports_and_sees_only_their_own(
    index: BlogIndexPage, editor: Client, client: Client, django_user_model: type
) -> None:
    url = begun(editor, index)
    user = django_user_model.objects.create_user("ana", password="x")
    group = Group.objects.create(name="Reviewers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)

    assert client.get(URL).status_code == 302
    assert URL not in client.get("/admin/").content.decode()

    add = Permission.objects.get(codename="add_page")
    GroupPagePermission.objects.create(group=group, page=index, permission=add)
    assert URL in client.get("/admin/").content.decode()
    assert client.get(url).status_code == 404
    own = begun(client, index)
    assert client.get(own).status_code == 200
    assert editor.get(own).status_code == 200
    html = pressed(client, own, "go:write")
    assert "1 draft was made." in html
    run = ImportRun.objects.get(user=user)
    assert "nothing of it is left" in client.post(f"{URL}{run.pk}/undo/", follow=True).content.decode()
