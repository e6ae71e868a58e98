"""A run: files read one by one, posts written oldest first, what happened counted."""

from pathlib import Path

import pytest

from blog.models import ImportedPost, PostPage
from blog.transfer.importing import Counts, ReadSource, RefusedFile, read_sources, write_source
from blog.transfer.writer import PostWriter, Status, Wishes
from tests.blog.transfer.parsing import review_text

PAGE = "Monthly Archives: March 2020\n\n" + "\n\n".join(
    review_text(title=title, native=native)
    for title, native in [("Newest", "새길"), ("Middle", "가운데"), ("Oldest", "옛길")]
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def read(*paths: Path, **options) -> list[ReadSource | RefusedFile]:
    return list(read_sources(map(str, paths), titles=None, **options))


def test_a_file_that_cannot_be_read_does_not_keep_the_next(page, tmp_path):
    refused, source = read(tmp_path / "missing.txt", page)

    assert isinstance(refused, RefusedFile)
    assert isinstance(source, ReadSource)
    assert len(source) == 3


def test_a_page_is_written_from_its_end_and_reported_in_its_own_order(page):
    (source,) = read(page)

    assert [post.title for post in source.in_order()] == ["Oldest", "Middle", "Newest"]
    assert [post.title for post in source.parsed().posts] == ["Newest", "Middle", "Oldest"]
    assert source.parsed().ledger.lost == 0


def test_every_post_gets_the_tags_of_the_run_and_keeps_its_own(page):
    (source,) = read(page, tags=["archive", "sea"])

    assert {post.tags for post in source.posts()} == {("archive", "sea")}


def test_a_file_without_a_post_is_refused(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("milk\n", encoding="utf-8")

    (refused,) = read(path)

    assert "no post was found" in refused.reason


@pytest.mark.django_db
def test_posts_of_one_title_in_a_source_stay_two_when_it_is_imported_again(index, tmp_path):
    # Same titles, same month, other words: each must find itself again, whichever comes first.
    path = tmp_path / "twice.txt"
    texts = [review_text(paragraph=words) for words in ("The river floods.", "The river is dry.")]
    path.write_text("Monthly Archives: March 2020\n\n" + "\n\n".join(texts), encoding="utf-8")

    def run() -> list[Status]:
        (source,) = read(path)
        return [outcome.status for outcome in write_source(source, PostWriter(index, Wishes(publish=True)))]

    assert run() == [Status.CREATED, Status.CREATED]
    assert run() == [Status.UNCHANGED, Status.UNCHANGED]
    assert PostPage.objects.count() == ImportedPost.objects.count() == 2


def test_counts_tell_everything_that_happened_and_whether_anything_failed():
    counts = Counts()
    counts.posts[Status.CREATED] = 2
    assert (str(counts), counts.has_failed) == ("2 created, 0 unchanged, 0 differing, 0 refused", False)

    counts.files = 1
    assert str(counts).endswith("; 1 file not imported")
    assert counts.has_failed
