"""Tests of config.media, through the address that templates print."""

from pathlib import Path

import pytest

# What is not there is looked up among the redirects.
pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    folder = settings.MEDIA_ROOT / "images"
    folder.mkdir(parents=True)
    (folder / "poster.webp").write_bytes(b"RIFF")
    (tmp_path / "outside.txt").write_text("secret")
    return folder / "poster.webp"


def test_a_picture_is_served_and_may_be_kept(client, picture):
    response = client.get("/media/images/poster.webp")
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert response["Cache-Control"] == "public, max-age=2592000"
    assert b"".join(response.streaming_content) == b"RIFF"


def test_an_unchanged_picture_is_not_sent_again(client, picture):
    first = client.get("/media/images/poster.webp")
    again = client.get("/media/images/poster.webp", headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 304
    first.close()


@pytest.mark.parametrize(
    "path",
    [
        "images/none.webp",
        "images/",
        "",
        "../outside.txt",
        "images/../../outside.txt",
        "%2e%2e/outside.txt",
        "images/%00.webp",
    ],
)
def test_nothing_else_is_there(client, picture, path):
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "documents/contract.pdf",
        "/documents/contract.pdf",
        "./documents/contract.pdf",
        "documents//contract.pdf",
        "images/../documents/contract.pdf",
    ],
)
def test_documents_are_left_to_the_view_that_asks_who_may_read_them(client, picture, path):
    documents = picture.parents[1] / "documents"
    documents.mkdir()
    (documents / "contract.pdf").write_bytes(b"%PDF")
    assert client.get(f"/media/{path}").status_code == 404
