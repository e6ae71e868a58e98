"""How the format of a file is told."""

from pathlib import Path

import pytest

from blog.transfer.formats import AUTO, choose_format
from blog.transfer.reading import UnreadableFile

TEXT = "Salt Road\n\nA long winter by the sea, and nobody writes home about it."


def test_a_page_of_posts_and_a_single_post_are_told_apart():
    page = f"Monthly Archives: October 2021\n\n{TEXT}"

    assert choose_format(Path("a.txt"), page) == "archive_text"
    assert choose_format(Path("a.txt"), TEXT) == "plain_text"


@pytest.mark.parametrize(
    "name, text, words",
    [
        ("a.html", TEXT, "HTML"),
        ("a.txt", "<!DOCTYPE html><p>Salt Road", "HTML"),
        ("a.md", TEXT, "Markdown"),
        ("a.txt", "---\ntitle: Salt Road\n---\n", "Markdown"),
        ("a.xml", TEXT, "WXR"),
        ("a.txt", '<?xml version="1.0"?><rss>', "WXR"),
    ],
)
def test_a_format_that_cannot_be_imported_is_named(name, text, words):
    with pytest.raises(UnreadableFile, match=words):
        choose_format(Path(name), text, AUTO)


def test_a_named_format_is_taken_without_a_look():
    assert choose_format(Path("a.md"), TEXT, "plain_text") == "plain_text"
