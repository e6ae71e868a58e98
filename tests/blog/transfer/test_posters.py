"""Posters from a folder: found by file name, given to works without one."""

from io import BytesIO

import pytest
from PIL import Image
from wagtail_factories import ImageFactory

from blog.models import Work
from blog.transfer.doubts import Doubts
from blog.transfer.posters import PosterFolder
from tests.factories import WorkFactory

pytestmark = pytest.mark.django_db


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (20, 30), "navy").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("name", ["Salt Road.png", "salt-road.PNG", "posters/Salt Road.png"])
def test_case_blanks_hyphens_and_folders_do_not_count(tmp_path, name):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "Salt Road.png").write_bytes(picture())
    work = WorkFactory(title="Salt Road")

    PosterFolder(tmp_path).give(work, name, Doubts())

    assert Work.objects.get().poster.title == "Salt Road"


def test_a_poster_that_is_there_stays(tmp_path):
    (tmp_path / "a.png").write_bytes(picture())
    work = WorkFactory(poster=ImageFactory())

    PosterFolder(tmp_path).give(work, "a.png", Doubts())

    assert Work.objects.get().poster == work.poster


@pytest.mark.parametrize(
    "name, words", [("missing.png", "No picture called"), ("broken.png", "no picture that can be")]
)
def test_a_picture_that_is_missing_or_cannot_be_read_is_said(tmp_path, name, words):
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    work, doubts = WorkFactory(), Doubts()

    PosterFolder(tmp_path).give(work, name, doubts)

    assert Work.objects.get().poster is None
    assert [words in doubt.text for doubt in doubts.found] == [True]
