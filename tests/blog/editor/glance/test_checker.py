"""The hints in Wagtail's checker: in the editor, in a preview, and on the page."""

import json
import re
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from blog.editor.glance.hints import Code
from blog.web.index_page import BlogIndexPage
from tests.blog.editor.review_form import form_of
from tests.factories import PersonFactory, ReviewPageFactory, body


def _checker(html: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """The checker's rules and messages."""
    found = re.search(r'<script id="checker-axe-configuration"[^>]*>(.*?)</script>', html.decode(), re.DOTALL)
    assert found is not None
    configuration = json.loads(found[1])
    rules = {rule["id"]: rule for rule in configuration["spec"]["rules"]}
    assert set(rules) & set(configuration["options"]["runOnly"]) >= {f"blog-{code}" for code in Code}
    assert {check["id"] for check in configuration["spec"]["checks"]} >= {f"check-blog-{code}" for code in Code}
    return rules, configuration["messages"]


def _stranger(index: BlogIndexPage) -> Any:
    comment = ("cast_comment", {"person": PersonFactory(name="Yu Gi-wan").pk, "text": "<p>Good.</p>"})
    return ReviewPageFactory(parent=index, pitch="Watch it.", body=body(comment))


def test_the_editor_knows_the_names_of_all_checks(editor: Client, index: BlogIndexPage) -> None:
    _rules, messages = _checker(editor.get(f"/admin/pages/{_stranger(index).pk}/edit/").content)
    assert messages["blog-stranger"]["error_name"] == "A cast comment on somebody who is not in the cast"
    assert "alt-text-quality" in messages


def test_a_page_says_to_its_editor_where_the_hints_are(editor: Client, index: BlogIndexPage) -> None:
    review = _stranger(index)
    response = editor.get(review.url)
    rules, messages = _checker(response.content)
    assert rules["blog-stranger"]["selector"] == f'[id="{review.body[0].id}"]'
    assert messages["blog-stranger"]["error_name"] == "Yu Gi-wan is not in the cast of the work."
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select(rules["blog-stranger"]["selector"])
    for code in Code:
        if code is not Code.STRANGER:
            assert not page.select(rules[f"blog-{code}"]["selector"])
    assert "blog/admin/checks.js" in response.content.decode()


def test_a_preview_is_checked_as_the_form_stands(editor: Client, index: BlogIndexPage) -> None:
    review = _stranger(index)
    preview = f"/admin/pages/{review.pk}/edit/preview/"
    assert editor.post(preview, {**form_of(review), "pitch": ""}).json()["is_valid"]
    response = editor.get(preview, {"in_preview_panel": "true"})
    rules, _messages = _checker(response.content)
    assert BeautifulSoup(response.content, "html.parser").select(rules["blog-pitch-missing"]["selector"])


def test_pages_that_are_no_posts_have_wagtails_checks_alone(editor: Client, index: BlogIndexPage) -> None:
    assert b"check-blog-" not in editor.get(index.url).content


def test_readers_are_told_nothing(client: Client, index: BlogIndexPage) -> None:
    assert b"check-blog-" not in client.get(_stranger(index).url).content
