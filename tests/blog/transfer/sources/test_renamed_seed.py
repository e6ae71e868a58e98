"""The archive page is recognised as well under other names and with other cues."""

from blog.transfer.sources import archive_text
from tests.blog.transfer.sources.renaming import Renaming, remaining, with_other_cues
from tests.blog.transfer.sources.scoring import figures
from tests.blog.transfer.sources.seed import expected_posts, read_seed

POINTS = 0.03


def test_other_names_change_no_figure_by_more_than_three_points() -> None:
    text = read_seed()
    posts = archive_text.parse(text).posts
    before = figures(expected_posts(text), posts)

    renamed = Renaming(text, posts).apply(text)
    after = figures(expected_posts(renamed), archive_text.parse(renamed).posts)

    roles = [role for one in expected_posts(text) for role in one.roles]
    names = {role.actor for role in roles} | {role.character for role in roles if role.is_name}
    assert not remaining(renamed, names)
    assert not remaining(renamed, [one.title for one in expected_posts(text)])
    assert all(abs(after[name] - before[name]) <= POINTS for name in before), (before, after)


def test_other_names_and_other_cues_change_no_figure_by_more_than_three_points() -> None:
    text = read_seed()
    posts = archive_text.parse(text).posts
    before = figures(expected_posts(text), posts)

    renamed = Renaming(text, posts).apply(text)
    swapped = with_other_cues(renamed, expected_posts(renamed))
    after = figures(expected_posts(swapped), archive_text.parse(swapped).posts)

    assert swapped != renamed
    assert all(abs(after[name] - before[name]) <= POINTS for name in before), (before, after)
