"""The title bracket, in every notation met."""

import pytest

from blog.parsing.titles.brackets import is_bracket_line, read_bracket
from blog.text.scripts import fold


@pytest.mark.parametrize(
    ("title", "line", "native", "language", "romanised", "others"),
    [
        ("Salt Road", "(소금길 / Sogeumgil)", "소금길", "ko", "Sogeumgil", ()),
        ("Salt Road", "(소금길 / Sogeumgil / The Way of Salt)", "소금길", "ko", "Sogeumgil", ("The Way of Salt",)),
        ("Salt Road", "(소금길 / Sogeumgil/The Way of Salt)", "소금길", "ko", "Sogeumgil", ("The Way of Salt",)),
        ("Salt Road", "( 盐路 / Yan Lu / The Salt Way)", "盐路", None, "Yan Lu", ("The Salt Way",)),
        (
            "Salt Road",
            "(소금길: 나는 염부입니다 / Sogeumgil: Naneun Yeombuimnida / Salt Road: I Am a Salter)",
            "소금길: 나는 염부입니다",
            "ko",
            "Sogeumgil: Naneun Yeombuimnida",
            ("Salt Road: I Am a Salter",),
        ),
        ("Annyeong", "(안녕 / Annyeong)", "안녕", "ko", "Annyeong", ()),
        ("Letters", "(21세기 편지 / 21 Segi Pyeonji)", "21세기 편지", "ko", "21 Segi Pyeonji", ()),
        ("Stars", "(北極星(ほし)を数えて / Hoshi wo Kazoete)", "北極星(ほし)を数えて", "ja", "Hoshi wo Kazoete", ()),
        ("Salt Inn", "（塩の宿／Shio no Yado）", "塩の宿", "ja", "Shio no Yado", ()),
        ("Salt Road", "(소금길)", "소금길", "ko", None, ()),
        ("Salt Road", "(소금길 / Sogeumgil", "소금길", "ko", "Sogeumgil", ()),
    ],
)
def test_the_parts_of_a_bracket(
    title: str, line: str, native: str, language: str | None, romanised: str | None, others: tuple[str, ...]
) -> None:
    assert is_bracket_line(fold(line))

    reading = read_bracket(line, fold(line), title)

    assert (reading.native, reading.language) == (native, language)
    assert (reading.romanised, reading.others) == (romanised, others)
    assert not reading.doubtful


def test_a_title_that_is_the_romanisation_is_asked_about() -> None:
    title = "Shio no Michi wo Aruku Hi"

    reading = read_bracket("(塩の道を歩く日 / The Day We Walk)", "(塩の道を歩く日 / The Day We Walk)", title)

    assert (reading.native, reading.romanised, reading.others) == ("塩の道を歩く日", title, ("The Day We Walk",))
    assert reading.doubtful == {"romanised_title", "other_titles"}


def test_mixed_scripts_without_a_slash_are_asked_about() -> None:
    reading = read_bracket("(Winter Bus 冬)", "(Winter Bus 冬)", "Winter Bus: Fuyu")

    assert (reading.native, reading.language) == ("Winter Bus 冬", None)
    assert reading.doubtful == {"native_title"}


@pytest.mark.parametrize("line", ["(소금길, Sogeumgil)", "(Sogeumgil, 소금길)"])
def test_a_comma_parts_native_and_romanised_title_and_is_asked_about(line: str) -> None:
    reading = read_bracket(line, line, "Salt Road")

    assert (reading.native, reading.romanised, reading.others) == ("소금길", "Sogeumgil", ())
    assert reading.doubtful == {"native_title", "romanised_title"}


@pytest.mark.parametrize("native", ["안녕, 소금", "소금길, The Long Way", "Hey, Salt 소금"])
def test_a_comma_within_a_title_parts_nothing(native: str) -> None:
    assert read_bracket(f"({native})", f"({native})", "Salt Road").native == native


@pytest.mark.parametrize("line", ["(I will get to him later)", "(소금길) is the title", "소금길", "()", "(" * 1000])
def test_other_lines_are_no_title_bracket(line: str) -> None:
    assert not is_bracket_line(line)
