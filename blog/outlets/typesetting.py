"""Text in pictures: which font can draw it, at what size, in which lines. No box stands for a missing letter."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.staticfiles import finders
from PIL import ImageFont, features
from PIL.ImageFont import FreeTypeFont, Layout

from blog import conf

# The theme's own: Latin with the marks of romanisation. Pillow reads WOFF2 where its FreeType was built with Brotli, as
# that of its wheels is.
ROMAN = "blog/fonts/newsreader-roman.woff2"
ITALIC = "blog/fonts/newsreader-italic.woff2"

# A code point that never is a character (https://www.unicode.org/faq/private_use.html#nonchar1): every font draws it as
# what it draws for letters that it lacks.
_NOBODY_HAS = "\uffff"
_PROBE_SIZE = 24


@dataclass(frozen=True, slots=True)
class Face:
    """A font file, in a collection with the number of the font in it, and the weight of a variable one."""

    path: str
    index: int = 0
    weight: int | None = None

    def at(self, size: int, *, layout: Layout | None = None) -> FreeTypeFont:
        """The font at a size in pixels.

        Raises:
            OSError: there is no such file, or none that FreeType can read.
        """
        font = ImageFont.truetype(self.path, size, index=self.index, layout_engine=layout)
        if self.weight is not None:
            font.set_variation_by_axes([self.weight])
        return font

    def draws(self, text: str) -> bool:
        """Whether the font has every letter of a text; False where it cannot be read."""
        try:
            font = self.at(_PROBE_SIZE, layout=Layout.BASIC)
        except OSError:
            return False
        missing = _shape(font, _NOBODY_HAS)
        return all(_shape(font, letter) not in (missing, None) for letter in set(text) if not letter.isspace())


def _shape(font: FreeTypeFont, letter: str) -> tuple[tuple[int, int], bytes] | None:
    """What a letter looks like, None where nothing is to be seen."""
    mask, _offset = font.getmask2(letter)
    return (mask.size, bytes(mask)) if mask.getbbox() else None


def faces(*, italic: bool = False, weight: int = 500) -> list[Face]:
    """The fonts to try, in this order: the theme's, then those that the settings name for other scripts."""
    own = finders.find(ITALIC if italic else ROMAN)
    found = [Face(str(own), weight=weight)] if own else []
    for name in conf.share_image_fonts():
        path, _hash, number = name.partition("#")
        found.append(Face(path, index=int(number) if number.isdecimal() else 0))
    return found


def face_for(text: str, candidates: Sequence[Face]) -> Face | None:
    """The first font that draws the whole text, None without one.

    Also None for scripts whose letters join or stack where the library that knows how (Raqm) is missing.
    """
    if not text.strip() or (_is_complex(text) and not features.check("raqm")):
        return None
    return next((face for face in candidates if face.draws(text)), None)


def _is_complex(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") or unicodedata.combining(letter) for letter in text)


def cleaned(text: str) -> str:
    """The text composed (NFC), without what nobody sees, its blanks folded."""
    composed = unicodedata.normalize("NFC", text)
    # Joiners and marks of direction (Cf), controls (Cc), halves of characters (Cs).
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Cf") else c for c in composed).split())


def leading_of(size: float) -> int:
    """The way from line to line at a size, in pixels."""
    return round(size * 1.12)


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines, in a font.

    Its measures are those of the size and not of the font: one for another script has others, and would move the lines.
    """

    lines: tuple[str, ...]
    font: FreeTypeFont

    @property
    def leading(self) -> int:
        """The way from line to line in pixels."""
        return leading_of(self.font.size)

    @property
    def ascent(self) -> int:
        """The way from the top of a line to its baseline in pixels."""
        return round(self.font.size * 0.86)

    @property
    def height(self) -> int:
        """The height of all lines in pixels."""
        return self.leading * len(self.lines)


def set_text(
    text: str,
    candidates: Sequence[Face],
    *,
    width: int,
    largest: int,
    smallest: int,
    lines: int = 1,
    height: int | None = None,
) -> Setting | None:
    """A text as large as it fits into a width, cut with an ellipsis where even the smallest size is too large.

    Args:
        text: what to set.
        candidates: the fonts to try.
        width: the width of a line in pixels.
        largest: the size to begin with, in pixels.
        smallest: the size to end with, in pixels.
        lines: how many lines it may take.
        height: how high all lines together may be, in pixels; the smallest size may be higher.

    Returns:
        None where no font can draw the text.
    """
    text = cleaned(text)
    face = face_for(text, candidates)
    if face is None:
        return None
    for size in range(largest, smallest, -4):
        font = face.at(size)
        found = broken(text, font, width)
        fits = len(found) <= lines and all(font.getlength(line) <= width for line in found)
        if fits and (height is None or leading_of(size) * len(found) <= height):
            return Setting(tuple(found), font)
    font = face.at(smallest)
    found = broken(text, font, width)
    last = " ".join(found[lines - 1 :])
    return Setting(tuple(_cut(line, font, width) for line in [*found[: lines - 1], last] if line), font)


def broken(text: str, font: FreeTypeFont, width: int) -> list[str]:
    """The text in lines of at most a width, broken at blanks, and within words of scripts that write none."""
    lines: list[str] = []
    for word, blank in _pieces(text):
        joined = f"{lines[-1]}{' ' if blank else ''}{word}" if lines else word
        if lines and font.getlength(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pieces(text: str) -> list[tuple[str, bool]]:
    """What a line may be broken between, and whether a blank stands before it."""
    pieces: list[tuple[str, bool]] = []
    for word in text.split(" "):
        run = ""
        blank = True
        for letter in word:
            # Chinese and Japanese: a line may end after each of their letters (https://www.unicode.org/reports/tr14/).
            if "\u2e80" <= letter <= "\u9fff":
                if run:
                    pieces.append((run, blank))
                    run, blank = "", False
                pieces.append((letter, blank))
                blank = False
            else:
                run += letter
        if run:
            pieces.append((run, blank))
    return pieces


def _cut(text: str, font: FreeTypeFont, width: int) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
