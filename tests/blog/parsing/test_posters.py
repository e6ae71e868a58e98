"""Poster captions."""

import pytest

from blog.parsing.posters import read_poster_line, split_glued_title


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("File:Salt Road.jpg", "Salt Road.jpg"),
        ("640px-SaltRoadPoster", "640px-SaltRoadPoster"),
        ("500px-Salt_Road_2", "500px-Salt_Road_2"),
        ("Screen Shot 2019-03-30 at 1.37 PM", "Screen Shot 2019-03-30 at 1.37 PM"),
        ("salt road.webp", "salt road.webp"),
    ],
)
def test_a_caption_is_a_file_name(line: str, name: str) -> None:
    spot = read_poster_line(line)

    assert spot is not None
    assert line[slice(*spot)] == name


@pytest.mark.parametrize("line", ["Salt Road", "She files: everything", "x" * 500 + ".jpg"])
def test_other_lines_are_none(line: str) -> None:
    assert read_poster_line(line) is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("640px-SaltRoadPosterSalt Road", "Salt Road"),
        ("640px-SaltRoadSalt Road", "Salt Road"),
        ("640px-PosterThe Long Way", "The Long Way"),
        ("640px-SaltRoadPoster", None),
        ("Salt Road", None),
    ],
)
def test_a_title_glued_to_its_caption_is_parted(line: str, title: str | None) -> None:
    seam = split_glued_title(line)

    assert (line[seam:] if seam is not None else None) == title
