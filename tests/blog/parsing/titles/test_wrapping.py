"""The title line, out of all that blogs write around a title."""

import pytest

from blog.parsing.titles.wrapping import is_bare_wrapping, read_title_line
from blog.text.scripts import fold


def read(line: str, *, is_book: bool = False) -> dict[str, object]:
    reading = read_title_line(line, fold(line), is_book=is_book)
    values = {name: getattr(reading, name) for name in reading.__slots__ if name != "doubtful"}
    return {name: value for name, value in values.items() if value}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Salt Road", {"title": "Salt Road"}),
        ("Salt Road (2019)", {"title": "Salt Road", "year": 2019}),
        ("Hey Captain, Did You Know?", {"title": "Hey Captain, Did You Know?"}),
        ("Salt Road: The Long Way", {"title": "Salt Road: The Long Way"}),
        ("Salt Road (Director's Cut)", {"title": "Salt Road (Director's Cut)"}),
        ("Salt Road 소금길 - Review", {"title": "Salt Road", "native": "소금길", "language": "ko"}),
        ("Salt Road (소금길, 2019)", {"title": "Salt Road", "native": "소금길", "language": "ko", "year": 2019}),
        (
            "Salt Road (소금길 / Sogeumgil / The Salt Way)",
            {
                "title": "Salt Road",
                "native": "소금길",
                "language": "ko",
                "romanised": "Sogeumgil",
                "others": ("The Salt Way",),
            },
        ),
        (
            "Salt Road (English title) / The Long Salt (literal title)",
            {"title": "Salt Road", "others": ("The Long Salt",)},
        ),
        (
            "Salt Road 塩の道 Dir: Hana Mori (2019)",
            {
                "title": "Salt Road",
                "native": "塩の道",
                "language": "ja",
                "year": 2019,
                "kind": "film",
                "director": "Hana Mori",
            },
        ),
        ("K-Drama Review: “Salt Road” Walks Slowly", {"title": "Salt Road", "kind": "drama", "country": "KR"}),
        ("Flash Review: Salt Road", {"title": "Salt Road"}),
        ("Salt Road | Drama Review", {"title": "Salt Road", "kind": "drama"}),
        ("“Salt Road” – Korean Drama Review 12", {"title": "Salt Road", "kind": "drama", "country": "KR"}),
        ("356. Salt Road 盐路 (2019) Chinese", {"title": "Salt Road", "native": "盐路", "year": 2019, "country": "CN"}),
        ("Salt Road – Television Show (10 Episodes)", {"title": "Salt Road", "kind": "drama", "episodes": 10}),
        ("Salt Road (12 episodes)", {"title": "Salt Road", "kind": "drama", "episodes": 12}),
        ("SALT ROAD (K-drama 2019)", {"title": "SALT ROAD", "year": 2019, "kind": "drama", "country": "KR"}),
    ],
)
def test_a_title_line(line: str, expected: dict[str, object]) -> None:
    assert read(line) == expected


@pytest.mark.parametrize("line", ["The Salt Road – Ana Lind", "The Salt Road by Ana Lind"])
def test_the_author_is_named_only_in_a_post_about_a_book(line: str) -> None:
    assert read(line, is_book=True) == {"title": "The Salt Road", "author": "Ana Lind", "kind": "book"}
    assert read(line) == {"title": line}


@pytest.mark.parametrize(("line", "is_asked"), [("The Salt Road by Ana Lind", True), ("Day by Day", False)])
def test_what_may_be_an_author_is_asked_about(line: str, is_asked: bool) -> None:
    assert ("title" in read_title_line(line, line).doubtful) is is_asked


@pytest.mark.parametrize(
    ("line", "title", "native", "romanised"),
    [
        ("塩の道Shio no Michi", "Shio no Michi", "塩の道", "Shio no Michi"),
        ("Shio no Michi – 塩の道", "Shio no Michi", "塩の道", "Shio no Michi"),
        ("Shio no Michi 1 / 塩の道 1", "Shio no Michi 1", "塩の道 1", "Shio no Michi 1"),
        ("塩の道 Shio no Michi (Salt Road", "Salt Road", "塩の道", "Shio no Michi"),
        ("소금길 (Sogeumgil)", "Sogeumgil", "소금길", "Sogeumgil"),
    ],
)
def test_titles_side_by_side_are_parted_and_asked_about(line: str, title: str, native: str, romanised: str) -> None:
    reading = read_title_line(line, fold(line))

    assert (reading.title, reading.native, reading.romanised) == (title, native, romanised)
    assert "romanised_title" in reading.doubtful


@pytest.mark.parametrize("line", ["Salt Road 소금길 (Sogeumgil)", "Salt Road / 소금길 (Sogeumgil)"])
def test_a_romanised_title_may_stand_in_the_bracket_behind_the_native_one(line: str) -> None:
    reading = read_title_line(line, fold(line))

    assert (reading.title, reading.native, reading.romanised) == ("Salt Road", "소금길", "Sogeumgil")
    assert reading.others == ()


def test_two_english_titles_are_asked_about() -> None:
    reading = read_title_line("Salt Road / Because of the Salt", "Salt Road / Because of the Salt")

    assert (reading.title, reading.others) == ("Salt Road", ("Because of the Salt",))
    assert reading.doubtful == {"title", "other_titles"}


def test_wording_without_a_title() -> None:
    assert is_bare_wrapping("Film Review")
    assert is_bare_wrapping("K-Drama Review #12")
    assert not is_bare_wrapping("Salt Road Review")
    assert not is_bare_wrapping("The Review")


def test_english_beside_a_native_title_is_no_romanisation_if_its_words_end_as_none_does() -> None:
    assert read("Winter Coat 겨울 외투") == {"title": "Winter Coat", "native": "겨울 외투", "language": "ko"}
    assert read("Gyeoul Oetu 겨울 외투")["romanised"] == "Gyeoul Oetu"
