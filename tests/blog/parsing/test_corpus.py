"""Recognition of the made-up posts: what is right, and what `certain` is worth, each with the figure it must reach."""

import pytest

from blog.parsing.titles.brackets import is_bracket_line
from blog.text.scripts import fold
from blog.transfer.sources import archive_text, plain_text
from tests.blog.parsing.corpus import LONG, MadeUpPost, Score, load, score
from tests.blog.parsing.mutations import MUTATIONS

POSTS = load()
TUNED = [post for post in POSTS if not post.is_held_out]
HELD_OUT = [post for post in POSTS if post.is_held_out]
LONG_POSTS = load(LONG)


def _score(posts: list[MadeUpPost]) -> Score:
    total = Score()
    for post in posts:
        parsed = archive_text.parse(post.text).posts
        assert len(parsed) == 1, post.name
        total += score(post, parsed[0])
    return total


def _reaches_the_figures(total: Score) -> None:
    report = f"{total}\n" + "\n".join(total.faults)
    assert total.share_right >= 0.93, report
    assert total.certain_is_right >= 0.98, report
    assert total.right_is_certain >= 0.60, report


def test_there_are_enough_posts_and_a_third_is_held_out() -> None:
    assert len(POSTS) >= 120
    assert len({post.name for post in POSTS}) == len(POSTS)
    assert 0.3 <= len(HELD_OUT) / len(POSTS) <= 0.36


def test_all_posts_reach_the_figures() -> None:
    total = _score(POSTS)

    _reaches_the_figures(total)
    assert total.share_certain_and_wrong < 0.01, "\n".join(total.faults)


@pytest.mark.parametrize("posts", [TUNED, HELD_OUT], ids=["tuned", "held out"])
def test_each_part_reaches_the_figures(posts: list[MadeUpPost]) -> None:
    _reaches_the_figures(_score(posts))


def test_long_posts_in_many_voices_reach_the_figures() -> None:
    """Their sections often change without any word for it: what is wrong must not be called certain."""
    total = _score(LONG_POSTS)

    report = f"{total}\n" + "\n".join(total.faults)
    assert total.share_right >= 0.88, report
    assert total.share_certain_and_wrong < 0.01, report
    assert total.certain_is_right >= 0.98, report
    assert total.right_is_certain >= 0.60, report


@pytest.mark.parametrize("name", [name for name in MUTATIONS if name != "with_furniture_below"])
def test_mutated_posts_reach_the_figures(name: str) -> None:
    total = _score([MUTATIONS[name](post) for post in POSTS])

    _reaches_the_figures(total)
    assert total.share_certain_and_wrong < 0.01, "\n".join(total.faults)


def test_furniture_behind_a_post_is_dropped_and_changes_nothing_else() -> None:
    for post in POSTS:
        plain = archive_text.parse(post.text).posts[0]
        below = archive_text.parse(MUTATIONS["with_furniture_below"](post).text).posts[0]

        assert len(below.dropped) == len(plain.dropped) + 5
        assert [block.text for block in below.blocks] == [block.text for block in plain.blocks]
        assert below.rating == plain.rating


def test_the_source_of_one_post_reads_the_same_post() -> None:
    for post in POSTS:
        plain, archived = plain_text.parse(post.text).posts[0], archive_text.parse(post.text).posts[0]

        assert plain.blocks == archived.blocks, post.name
        assert (plain.title, plain.native_title, plain.rating) == (
            archived.title,
            archived.native_title,
            archived.rating,
        )
        assert (plain.roles, plain.date) == (archived.roles, archived.date)


@pytest.mark.parametrize(
    ("marked", "share"),
    [
        ([post for post in TUNED if post.name.startswith("b")], 0.93),
        ([post for post in LONG_POSTS if any(is_bracket_line(fold(line.text)) for line in post.lines)], 0.90),
    ],
    ids=["short", "long"],
)
def test_posts_on_one_page_are_parted_and_read_as_they_are_alone(marked: list[MadeUpPost], share: float) -> None:
    page = "\n\n".join(post.text for post in marked)

    parsed = archive_text.parse(page).posts

    assert [post.title for post in parsed] == [post.values["title"] for post in marked]
    total = Score()
    for post, given in zip(marked, parsed, strict=True):
        total += score(post, given)
    assert total.share_right >= share, "\n".join(total.faults)
