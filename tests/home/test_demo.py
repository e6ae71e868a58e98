"""The demo: whole, true to what it promises, and loaded once however often it is loaded."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from blog.models import Person, PostPage, ReviewPage, Tag, Work
from home.demo import catalogue
from home.demo.loader import EDITOR, PASSWORD, REVIEWER, load

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


def test_reviews_are_long_and_short() -> None:
    for review in catalogue.reviews():
        words = sum(
            len(WORD.findall(block.get(key, "")))
            for block in review["blocks"]
            for key in ("text", "safe", "full", "markdown")
        )
        assert 250 <= words <= 4_500, review["title"]


def test_the_catalogue_has_what_a_demo_must_show() -> None:
    reviews = catalogue.reviews()
    ratings = [review.get("rating", {}) for review in reviews]
    viewings = [review.get("viewing", {}) for review in reviews]
    assert len(reviews) == 20
    assert len(catalogue.entries("people")) == 52
    assert {rating["scale"] for rating in ratings if "scale" in rating} == {5, 10, 100}
    assert sum(1 for rating in ratings if rating.get("text") and "value" not in rating) == 1
    assert sum(1 for rating in ratings if not rating) == 1
    assert [viewing["episode"] for viewing in viewings if viewing.get("state") == "dropped"] == [3, 6]
    assert sum(1 for viewing in viewings if viewing.get("rewatch")) == 2
    assert len(catalogue.entries("watchlist")) == 6
    assert max(review["date"] for review in reviews).year - min(review["date"] for review in reviews).year >= 3
    languages = {title["language"] for work in catalogue.entries("works") for title in work.get("titles", [])}
    assert {"ko", "ja", "en"} <= languages


def test_at_least_three_people_recur_in_reviewed_works() -> None:
    reviewed = {review["work"] for review in catalogue.reviews()}
    works: dict[str, set[str]] = {}
    for work in catalogue.entries("works"):
        for role in work.get("roles", []):
            if work["slug"] in reviewed:
                works.setdefault(role["person"], set()).add(work["slug"])
    assert sum(1 for seen in works.values() if len(seen) >= 2) >= 3


@pytest.fixture
def one_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Render each poster in one size: rendering all of them takes longer than all other tests of the demo."""
    monkeypatch.setattr("home.demo.loader.POSTER_FILTERS", ("format-webp|width-200",))


@pytest.mark.django_db
@pytest.mark.usefixtures("one_size")
def test_loading_twice_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def there() -> list[Any]:
        revisions = [review.latest_revision_id for review in ReviewPage.objects.order_by("pk")]
        return [revisions, *(model.objects.count() for model in (PostPage, Work, Person, Tag, get_user_model()))]

    call_command("load_demo")
    assert "20 reviews" in capsys.readouterr().out
    before = there()
    call_command("load_demo")
    assert "nothing was changed" in capsys.readouterr().out
    assert there() == before


@pytest.mark.django_db
def test_feeds_name_the_address_where_the_demo_is_served(client: Client, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8234"
    load()
    response = client.get("/reviews/feed/", headers={"host": "127.0.0.1:8234"})
    assert b"<link>http://127.0.0.1:8234/reviews/hm/</link>" in response.content


@pytest.mark.django_db
def test_every_page_of_the_demo_is_there_for_readers(client: Client) -> None:
    load()
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
    front = client.get("/").context
    assert front["latest"].date == max(review["date"] for review in catalogue.reviews())
    assert front["watching"]
    assert front["top_people"][0].count >= 2


@pytest.mark.django_db
@pytest.mark.parametrize("name", [EDITOR, REVIEWER])
def test_the_demo_s_users_can_sign_in(client: Client, name: str) -> None:
    load()
    assert client.login(username=name, password=PASSWORD)
    assert client.get("/admin/").status_code == 200
