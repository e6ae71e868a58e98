"""Text in pictures: lines that fit, and no box for a missing letter."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont, features

from blog.outlets.typesetting import Face, broken, cleaned, face_for, faces, set_text

CJK = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc")
needs_cjk = pytest.mark.skipif(
    not CJK.exists(), reason="Noto Serif CJK is not installed (apt-get install fonts-noto-cjk)"
)


@pytest.fixture(autouse=True)
def _fonts(settings: pytest.FixtureRequest) -> None:
    settings.VERDICT_SHARE_IMAGE_FONTS = [f"{CJK}#1"]


def test_the_theme_s_font_is_there_and_draws_latin_with_its_marks() -> None:
    own = faces()[0]
    assert own.path.endswith("newsreader-roman.woff2")
    for text in ("Salt Road: 8.5/10 · “An évening”", "Sŏgŭm-gil, Nagi no Oitoma ō", "Ż ş ž"):
        assert own.draws(text), text
    assert faces(italic=True)[0].path.endswith("newsreader-italic.woff2")


@pytest.mark.parametrize("text", ["소금길", "凪のお暇", "Salt 🎬", "\uffff", "\u3164", "ⴰ"])
def test_it_does_not_draw_what_it_lacks(text: str) -> None:
    assert not faces()[0].draws(text)


@needs_cjk
@pytest.mark.parametrize("text", ["소금길", "凪のお暇", "Sun On: 선 온", "★★★½"])
def test_a_font_of_the_settings_draws_other_scripts(text: str) -> None:
    assert face_for(text, faces()) == Face(str(CJK), index=1)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "🎬", "a\uffff"])
def test_what_no_font_can_draw_is_left_out(text: str) -> None:
    assert set_text(text, faces(), width=400, largest=40, smallest=20) is None


@pytest.mark.parametrize("path", ["/nowhere/none.ttf", __file__, "", "#", "x#y"])
def test_a_font_that_cannot_be_read_draws_nothing(path: str, settings: pytest.FixtureRequest) -> None:
    settings.VERDICT_SHARE_IMAGE_FONTS = [path]
    assert face_for("소금길", faces()) is None
    assert face_for("Salt", faces()) == faces()[0]


def test_letters_that_join_wait_for_the_library_that_joins_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda name: False)
    monkeypatch.setattr(Face, "draws", lambda self, text: True)
    assert face_for("Salt", faces()) is not None
    for text in ("ملح", "מלח", "เกลือ้"):
        assert face_for(text, faces()) is None


def test_a_text_is_as_large_as_it_fits_and_cut_where_nothing_fits() -> None:
    short = set_text("Salt", faces(), width=600, largest=84, smallest=44, lines=3)
    assert (short.lines, short.font.size) == (("Salt",), 84)
    longer = set_text("Salt " * 18, faces(), width=600, largest=84, smallest=44, lines=3)
    assert longer.font.size < 84
    cut = set_text("Salt " * 200, faces(), width=600, largest=84, smallest=44, lines=3)
    assert (cut.font.size, len(cut.lines)) == (44, 3)
    assert cut.lines[-1].endswith("…")
    low = set_text("Salt and more salt", faces(), width=300, largest=84, smallest=20, lines=3, height=50)
    assert low.height <= 50


@needs_cjk
def test_scripts_without_blanks_are_broken_between_letters() -> None:
    setting = set_text("凪" * 40, faces(), width=400, largest=60, smallest=40, lines=5)
    assert len(setting.lines) > 1
    assert "".join(setting.lines) == "凪" * 40


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), st.integers(60, 800))
def test_no_word_is_lost_when_lines_are_broken_and_what_is_set_fits(text: str, width: int) -> None:
    text = cleaned(text)
    font = ImageFont.load_default(20)
    assert "".join("".join(broken(text, font, width)).split()) == "".join(text.split())
    setting = set_text(text, faces(), width=width, largest=40, smallest=20, lines=2)
    if setting is not None:
        assert len(setting.lines) <= 2
        assert all(setting.font.getlength(line) <= width for line in setting.lines)
