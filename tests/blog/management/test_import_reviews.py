"""`import_reviews` as it is typed: what it prints, writes, refuses, and how it ends."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image

from blog.models import PostPage, ReviewPage, Work
from blog.text.html import html_to_text
from tests.blog.transfer.parsing import review_text
from tests.blog.transfer.sources.seed import SEED, read_seed
from tests.factories import AuthorFactory, BlogIndexPageFactory, blog_site

Import = Callable[..., tuple[str, str]]


@pytest.fixture
def run() -> Import:
    """Run the command; what stood on standard output and on standard error."""

    def imported(*arguments: object) -> tuple[str, str]:
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("import_reviews", *map(str, arguments), stdout=out, stderr=err)
        except CommandError as error:
            err.write(str(error))
            error.output = out.getvalue(), err.getvalue()  # type: ignore[attr-defined]
            raise
        return out.getvalue(), err.getvalue()

    return imported


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """A file with one review."""
    path = tmp_path / "salt-road.txt"
    path.write_text(review_text(), encoding="utf-8")
    return path


def report_of(arguments: tuple[object, ...], run: Import) -> dict:
    return json.loads(run(*arguments, "--dry-run", "--report", "-")[0])


@pytest.mark.django_db(transaction=True)
def test_the_archive_page_becomes_readable_searchable_reviews(run, client: Client):
    read_seed()
    blog_site()
    report = report_of((SEED,), run)

    out, _ = run(SEED, "--publish")

    assert "2 created, 0 unchanged, 0 differing, 0 refused." in out
    pages = {page.title: page for page in ReviewPage.objects.live()}
    assert set(pages) == {post["title"] for post in report["posts"]}
    month = client.get("/reviews/2021/10/").content.decode()
    for post in report["posts"]:
        page = pages[post["title"]]
        assert client.get(page.url).status_code == 200
        assert page.url in month
        assert _stored(page) == [
            line for block in post["blocks"] for line in [*filter(None, [block["heading"]]), *block["text"].split("\n")]
        ]
    # Newest first on the page: the last post there was written first.
    assert pages[report["posts"][1]["title"]].pk < pages[report["posts"][0]["title"]].pk
    _found_by_search(client, report, pages)
    before = list(PostPage.objects.values())

    out, _ = run(SEED, "--publish")

    assert "Nothing changed" in out
    assert "0 created, 2 unchanged" in out
    assert list(PostPage.objects.values()) == before


def _found_by_search(client: Client, report: dict, pages: dict[str, ReviewPage]) -> None:
    second = report["posts"][1]
    actors = [{role["person"] for role in post["roles"] if role["job"] == "actor"} for post in report["posts"]]
    texts = ["\n".join(block["text"] for block in post["blocks"]) for post in report["posts"]]
    both = {name for name in actors[0] | actors[1] if all(name in text for text in texts)}
    first_title = report["posts"][0]
    # A phrase of the further title, wherever there is one.
    further = next(title for post in report["posts"] for title in post["other_titles"])
    of_further = next(post for post in report["posts"] if further in post["other_titles"])
    for query, posts in [
        (second["native_title"], [second]),
        (first_title["native_title"], [first_title]),
        (second["romanised_title"].split()[0], [second]),
        (" ".join(further.split()[-2:]), [of_further]),
        *((name, report["posts"]) for name in both),
    ]:
        answer = client.get("/search/", {"query": query}).content.decode()
        for post in posts:
            assert pages[post["title"]].url in answer, query
    assert both
    linked = 0
    for name in both:
        slug = name.lower().replace(" ", "-")
        answer = client.get(f"/reviews/people/{slug}/")
        linked += answer.status_code == 200 and all(page.url in answer.content.decode() for page in pages.values())
    assert linked >= 1


def _stored(page: ReviewPage) -> list[str]:
    lines: list[str] = []
    for block in page.body.get_prep_value():
        value = block["value"]
        assert value.get("spoiler", "full") == "full"
        lines += filter(None, [value.get("heading")])
        lines += html_to_text(value.get("full") or value["text"]).split("\n")
    return lines


def test_a_dry_run_touches_no_database(run, review):
    # Without the django_db mark every query fails.
    out, err = run(review, "--dry-run")

    assert "recognised: Salt Road" in out
    assert "Dry run: 1 recognised" in out
    assert err == ""


def test_the_report_stands_alone_on_standard_output(run, review):
    out, err = run(review, "--dry-run", "--report", "-", "--tag", "sea", "--tag", "winter", "--date", "2021-10")

    report = json.loads(out)
    assert report["posts"][0]["title"] == "Salt Road"
    assert report["posts"][0]["tags"] == ["sea", "winter"]
    assert report["posts"][0]["date"] == "2021-10"
    assert report["ledger"]["lost"] == 0
    assert "recognised: Salt Road" in err


def test_the_report_goes_to_a_file(run, review, tmp_path):
    run(review, "--dry-run", "--report", tmp_path / "report.json")

    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["posts"][0]["native_title"] == "소금길"


@pytest.mark.django_db
def test_the_report_of_a_real_run_leaves_standard_output_to_itself(run, review, index):
    out, err = run(review, "--report", "-")

    assert json.loads(out)["posts"][0]["title"] == "Salt Road"
    assert "1 created" in err


@pytest.mark.django_db
def test_piped_output_is_plain_lines(run, review, index):
    out, _ = run(review)

    assert "\r" not in out
    assert out.splitlines()[0] == "created: Salt Road (draft)"
    assert out.splitlines()[-1] == "1 created, 0 unchanged, 0 differing, 0 refused."


@pytest.mark.django_db
def test_a_draft_says_why_it_is_one_though_publishing_was_asked_for(run, review, index):
    out, _ = run(review, "--publish")

    assert "created: Salt Road (draft)" in out
    assert "stays a draft: it has no date" in out


@pytest.mark.django_db
def test_tags_author_and_user_are_those_of_the_options(run, review, index):
    AuthorFactory(name="Mina Hale")
    user = get_user_model().objects.create_user("mina")

    run(review, "--tag", "sea", "--tag", "winter", "--author", "Mina Hale", "--user", "mina")

    page = PostPage.objects.get()
    assert sorted(page.tags.names()) == ["sea", "winter"]
    assert page.author.name == "Mina Hale"
    assert page.owner == user


@pytest.mark.django_db
def test_posters_come_from_the_folder_of_media(run, review, index, tmp_path):
    (tmp_path / "uploads").mkdir()
    Image.new("RGB", (40, 60)).save(tmp_path / "uploads" / "Salt-Road.jpg")

    run(review, "--media", tmp_path)

    assert Work.objects.get().poster.width == 40


@pytest.mark.django_db
def test_one_bad_file_does_not_keep_the_others_and_is_told_by_the_exit(run, review, index, tmp_path):
    with pytest.raises(CommandError) as raised:
        run(tmp_path / "none.txt", review)

    out, err = raised.value.output
    assert "none.txt: there is no such file." in err
    assert "1 created, 0 unchanged, 0 differing, 0 refused; 1 file not imported." in out
    assert ReviewPage.objects.count() == 1


@pytest.mark.parametrize(
    "name, data, words",
    [
        ("empty.txt", b"", "the file is empty"),
        ("binary.txt", b"\x00\x01\x02", "binary file"),
        ("korean.txt", ("소금길의 겨울 " * 20).encode("euc-kr"), "encoding is not known"),
        ("page.html", b"<html><p>Salt Road", "HTML, which cannot be imported in this version"),
        ("post.md", b"# Salt Road", "Markdown, which cannot be imported in this version"),
        ("site.xml", b"<?xml version='1.0'?>", "cannot be imported in this version"),
        ("list.txt", b"milk\nbread\n", "no post was found in it"),
    ],
)
def test_a_file_that_cannot_be_imported_is_named_with_the_reason(run, tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)

    with pytest.raises(CommandError) as raised:
        run(tmp_path / name, "--dry-run")

    assert f"{name}: " in raised.value.output[1]
    assert words in raised.value.output[1]


def test_a_folder_is_refused(run, tmp_path):
    with pytest.raises(CommandError) as raised:
        run(tmp_path, "--dry-run")

    assert "this is a folder" in raised.value.output[1]


def test_windows_1252_is_said(run, tmp_path):
    text = review_text(native="Salzweg", paragraph="“A café”, he said – twice.")
    (tmp_path / "old.txt").write_bytes(text.encode("windows-1252"))

    out, _ = run(tmp_path / "old.txt", "--dry-run")

    assert "old.txt: read as Windows-1252." in out


@pytest.mark.parametrize("date", ["October", "2021-13", "2021-1", "20211004"])
def test_a_bad_date_is_refused_with_the_forms_that_are_understood(run, review, date):
    with pytest.raises(CommandError, match="2021, 2021-10 or 2021-10-04"):
        run(review, "--dry-run", "--date", date)


def test_a_report_into_no_folder_is_refused_before_anything_is_done(run, review, tmp_path):
    with pytest.raises(CommandError, match="no such folder"):
        run(review, "--report", tmp_path / "none" / "report.json")


@pytest.mark.django_db
def test_without_an_index_page_it_says_how_to_make_one(run, review):
    with pytest.raises(CommandError, match="Add child page"):
        run(review)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "option, words",
    [
        (("--index", "none"), "There is: reviews"),
        (("--user", "nobody"), "No user is called “nobody”"),
        (("--author", "Nobody"), "No author is called “Nobody”"),
        (("--media", "/nowhere/at/all"), "no such folder"),
    ],
)
def test_an_option_that_names_nothing_says_what_there_is(run, review, index, option, words):
    with pytest.raises(CommandError, match=words):
        run(review, *option)

    assert not PostPage.objects.exists()


@pytest.mark.django_db
def test_of_several_index_pages_one_must_be_chosen(run, review, index):
    BlogIndexPageFactory(parent=index.get_parent(), title="Books", slug="books")

    with pytest.raises(CommandError, match="Choose one with --index"):
        run(review)
    run(review, "--index", "books")

    assert PostPage.objects.get().get_parent().slug == "books"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("options", [(), ("--publish", "--date", "2021-10")])
def test_posts_are_in_the_index_once_they_are_stored(run, review, options):
    blog_site()

    run(review, *options)

    assert [page.title for page in ReviewPage.objects.all().search("grandmother")] == ["Salt Road"]
