"""What a query finds, in which order, and what is said of it."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from blog.models import PersonName, PostPage, ReviewPage
from blog.search.listing import documents_of
from blog.search.query import parse
from blog.search.results import Rank, Result, ResultPaginator, find
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    PersonFactory,
    PostPageFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WorkFactory,
    WorkTitleFactory,
    body,
)

pytestmark = pytest.mark.django_db


def says(text: str, level: str = "safe") -> object:
    """A body of one block."""
    return body(("introduction", {"text": f"<p>{text}</p>", "spoiler": level}))


def search(index: BlogIndexPage, typed: str) -> list[tuple[str, Rank]]:
    """Titles of the posts found, with their ranks."""
    hits = find(documents_of(index), parse(typed))
    titles = dict(PostPage.objects.values_list("pk", "title"))
    return [(titles[hit.pk], hit.rank) for hit in hits]


def results(index: BlogIndexPage, typed: str) -> list[Result]:
    """The first page of results."""
    found = find(documents_of(index), parse(typed))
    return list(ResultPaginator(found, RequestFactory().get("/")).page(1))


@pytest.fixture
def lantern(index: BlogIndexPage, committed: Callable) -> BlogIndexPage:
    """Six posts that meet the word in six ways, made in an order that tells nothing."""
    with committed():
        PostPageFactory(parent=index, title="In hiding", body=says("A lantern. " * 30, "full"))
        PostPageFactory(parent=index, title="In the text", body=says("A lantern. " * 30))
        tagged = PostPageFactory(parent=index, title="Tagged")
        tagged.tags.add(TagFactory(name="lantern"))
        tagged.save()
        starring = ReviewPageFactory(parent=index, title="Starring")
        RoleFactory(work=starring.work, person=PersonFactory(name="Lantern Kim"))
        named = ReviewPageFactory(parent=index, title="Deung")
        WorkTitleFactory(work=named.work, kind="other", language="", title="Lantern")
        ReviewPageFactory(parent=index, title="The lantern of it", work=WorkFactory(title="Lantern"))
    return index


def test_titles_come_before_people_tags_text_and_hidden_text(lantern: BlogIndexPage) -> None:
    assert search(lantern, "Lantern") == [
        ("The lantern of it", Rank.EXACT_TITLE),
        ("Deung", Rank.TITLE),
        ("Starring", Rank.PERSON),
        ("Tagged", Rank.TAG),
        ("In the text", Rank.TEXT),
        ("In hiding", Rank.HIDDEN_TEXT),
    ]


def test_each_result_says_by_which_name_it_was_found(lantern: BlogIndexPage) -> None:
    said = [(result.name.kind, result.name.name) if result.name else None for result in results(lantern, "lantern")]
    assert said == [("work", "Lantern"), ("work", "Lantern"), ("person", "Lantern Kim"), ("tag", "lantern"), None, None]


def test_a_name_that_is_the_title_is_not_said_again(index: BlogIndexPage) -> None:
    ReviewPageFactory(parent=index, title="Lantern", work=WorkFactory(title="Lantern"))
    (result,) = results(index, "lantern")
    assert result.name is None


def test_words_of_the_text_are_shown_and_hidden_ones_announced(lantern: BlogIndexPage) -> None:
    *_others, in_text, hidden = results(lantern, "lantern")
    assert "<mark>lantern</mark>" in in_text.snippet
    assert not in_text.hidden
    assert (hidden.hidden, hidden.snippet) == (True, "")


def test_a_page_title_counts_as_a_title(index: BlogIndexPage) -> None:
    PostPageFactory(parent=index, title="Salt, explained", body=says("nothing"))
    PostPageFactory(parent=index, title="Pepper", body=says("Salt. " * 30))
    PostPageFactory(parent=index, title="Salt")
    assert search(index, "salt") == [
        ("Salt", Rank.EXACT_TITLE),
        ("Salt, explained", Rank.TITLE),
        ("Pepper", Rank.TEXT),
    ]


def test_title_words_in_another_order_are_still_a_title(index: BlogIndexPage) -> None:
    PostPageFactory(parent=index, title="Cove to Heaven")
    assert search(index, "heaven cove") == [("Cove to Heaven", Rank.TITLE)]


def test_words_may_stand_in_names_and_text_together(index: BlogIndexPage, committed: Callable) -> None:
    with committed():
        review = ReviewPageFactory(parent=index, title="Salt", body=says("A lighthouse."))
        RoleFactory(work=review.work, person=PersonFactory(name="Ana Lind"), character="Mira")
    assert search(index, "ana lighthouse") == [("Salt", Rank.TEXT)]
    assert search(index, '"ana lind" mira salt') == [("Salt", Rank.TEXT)]


def test_a_description_that_gives_something_away_is_hidden(index: BlogIndexPage, committed: Callable) -> None:
    with committed():
        review = ReviewPageFactory(parent=index, title="Salt")
        RoleFactory(work=review.work, character="her real mother", spoiler=True)
    (result,) = results(index, "real mother")
    assert result.hidden
    assert "mother" not in repr(result)


def test_a_phrase_asks_for_its_order(index: BlogIndexPage) -> None:
    PostPageFactory(parent=index, title="One", body=says("grey salt"))
    PostPageFactory(parent=index, title="Two", body=says("salt, not grey"))
    assert search(index, '"grey salt"') == [("One", Rank.TEXT)]


def test_another_name_of_a_person_finds_their_reviews(index: BlogIndexPage, committed: Callable) -> None:
    with committed():
        review = ReviewPageFactory(parent=index, title="Salt")
        role = RoleFactory(work=review.work, person=PersonFactory(name="Chae Soo-young"))
        PersonName.objects.create(person=role.person, kind="other", name="Sooyoung")
    assert search(index, "choi sooyoung") == [("Salt", Rank.PERSON)]
    (result,) = results(index, "sooyoung")
    assert result.name is not None
    assert result.name.name == "Sooyoung"


def test_of_equals_the_newest_comes_first(index: BlogIndexPage) -> None:
    work = WorkFactory(title="Lantern")
    for year in (2019, 2023, 2021):
        ReviewPageFactory(parent=index, title=f"In {year}", work=work, date=datetime.date(year, 1, 1))
    assert [title for title, _rank in search(index, "lantern")] == ["In 2023", "In 2021", "In 2019"]


def test_what_is_not_public_is_not_found(index: BlogIndexPage, committed: Callable) -> None:
    blocks = body(
        ("introduction", {"text": "<p>A lighthouse.</p>", "spoiler": "safe"}),
        ("summary", {"text": "<p>It burns.</p>", "spoiler": "full"}),
    )
    with committed():
        review = ReviewPageFactory(parent=index, title="Lantern", work=WorkFactory(title="Lantern"), body=blocks)
        RoleFactory(work=review.work, person=PersonFactory(name="Ana Lind"))
        review.tags.add(TagFactory(name="grief"))
        review.save()
    typed = ["lantern", "Ana Lind", "grief", "lighthouse", "burns"]

    def found() -> list[int]:
        return [len(search(index, words)) for words in typed]

    assert found() == [1] * 5
    review.view_restrictions.create(restriction_type="login")
    assert found() == [0] * 5
    review.view_restrictions.all().delete()
    ReviewPage.objects.get(pk=review.pk).unpublish()
    assert found() == [0] * 5


def test_posts_of_another_index_are_not_found(index: BlogIndexPage) -> None:
    other = BlogIndexPage(title="Other", slug="other")
    index.get_parent().add_child(instance=other)
    PostPageFactory(parent=other, title="Lantern")
    assert search(index, "lantern") == []


def test_finding_takes_at_most_eight_queries(lantern: BlogIndexPage) -> None:
    documents = documents_of(lantern)
    with CaptureQueriesContext(connection) as queries:
        assert len(find(documents, parse("lantern"))[0:10]) == 6
    assert len(queries) <= 8


def test_each_post_is_found_once_and_on_one_page(index: BlogIndexPage, settings: object) -> None:
    settings.VERDICT_POSTS_PER_PAGE = 2
    work = WorkFactory(title="Lantern")
    for number in range(5):
        ReviewPageFactory(parent=index, title=f"Lantern {number}", work=work, body=says("lantern"))
    found = find(documents_of(index), parse("lantern"))
    paginator = ResultPaginator(found, RequestFactory().get("/"))
    titles = [result.post.title for number in paginator.page_range for result in paginator.page(number)]
    assert (paginator.count, paginator.num_pages) == (5, 3)
    assert sorted(titles) == [f"Lantern {number}" for number in range(5)]


def test_of_names_with_as_many_errors_the_one_that_is_nearest_in_length_is_meant_and_stands_first(
    index: BlogIndexPage,
) -> None:
    for number, title in enumerate(["The Night Surveyors", "The Night Surveyors: Second Traverse"]):
        work = WorkFactory(title=title)
        ReviewPageFactory(parent=index, title=title, work=work, date=datetime.date(2021 + number, 1, 1))

    found = find(documents_of(index), parse("night surveyers"))

    assert found.corrected is not None
    assert found.corrected.name == "The Night Surveyors"
    named = [hit.name.name for hit in found if hit.name]
    assert named == ["The Night Surveyors", "The Night Surveyors: Second Traverse"]
