"""The boundary: what of a post may stand outside its own page, and nothing else."""

import datetime
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.models import PostPage, ReviewPage, WorkLink
from blog.spoilers.levels import Level
from blog.spoilers.outgoing import Outgoing, Score, outgoing, safe_html, whole_text
from blog.spoilers.parts import Part
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    AuthorFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WorkFactory,
    WorkTitleFactory,
    body,
)

ROOT = Path(__file__).resolve().parents[3]


def part(level: Level | None, html: str, **kwargs: object) -> Part:
    return Part(block_id="x", block_type="text", level=level, html=html, **kwargs)


def test_safe_html_has_the_safe_parts_alone() -> None:
    parts = [
        part(None, "<p>disclaimer</p>"),
        part(Level.SAFE, "<p>open</p>"),
        part(Level.EPISODE, "<p>later</p>", episode=5),
        part(Level.FULL, "<p>ending</p>"),
    ]
    assert safe_html(parts) == "<p>open</p>"


def test_the_whole_text_leaves_out_only_the_disclaimer() -> None:
    parts = [part(None, "<p>disclaimer</p>"), part(Level.SAFE, "<p>open</p>"), part(Level.FULL, "<p>ending</p>")]
    assert whole_text(parts) == "open\nending"


_levels = st.sampled_from([None, Level.SAFE, Level.EPISODE, Level.FULL])


@given(st.lists(st.tuples(_levels, st.booleans()), max_size=12))
def test_no_word_of_a_hidden_part_or_inline_spoiler_is_safe(kinds: list[tuple[Level | None, bool]]) -> None:
    parts = []
    for number, (level, inline) in enumerate(kinds):
        word = f"word{number}word"
        parts.append(part(level, f'<p><span data-spoiler="">{word}</span></p>' if inline else f"<p>{word}</p>"))
    safe = safe_html(parts)
    for number, (level, inline) in enumerate(kinds):
        assert (f"word{number}word" in safe) == (level is Level.SAFE and not inline)


@pytest.mark.parametrize(
    "score, shown, on_ten",
    [
        (Score(Decimal("8.00"), 10, "MyDramaList", ""), "8/10", 8),
        (Score(Decimal("7.50"), 10, "", ""), "7.5/10", Decimal("7.5")),
        (Score(Decimal("4.50"), 5, "", ""), "4.5/5", 9),
        (Score(Decimal("100.00"), 100, "", ""), "100/100", 10),
        (Score(Decimal("9.00"), None, "", ""), "9", None),
        (Score(None, None, "", "B+"), "B+", None),
    ],
)
def test_a_score_is_shown_as_given_and_compared_on_ten(score: Score, shown: str, on_ten: Decimal | None) -> None:
    assert str(score) == shown
    assert score.on_ten == on_ten


@pytest.fixture
def review(index: BlogIndexPage) -> ReviewPage:
    work = WorkFactory(title="Salt Road", kind="drama", country="KR", episodes=16, episode_minutes=60)
    WorkTitleFactory(work=work)
    RoleFactory(work=work, person__name="Ana Lind", character="Seo")
    RoleFactory(work=work, person__name="Bo Ek", character="her real mother", spoiler=True)
    WorkLink.objects.create(work=work, kind="watch", label="Streamly", url="https://streamly.example/salt")
    WorkLink.objects.create(work=work, kind="same_as", label="Catalogue", url="https://catalogue.example/salt")
    page = ReviewPageFactory(
        parent=index,
        title="Salt Road",
        work=work,
        author=AuthorFactory(name="Ana"),
        rating_value=Decimal("8.0"),
        rating_scale=10,
        pitch="A road, and salt.",
        content_notes=["violence"],
        body=body(
            ("disclaimer", {"text": "<p>Spoilers ahead.</p>"}),
            ("introduction", {"text": "<p>Hello everybody.</p>", "spoiler": "safe"}),
            ("summary", {"heading": "He dies", "text": "<p>The ending is sad.</p>", "spoiler": "full"}),
            ("verdict", {"heading": "Why he dies", "safe": "<p>Watch it.</p>", "full": "<p>He had to die.</p>"}),
        ),
    )
    page.tags.add(TagFactory(name="grief"))
    page.save()
    return ReviewPage.objects.get(pk=page.pk)


def test_outgoing_has_the_facts_and_the_safe_words(review: ReviewPage) -> None:
    out = outgoing(review, in_full=True)
    assert (out.title, out.pitch, out.url) == ("Salt Road", "A road, and salt.", f"/reviews/{review.slug}/")
    assert [tag.name for tag in out.tags] == ["grief"]
    assert out.work.native.text == "소금길"
    assert out.work.hours == 16
    assert out.content_notes == ("violence",)
    assert out.safe_text == "Hello everybody.\nWatch it."
    assert str(out.rating) == "8/10"
    assert out.byline.name == "Ana"
    assert [link.label for link in out.work.watch_links] == ["Streamly"]


def test_a_character_marked_as_spoiler_does_not_leave(review: ReviewPage) -> None:
    out = outgoing(review, in_full=True)
    assert [(role.person, role.character) for role in out.work.roles] == [("Ana Lind", "Seo"), ("Bo Ek", "")]


def test_nothing_hidden_is_anywhere_in_it(review: ReviewPage) -> None:
    everything = repr(outgoing(review, in_full=True))
    for hidden in ("dies", "ending", "had to die", "Spoilers ahead", "real mother"):
        assert hidden not in everything


def test_a_list_hands_out_the_same_as_a_post_alone(review: ReviewPage) -> None:
    (card,) = PostPage.objects.cards()
    assert outgoing(card) == outgoing(review)


def test_a_preview_takes_the_words_as_they_are_in_the_editor(review: ReviewPage) -> None:
    review.body = body(("introduction", {"text": "<p>Changed.</p>", "spoiler": "safe"}))
    assert outgoing(review, fresh=True).safe_text == "Changed."
    assert outgoing(review).safe_text == "Hello everybody.\nWatch it."


def test_without_a_pitch_the_description_is_title_work_and_rating(review: ReviewPage) -> None:
    review.pitch, review.title = "", "A walk"
    assert outgoing(review).description == "A walk · Salt Road · 8/10"


@pytest.mark.parametrize("precision, iso", [("day", "2021-10-04"), ("month", "2021-10"), ("year", "2021")])
def test_the_date_is_published_as_far_as_it_is_known(review: ReviewPage, precision: str, iso: str) -> None:
    review.date, review.date_precision = datetime.date(2021, 10, 4), precision
    assert outgoing(review).iso_date == iso


def test_outgoing_cannot_be_changed_and_has_no_body(review: ReviewPage) -> None:
    out = outgoing(review)
    with pytest.raises(AttributeError):
        out.pitch = "other"  # type: ignore[misc]
    assert not hasattr(out, "body")
    assert "body" not in Outgoing.__dataclass_fields__


def test_no_outlet_search_or_page_of_the_blog_reads_a_body() -> None:
    rooms = [path for room in ("outlets", "search", "web") for path in (ROOT / "blog" / room).rglob("*.py")]
    own = {ROOT / "templates/blog/post_page.html", ROOT / "templates/blog/review_page.html"}
    templates = [path for path in (ROOT / "templates").rglob("*.html") if path not in own]
    assert rooms
    assert templates
    reading = [str(path.relative_to(ROOT)) for path in rooms + templates if re.search(r"\.body\b", path.read_text())]
    assert reading == []
