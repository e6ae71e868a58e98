"""Finding works, people and tags by their names."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.models import Person, PersonName, PostPage, Work
from blog.search.names import MOST_NAMES, MOST_SIMILAR, Closeness, find_names, similar_names
from blog.text.names import name_key
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, PostPageFactory, TagFactory, WorkFactory, WorkTitleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def heaven() -> Work:
    """A work with titles in three writings."""
    work = WorkFactory(title="Cove to Heaven")
    WorkTitleFactory(work=work, title="코브 투 헤븐")
    WorkTitleFactory(work=work, kind="romanised", language="ko-Latn", title="Kobeu Tu Hebeun")
    return work


def found(typed: str) -> list[tuple[str, Closeness]]:
    """Names and how the query stands to them."""
    return [(name.name, name.closeness) for name in find_names(name_key(typed))]


@pytest.mark.parametrize(
    "typed", ["Cove to Heaven", "covetoheaven", "COVE-TO-HEAVEN", "코브투헤븐", "코브 투 헤븐", "kobeu tu hebeun"]
)
def test_a_title_in_any_script_is_found_whatever_its_blanks(heaven: Work, typed: str) -> None:
    (name,) = find_names(name_key(typed))
    assert (name.kind, name.pk, name.closeness) == ("work", heaven.pk, Closeness.EXACT)


def test_the_native_title_says_its_language(heaven: Work) -> None:
    (name,) = find_names(name_key("코브투헤븐"))
    assert (name.name, name.language, name.main) == ("코브 투 헤븐", "ko", False)


def test_a_beginning_is_closer_than_an_inside(heaven: Work) -> None:
    WorkFactory(title="Heaven Knows")
    assert found("heaven") == [("Heaven Knows", Closeness.BEGINS), ("Cove to Heaven", Closeness.WITHIN)]


def test_an_exact_name_comes_first_and_short_names_before_long_ones() -> None:
    for name in ("Kim Mina Rae", "Kim Mina", "Kim"):
        PersonFactory(name=name)
    assert [name for name, _closeness in found("kim")] == ["Kim", "Kim Mina", "Kim Mina Rae"]


def test_part_of_a_hangul_compound_is_found() -> None:
    WorkFactory(title="유품정리사")
    assert found("정리사") == [("유품정리사", Closeness.WITHIN)]
    assert found("정리") == [("유품정리사", Closeness.WITHIN)]


def test_a_part_of_a_name_begins_with_a_word() -> None:
    WorkFactory(title="Heaven")
    WorkFactory(title="Oh Heather")
    assert found("ea") == found("eaven") == []
    assert found("he") == [("Heaven", Closeness.BEGINS), ("Oh Heather", Closeness.WITHIN)]


def test_words_of_a_name_may_stand_in_any_order() -> None:
    PersonFactory(name="Lee Je-hoon")
    PersonFactory(name="Lee Ji-ho")
    assert [name.name for name in find_names("jehoonlee", ["je", "hoon", "lee"])] == ["Lee Je-hoon"]
    assert [name.name for name in find_names("hoonlee", ["ho", "lee"])] == ["Lee Ji-ho", "Lee Je-hoon"]
    assert find_names("jehoonkim", ["je", "hoon", "kim"]) == []


def test_the_titles_of_live_posts_are_names(index: BlogIndexPage) -> None:
    post = PostPageFactory(parent=index, title="Salt, explained")
    (name,) = find_names("explained")
    assert (name.kind, name.pk, name.name) == ("post", post.pk, "Salt, explained")
    PostPage.objects.get(pk=post.pk).unpublish()
    assert find_names("explained") == []


def test_one_latin_letter_finds_a_name_of_one_letter() -> None:
    WorkFactory(title="D")
    WorkFactory(title="Doom")
    assert found("d") == [("D", Closeness.EXACT)]


def test_other_names_of_a_person_and_tags_are_found() -> None:
    person = PersonFactory(name="Chae Soo-young")
    PersonName.objects.create(person=person, kind="other", name="Sooyoung")
    TagFactory(name="slow burn")
    assert [name.kind for name in find_names("sooyoung")] == ["person", "person"]
    assert found("slow-burn") == [("slow burn", Closeness.EXACT)]


def test_wildcards_of_the_database_are_letters_like_others() -> None:
    WorkFactory(title="Heaven")
    assert found("%%%") == found("___") == found("h%n") == []


def test_nothing_asks_for_nothing() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert find_names("") == []
    assert len(queries) == 0


def test_a_query_that_fits_everything_is_one_query_with_an_end() -> None:
    for number in range(MOST_NAMES + 5):
        TagFactory(name=f"tag {number}")
    with CaptureQueriesContext(connection) as queries:
        assert len(find_names("tag")) == MOST_NAMES
    assert len(queries) == 1


SIMILAR = [
    ("Coev to Heavn", "Cove to Heaven"),
    ("covtoheaven", "Cove to Heaven"),
    ("heavne", "Cove to Heaven"),
    ("coce", "Cove to Heaven"),
    ("Chae Soo Yung", "Chae Soo-young"),
    ("soojoung", "Chae Soo-young"),
    ("코부투헤븐", "코브 투 헤븐"),
    ("코브 투 해븐", "코브 투 헤븐"),
    ("slow brun", "slow burn"),
    ("Seasn 2", "Season 2"),
]


@pytest.mark.parametrize("typed, name", SIMILAR)
def test_one_or_two_typing_errors_are_forgiven(heaven: Work, typed: str, name: str) -> None:
    PersonFactory(name="Chae Soo-young")
    TagFactory(name="slow burn")
    for number in (1, 2, 3):
        WorkFactory(title=f"Season {number}")
    assert [found.name for found in similar_names(typed)] == [name]


@pytest.mark.parametrize("typed", ["", "!!!", "cov", "heben to cove", "Cave te Heavin", "Season 4", "xyzzy"])
def test_more_errors_short_words_and_other_numbers_are_not(heaven: Work, typed: str) -> None:
    WorkFactory(title="Season 3")
    assert similar_names(typed) == []


def test_similar_names_take_one_query() -> None:
    for number in range(60):
        PersonFactory(name=f"Chae Soo-young {number}")
    with CaptureQueriesContext(connection) as queries:
        assert len(similar_names("Chae Soo Yung")) <= MOST_SIMILAR
    assert len(queries) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(name=st.text(min_size=1, max_size=40).filter(lambda text: "\x00" not in text and text.strip()))
def test_every_name_is_found_by_itself(name: str) -> None:
    person = Person.objects.create(name=name)
    key = name_key(name)
    assert not key or (person.pk, Closeness.EXACT) in [(found.pk, found.closeness) for found in find_names(key)]
    person.delete()
