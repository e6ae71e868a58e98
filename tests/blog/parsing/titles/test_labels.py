"""Title lines with a label."""

import pytest

from blog.parsing.titles.labels import read_title_label
from blog.text.scripts import fold


def read(line: str) -> dict[str, object] | None:
    reading = read_title_label(line, fold(line))
    if reading is None:
        return None
    values = {name: getattr(reading, name) for name in reading.__slots__ if name != "doubtful"}
    return {name: value for name, value in values.items() if value}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Drama: Salt Road (소금길)", {"title": "Salt Road", "native": "소금길", "language": "ko", "kind": "drama"}),
        ("Native title: 소금길", {"native": "소금길", "language": "ko"}),
        ("Hangul: 소금길", {"native": "소금길", "language": "ko"}),
        ("Revised Romanization: Sogeumgil", {"romanised": "Sogeumgil"}),
        ("Romaji: Shio no Michi", {"romanised": "Shio no Michi"}),
        ("Japanese: 塩道", {"native": "塩道", "language": "ja"}),
        ("Chinese title: 盐路", {"native": "盐路", "language": "zh"}),
        ("Original Title: 소금길", {"native": "소금길", "language": "ko"}),
        (
            "Alternative Title:塩の道, Shio no Michi, Sio no Michi",
            {"native": "塩の道", "language": "ja", "romanised": "Shio no Michi", "others": ("Sio no Michi",)},
        ),
        ("Also Known As: Yan Lu, Salt Road 2019", {"romanised": "Yan Lu", "others": ("Salt Road 2019",)}),
        ("Drama: Salt Road (literal title)", {"title": "Salt Road", "kind": "drama"}),
        ("Film: Salt Road", {"title": "Salt Road", "kind": "film"}),
        ("Anime: Salt Road", {"title": "Salt Road", "kind": "anime"}),
        ("C-Drama: Salt Road", {"title": "Salt Road", "kind": "drama", "country": "CN"}),
        ("KDrama: Salt Road", {"title": "Salt Road", "kind": "drama", "country": "KR"}),
    ],
)
def test_a_label_line(line: str, expected: dict[str, object]) -> None:
    assert read(line) == expected


def test_a_wrong_label_gives_no_native_title() -> None:
    reading = read_title_label("Korean Title: Shio no Michi", "Korean Title: Shio no Michi")

    assert reading is not None
    assert (reading.native, reading.language, reading.romanised) == (None, None, "Shio no Michi")
    assert reading.doubtful == {"romanised_title"}


@pytest.mark.parametrize("line", ["Episodes: 16", "And then: nothing", "Salt Road", "Drama:"])
def test_other_lines_have_no_title_label(line: str) -> None:
    assert read(line) is None
