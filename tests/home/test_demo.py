"""The demo: whole, true to what it promises, and loaded once however often it is loaded."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client, override_settings
from wagtail.images import get_image_model

from blog.blocks.body import BodyBlock
from blog.models import Author, Person, PostPage, ReviewPage, Tag, WatchlistEntry, Work
from home.demo import catalogue
from home.demo.loader import EDITOR, PASSWORD, REVIEWER, load
from tests.home.posters import few_posters

WORD = re.compile(r"[\w'’]+")
RUN = 6
PROSE = ("text", "safe", "full", "heading", "pitch", "note", "bio", "summary", "source", "markdown", "caption", "alt")


def texts() -> Iterator[str]:
    """Every text of the demo that somebody reads as prose."""

    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for key, content in value.items():
                if key in PROSE or isinstance(content, list):
                    yield from strings(content)
        elif isinstance(value, list):
            for item in value:
                yield from strings(item)

    for post in (*catalogue.reviews(), *catalogue.posts()):
        yield from strings(post)
    for name in ("authors", "watchlist", "pages"):
        yield from strings(catalogue.entries(name))


def test_no_six_words_in_a_row_stand_twice() -> None:
    runs: Counter[tuple[str, ...]] = Counter()
    for text in texts():
        words = WORD.findall(text.casefold())
        runs.update({tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)})
    assert len(runs) > 10_000
    assert [" ".join(run) for run, times in runs.items() if times > 1] == []


def length(review: dict[str, Any]) -> int:
    """How many words a review has."""
    texts = (block.get(key, "") for block in review["blocks"] for key in ("text", "safe", "full", "markdown"))
    return sum(len(WORD.findall(text)) for text in texts)


def test_most_reviews_argue_at_length_three_go_on_and_two_are_short() -> None:
    lengths = sorted(length(review) for review in catalogue.reviews())
    assert lengths[0] >= 250
    assert lengths[1] <= 450
    assert lengths[2] >= 850
    assert lengths[-3] >= 3_000
    assert lengths[-1] <= 4_500


def test_the_catalogue_has_what_a_demo_must_show() -> None:
    works = {work["slug"]: work for work in catalogue.entries("works")}
    reviewed = [works[review["work"]] for review in catalogue.reviews()]
    assert len(reviewed) == 24
    assert len(catalogue.posts()) == 2
    assert len(catalogue.entries("people")) == 52
    assert {work["kind"] for work in reviewed} == {"drama", "film", "variety", "anime", "documentary", "book"}
    assert {work["country"] for work in reviewed} == {"KR", "JP", "TW", "GB", "AU", "IS"}
    languages = {title["language"] for work in reviewed for title in work.get("titles", [])}
    assert {"ko", "ko-Latn", "ja", "ja-Latn", "zh-Hant", "zh-Latn", "en", "is"} <= languages
    assert max(len(work["title"]) for work in reviewed) > 80
    assert [work["slug"] for work in reviewed if catalogue.poster_file(work["slug"]) is None] == ["the-lamprey-assizes"]


def test_the_reviews_are_rated_in_every_form() -> None:
    ratings = [review.get("rating", {}) for review in catalogue.reviews()]
    assert {rating["scale"] for rating in ratings if "scale" in rating} == {5, 10, 100}
    assert {rating["text"] for rating in ratings if rating.get("text") and "value" not in rating} == {
        "B+",
        "B++",
        "See me",
    }
    assert sum(1 for rating in ratings if not rating) == 2
    assert {rating["label"] for rating in ratings if rating.get("label")} == {"Drama Larder"}
    others = [rating for review in catalogue.reviews() for rating in review.get("external_ratings", [])]
    assert len({rating["source"] for rating in others}) >= 4
    assert all(rating["as_of"] for rating in others)


def test_works_were_finished_dropped_begun_and_seen_again() -> None:
    viewings = [review["viewing"] for review in catalogue.reviews()]
    assert [viewing["episode"] for viewing in viewings if viewing["state"] == "dropped"] == [3, 6, 9]
    assert [viewing["episode"] for viewing in viewings if viewing["state"] == "watching"] == [8]
    assert sum(1 for viewing in viewings if viewing["rewatch"]) == 2
    again = Counter(review["work"] for review in catalogue.reviews())
    assert [work for work, times in again.items() if times == 2] == ["there-is-no-last-bus", "salt-on-credit"]


def test_dates_go_from_2018_on_known_to_the_day_the_month_and_the_year() -> None:
    posts = [*catalogue.reviews(), *catalogue.posts()]
    assert {post["date"].year for post in posts} >= {2018, 2019, 2020, 2021, 2022, 2026}
    assert {post["date_precision"] for post in posts} == {"day", "month", "year"}
    months = Counter((post["date"].year, post["date"].month) for post in posts)
    assert months[2021, 10] == 3
    assert [review["date"] for review in catalogue.reviews()] == sorted(r["date"] for r in catalogue.reviews())


def test_works_are_related_in_every_way() -> None:
    relations = [relation for work in catalogue.entries("works") for relation in work.get("relations", [])]
    assert {relation["kind"] for relation in relations} == {"season_of", "sequel_of", "remake_of", "adaptation_of"}


def test_reviews_use_every_block_and_every_level() -> None:
    blocks = [block for review in catalogue.reviews() for block in review["blocks"]]
    assert {block["type"] for block in blocks} == set(BodyBlock().child_blocks)
    assert {block.get("spoiler") for block in blocks} == {None, "safe", "episode", "full"}
    assert any("||" in block.get("text", "") for block in blocks)
    tables = [block["markdown"] for block in blocks if "|---" in block.get("markdown", "")]
    assert all(">!" in table for table in tables)
    assert tables
    themes = Counter(block["tag"] for block in blocks if block["type"] == "theme" and "tag" in block)
    assert sum(1 for times in themes.values() if times >= 2) >= 5


def test_the_watch_list_has_ten_entries_in_every_state() -> None:
    states = Counter(entry["state"] for entry in catalogue.entries("watchlist"))
    assert states == {"watching": 2, "planned": 3, "paused": 1, "finished": 2, "dropped": 2}


def test_people_recur_in_reviewed_works_and_in_different_jobs() -> None:
    reviewed = {review["work"] for review in catalogue.reviews()}
    works: dict[str, set[str]] = {}
    jobs: dict[str, set[str]] = {}
    for work in catalogue.entries("works"):
        for role in work.get("roles", []):
            if work["slug"] in reviewed:
                works.setdefault(role["person"], set()).add(work["slug"])
                jobs.setdefault(role["person"], set()).add(role["job"])
    assert sum(1 for seen in works.values() if len(seen) >= 3) >= 8
    assert {person for person, done in jobs.items() if len(done) >= 2} == {
        "hwangbo-nok",
        "ketilbjorn-oddgeirsson",
        "kitsuregawa-yo",
        "seol-in-pyo",
    }


@pytest.fixture(scope="module")
def demo(module_rows: None) -> None:
    """The demo, loaded once for all tests, for a site that is served at an address of its own."""
    with override_settings(WAGTAILADMIN_BASE_URL="http://127.0.0.1:8234"), few_posters():
        load()


@pytest.mark.django_db
@few_posters()
def test_loading_twice_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def there() -> list[Any]:
        revisions = [review.latest_revision_id for review in ReviewPage.objects.order_by("pk")]
        models = (PostPage, Work, Person, Author, Tag, WatchlistEntry, get_image_model(), get_user_model())
        return [revisions, *(model.objects.count() for model in models)]

    call_command("load_demo")
    assert "24 reviews, 2 posts" in capsys.readouterr().out
    before = there()
    call_command("load_demo")
    assert "nothing was changed" in capsys.readouterr().out
    assert there() == before


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_pictures_stand_in_the_text_with_their_words(client: Client) -> None:
    alts: dict[str, list[str]] = {}
    for review in catalogue.reviews():
        for block in review["blocks"]:
            for picture in (*block.get("images", []), *([block["image"]] if "image" in block else [])):
                alts.setdefault(review["slug"], []).append(picture["alt"])
    assert sum(map(len, alts.values())) == 5
    for slug, words in alts.items():
        page = client.get(f"/reviews/{slug}/").content.decode()
        assert [alt for alt in words if f'alt="{alt}"' not in page] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_feeds_name_the_address_where_the_demo_is_served(client: Client) -> None:
    response = client.get("/reviews/feed/", headers={"host": "127.0.0.1:8234"})
    assert b"<link>http://127.0.0.1:8234/reviews/hm/</link>" in response.content


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_every_page_of_the_demo_is_there_for_readers(client: Client) -> None:
    addresses = ["/", "/reviews/", "/reviews/tag/", "/reviews/people/", "/reviews/works/", "/reviews/watch-list/"]
    addresses += [
        "/reviews/mentioned/",
        "/reviews/feed/",
        "/about/",
        "/privacy/",
        "/search/?query=salt",
        "/sitemap.xml",
    ]
    addresses += [post.url for post in PostPage.objects.live()]
    addresses += [f"/reviews/works/{work.slug}/" for work in Work.objects.filter(reviews__isnull=False)]
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)
    closed = WatchlistEntry.objects.exclude(review=None).values_list("work__slug", "state")
    assert set(closed) == {
        ("the-night-surveyors-second-traverse", "watching"),
        ("the-ice-clerk", "finished"),
        ("the-lamprey-assizes", "dropped"),
        ("low-pressure-husband", "dropped"),
    }
    assert set(Person.objects.exclude(portrait=None).values_list("slug", flat=True)) == {"ok-mal-sun", "maeng-du-sik"}
    front = client.get("/").context
    assert front["latest"].date == max(review["date"] for review in catalogue.reviews())
    assert front["watching"]
    assert front["top_people"][0].count >= 2


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_the_demo_s_users_can_sign_in(client: Client) -> None:
    for name in (EDITOR, REVIEWER):
        assert client.login(username=name, password=PASSWORD)
        assert client.get("/admin/").status_code == 200
