"""A draft that is pasted into a review, through the client: sections, corrections, blocks; nothing is kept or lost."""

import io
import json
import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from blog.editor.groups import REVIEWERS
from blog.models import ImportRun, Person
from blog.web.index_page import BlogIndexPage
from tests.blog.transfer.sources.clipboards import DRAFT, EDITORS, plain
from tests.factories import PersonFactory, WorkFactory

URL = "/admin/imports/paste/"
WORDS = [word for each in DRAFT for word in each.text.split()]


def sent(editor: Client, **fields: str) -> str:
    response = editor.post(URL, fields)
    assert response.status_code == 200
    return response.content.decode()


def log_in(html: str) -> str:
    return re.search(r'name="log" value="([^"]*)"', html)[1].replace("&quot;", '"')


def place(html: str, label: str) -> str:
    return re.search(rf'value="type:(\d+):\w+" aria-pressed="true">{label}<', html)[1]


def added(editor: Client, **fields: str) -> list[dict]:
    return json.loads(sent(editor, do="go:add", **fields))["blocks"]


def texts(block: dict) -> str:
    """The words of a block as the form will show them."""
    prose = [block["value"].get(name) for name in ("full", "text")]
    shown = [each["text"] for source in prose if source for each in json.loads(source)["blocks"]]
    return "\n".join(filter(None, [block["value"].get("heading"), *shown]))


@pytest.mark.parametrize("name", EDITORS)
def test_every_word_of_each_editor_becomes_a_block_and_all_are_full(
    index: BlogIndexPage, editor: Client, name: str
) -> None:
    blocks = added(editor, html=EDITORS[name](DRAFT), text=plain(DRAFT))
    assert [block["type"] for block in blocks] == [
        "text", "introduction", "summary", "cast_comment", "cast_comment", "verdict", "text",
    ]  # fmt: skip
    assert [word for block in blocks for word in texts(block).split()] == WORDS
    assert {tuple(block["value"].get("spoiler", ["full"])) for block in blocks} == {("full",)}
    assert not any(json.loads(block["value"].get("safe") or '{"blocks": []}')["blocks"][1:] for block in blocks)
    assert not ImportRun.objects.exists()
    assert not Person.objects.exists()


def test_it_is_shown_formatted_and_corrected_before_it_is_added(index: BlogIndexPage, editor: Client) -> None:
    pasted = {"html": EDITORS["wordpress"](DRAFT), "text": ""}
    html = sent(editor, **pasted)
    assert "<b>glued</b>" in html
    assert "1 picture cannot come along" in html
    assert "Nobody, or more than one, is called so here" in html

    at = place(html, "Summary")
    html = sent(editor, **pasted, log=log_in(html), do=f"type:{at}:theme")
    html = sent(editor, **pasted, log=log_in(html), do=f"omit:{place(html, 'Verdict')}")
    assert "left out" in html
    undone = sent(editor, **pasted, log=log_in(html), do="back")
    assert place(undone, "Verdict")
    assert [block["type"] for block in added(editor, **pasted, log=log_in(html))] == [
        "text", "introduction", "theme", "cast_comment", "cast_comment", "text",
    ]  # fmt: skip
    assert json.loads(sent(editor, **pasted, do="go:add"))["message"].startswith("7 sections were added, with")


def test_whoever_is_there_is_linked_and_a_second_verdict_is_text(index: BlogIndexPage, editor: Client) -> None:
    person = PersonFactory(name="Pyo Jin-ah")
    WorkFactory(title="Salt Road")
    blocks = added(editor, html="", text=plain(DRAFT), has_verdict="yes")
    chosen = [block["value"]["person"] for block in blocks if block["type"] == "cast_comment"]
    assert [each["id"] for each in chosen if each] == [person.pk]
    assert "verdict" not in [block["type"] for block in blocks]
    assert [word.removeprefix("·") for block in blocks for word in texts(block).split() if word != "·"] == WORDS


def test_what_the_draft_says_beside_its_sections_fills_the_form_and_the_work_where_they_say_nothing(
    index: BlogIndexPage, editor: Client
) -> None:
    work = WorkFactory(title="Salt Road", network="Tide TV", country="", episodes=None, episode_minutes=None)
    pasted = {"html": "", "text": plain(DRAFT), "work": str(work.pk)}
    html = sent(editor, **pasted)
    for said in ("8.5/10", "소금길", "Sogeumgil", "Pyo Jin Ah (Baek Do Ram)"):
        assert said in html
    assert "Netflix</dd>" not in html
    assert added(editor, **pasted)
    assert not Person.objects.exists()

    answer = json.loads(sent(editor, do="go:add", take="on", **pasted))
    assert answer["fields"] == {
        "title": "Salt Road", "rating_label": "MyDramaList", "rating_value": "8.5", "rating_scale": "10",
    }  # fmt: skip
    work.refresh_from_db()
    assert (work.network, work.country, work.episodes, work.episode_minutes) == ("Tide TV", "KR", 12, 58)
    assert [title.title for title in work.titles.all()] == ["소금길", "Sogeumgil"]
    person = Person.objects.get()
    assert [(role.person, role.character) for role in work.roles.all()] == [(person, "Baek Do Ram")]
    assert person.pk in [(block["value"].get("person") or {}).get("id") for block in answer["blocks"]]

    again = sent(editor, do="go:add", take="on", **pasted)
    assert json.loads(again)["fields"] == answer["fields"]
    assert (work.titles.count(), work.roles.count(), Person.objects.count()) == (2, 1, 1)
    assert ModelLogEntry.objects.for_instance(work).filter(action="wagtail.edit").count() == 1


def test_whoever_may_not_change_works_adds_the_sections_and_the_work_stays_as_it_is(
    index: BlogIndexPage, client: Client, django_user_model
) -> None:
    call_command("set_up_groups", stdout=io.StringIO())
    reviewers = Group.objects.get(name=REVIEWERS)
    reviewers.permissions.remove(*Permission.objects.filter(codename="change_work"))
    user = django_user_model.objects.create_user("mina", "mina@verdict.example", "x")
    user.groups.add(reviewers)
    client.force_login(user)
    work = WorkFactory(title="Salt Road", country="")
    pasted = {"html": "", "text": plain(DRAFT), "work": str(work.pk)}
    assert "소금길</dd>" not in sent(client, **pasted)
    answer = json.loads(sent(client, do="go:add", take="on", **pasted))
    assert answer["blocks"]
    assert answer["fields"]["rating_value"] == "8.5"
    work.refresh_from_db()
    assert (work.country, work.titles.count(), Person.objects.count()) == ("", 0, 0)


def test_a_draft_of_another_work_leaves_the_work_as_it_is(index: BlogIndexPage, editor: Client) -> None:
    work = WorkFactory(title="The Foghorn Tuner", network="")
    pasted = {"html": "", "text": plain(DRAFT), "work": str(work.pk)}
    assert "소금길</dd>" not in sent(editor, **pasted)
    assert json.loads(sent(editor, do="go:add", take="on", **pasted))["fields"]["rating_value"] == "8.5"
    work.refresh_from_db()
    assert (work.network, work.roles.count(), Person.objects.count()) == ("", 0, 0)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"html": "<p> </p>"}, "There is no text in what was pasted."),
        ({"html": "x" * 1_500_001}, "This is too much to paste at once."),
    ],
)
def test_what_cannot_be_read_says_so(
    index: BlogIndexPage, editor: Client, fields: dict[str, str], message: str
) -> None:
    assert message in sent(editor, **fields)


def test_a_broken_log_is_refused_and_strangers_are_sent_away(
    index: BlogIndexPage, editor: Client, client: Client
) -> None:
    assert editor.post(URL, {"text": "x", "log": '[{"at": 1}]'}).status_code == 400
    assert editor.get(URL).status_code == 405
    client.logout()
    assert client.post(URL, {"text": "x"}).status_code in (302, 403)


def test_markup_in_a_text_is_shown_as_letters(index: BlogIndexPage, editor: Client) -> None:
    html = sent(editor, html="", text="<script>alert(1)</script> she said.\n<b>No</b> more than that, and no less.")
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; she said." in html
