"""Imports in the admin: begun, corrected, written whole or not at all, undone."""

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page, Revision

from blog.models import Author, ImportedPost, ImportRun, Person, PostPage, ReviewPage, Role, Tag, Work
from blog.parsing.corrections import Change, Correction
from blog.transfer import runs
from blog.transfer.reading import UnreadableFile
from blog.transfer.runs import OpenRun, Options, RunError, begin, open_run
from blog.transfer.undoing import undo
from blog.transfer.writer import PostWriter, Status, Wishes
from blog.web.index_page import BlogIndexPage
from tests.blog.transfer.parsing import parsed_review, review_text
from tests.factories import ReviewPageFactory, WatchlistEntryFactory, WorkFactory, body

pytestmark = pytest.mark.django_db

MONTH = Options(date="2021-10", tags=["archive"])


@pytest.fixture
def user() -> object:
    return get_user_model().objects.create_superuser("eve", "eve@verdict.example", "x")


def opened(index: BlogIndexPage, user: object, text: str = "", options: Options = MONTH) -> OpenRun:
    return open_run(begin(index, user, (text or review_text()).encode(), name="october.txt", options=options))


def counts() -> list[int]:
    return [model.objects.count() for model in (Page, Revision, Work, Person, Role, Author, Tag, ImportedPost)]


def test_beginning_writes_nothing_but_the_run(index, user):
    before = counts()

    run = opened(index, user)

    assert counts() == before
    assert (len(run), run.post(0).title, ImportRun.objects.get().source) == (1, "Salt Road", review_text())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no text but a binary file"),
        ("소금길 염부의 하루는 물때를 따른다".encode("euc-kr"), "its encoding is not known"),
        (b"so", "no post was found"),
        (b"<html><p>Salt Road</p></html>", "looks like HTML"),
        (b"x " * 800_000, "can be imported here"),
    ],
)
def test_what_cannot_be_read_is_refused_as_the_command_does(index, user, data, message):
    with pytest.raises(UnreadableFile, match=message):
        begin(index, user, data, name="x.txt", options=Options())
    assert not ImportRun.objects.exists()


def test_corrections_are_written_and_the_post_is_known_again_by_its_source(index, user):
    run = opened(index, user)
    recognised = run.post(0)
    theme = next(block for block in recognised.blocks if block.type == "summary")
    run.correct(
        0,
        lambda there: [
            *there,
            Correction(Change.TYPE, theme.lines[0].start, value="theme"),
            Correction(Change.FIELD, name="headline", value="The Road of Salt"),
        ],
    )

    (outcome,) = run.write(user)

    review = ReviewPage.objects.get()
    assert (outcome.status, review.title, review.live, review.work.title) == (
        Status.CREATED,
        "The Road of Salt",
        False,
        "Salt Road",
    )
    assert [block.block_type for block in review.body][2] == "theme"
    assert {block["value"].get("spoiler", "full") for block in review.body.get_prep_value()} == {"full"}
    assert list(review.tags.names()) == ["archive"]
    again = PostWriter(index, Wishes()).write(replace(parsed_review(), tags=("archive",)))
    assert (again.status, again.page) == (Status.UNCHANGED, review.pk)


def test_a_run_is_written_once(index, user):
    run = opened(index, user)
    run.write(user)
    with pytest.raises(RunError, match="already"):
        run.write(user)
    with pytest.raises(RunError, match="already"):
        run.correct(0, list)
    assert ReviewPage.objects.count() == 1


def test_of_a_run_all_is_written_or_nothing(index, user, monkeypatch):
    text = "\n\n".join(
        review_text(title=title, native=native) for title, native in (("One Sea", "하나"), ("Two Seas", "둘"))
    )
    run = opened(index, user, text)
    assert len(run) == 2
    before = counts()
    write = runs.PostWriter.write

    def refuse_the_second(self, post, **kwargs):
        outcome = write(self, post, **kwargs)
        return replace(outcome, status=Status.REFUSED, notes=("No room.",)) if post.title == "One Sea" else outcome

    with monkeypatch.context() as patched:
        patched.setattr(runs.PostWriter, "write", refuse_the_second)
        with pytest.raises(RunError, match="No room"):
            run.write(user)
    assert counts() == before

    run.leave_out([0])
    assert [outcome.title for outcome in run.write(user)] == ["Two Seas"]


def test_undoing_leaves_everything_as_it_was(index, user):
    WorkFactory(title="Another")
    before = counts()
    run = opened(index, user, f"By Ana\n\n{review_text()}")
    run.write(user)
    assert counts() != before

    assert undo(run.run, user) == []

    assert counts() == before
    assert not PostPage.objects.exists()
    again = ImportRun.objects.get()
    assert again.undone_at is not None
    assert not any(again.made.values())


def test_parts_that_a_known_work_got_go_again_and_the_work_stays(index, user):
    work = WorkFactory(title="Salt Road")
    run = opened(index, user)
    run.write(user)
    assert work.roles.count() == 1

    assert undo(run.run, user) == []

    assert (work.roles.count(), list(Work.objects.all()), Person.objects.count()) == (0, [work], 0)


def _edited(page: ReviewPage) -> None:
    page.pitch = "A ferry and a debt."
    page.save_revision()


def _published(page: ReviewPage) -> None:
    page.get_latest_revision().publish()


def _moved(page: ReviewPage) -> None:
    other = BlogIndexPage(title="Old", slug="old")
    page.get_parent().get_parent().add_child(instance=other)
    page.move(other, pos="last-child")


@pytest.mark.parametrize(("touch", "reason"), [(_edited, "edited since"), (_published, "published"), (_moved, "moved")])
def test_a_post_that_somebody_touched_stays_with_all_that_it_uses(index, user, touch, reason):
    run = opened(index, user)
    run.write(user)
    touch(ReviewPage.objects.get())

    kept = undo(ImportRun.objects.get(), user)

    assert [(each.kind, reason in each.reason) for each in kept if each.kind == "post"] == [("post", True)]
    assert ("work", "it is used elsewhere") in [(each.kind, each.reason) for each in kept]
    assert ReviewPage.objects.get().work.roles.get().person.name == "Pyo Jin Ah"
    ReviewPage.objects.get().delete()
    assert undo(run.run, user) == []
    assert not Work.objects.exists()
    assert not Person.objects.exists()


def test_what_others_use_or_changed_since_stays(index, user):
    run = opened(index, user)
    run.write(user)
    work, person = Work.objects.get(), Person.objects.get()
    WatchlistEntryFactory(work=work)

    kept = undo(run.run, user)

    assert [(each.kind, each.name, each.reason) for each in kept] == [
        ("work", "Salt Road", "it is used elsewhere"),
        ("person", "Pyo Jin Ah", "it is used elsewhere"),
    ]
    work.watchlist_entries.all().delete()
    person.name = "Pyo Jin-ah"
    person.save()
    assert [(each.kind, each.reason) for each in undo(run.run, user)] == [("person", "it has been changed since")]


def test_whom_a_draft_of_another_post_chooses_stays(index, user):
    run = opened(index, user)
    run.write(user)
    person = Person.objects.get()
    other = ReviewPageFactory(parent=index)
    other.body = body(("cast_comment", {"text": "<p>She listens.</p>", "person": person.pk}))
    other.save_revision()

    kept = undo(run.run, user)

    assert [(each.kind, each.reason) for each in kept] == [("person", "it is used elsewhere")]
