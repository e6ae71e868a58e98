"""Writing systems: which scripts a text holds, what language they tell, and a view of it for matching.

Only the scripts that native titles of reviewed works are met in are told apart.
The ranges are those of the Unicode block names (Scripts.txt of the Unicode Character Database).
"""

import re
from enum import StrEnum

_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
# U+30FB (the middle dot) is left out: it also stands in Chinese names and between Latin words.
_KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_THAI = "\u0e01-\u0e5b"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"


class Script(StrEnum):
    """A writing system, by its Unicode name."""

    HANGUL = "hangul"
    KANA = "kana"
    HAN = "han"
    THAI = "thai"
    LATIN = "latin"


_SCRIPTS = {
    Script.HANGUL: re.compile(f"[{_HANGUL}]"),
    Script.KANA: re.compile(f"[{_KANA}]"),
    Script.HAN: re.compile(f"[{_HAN}]"),
    Script.THAI: re.compile(f"[{_THAI}]"),
    Script.LATIN: re.compile(f"[{_LATIN}]"),
}

NATIVE_CHARACTERS = _HANGUL + _KANA + _HAN + _THAI
"""The inside of a character class of every script that marks a title or name as native."""

_NATIVE = re.compile(f"[{NATIVE_CHARACTERS}]")

# One code point for one, so that offsets into the folded text are offsets into the source.
_FOLDED = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x00A0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x3000, 0x0009), 0x20),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), 0x20),
    **dict.fromkeys((0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x00B4, 0x0060), 0x27),
    **dict.fromkeys((0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x00AB, 0x00BB), 0x22),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), 0x2D),
    0x2215: 0x2F,
}


def scripts_of(text: str) -> frozenset[Script]:
    """The scripts that occur in `text`."""
    return frozenset(script for script, pattern in _SCRIPTS.items() if pattern.search(text))


def has_native(text: str) -> bool:
    """Whether `text` holds a letter of Hangul, kana, Han or Thai."""
    return _NATIVE.search(text) is not None


def has_latin(text: str) -> bool:
    """Whether `text` holds a Latin letter."""
    return _SCRIPTS[Script.LATIN].search(text) is not None


def native_language(text: str) -> str | None:
    """The BCP 47 language that the script alone tells, or None.

    Hangul is Korean, any kana Japanese, Thai letters Thai. Han alone may be Chinese or Japanese: None.
    """
    found = scripts_of(text)
    if Script.HANGUL in found:
        return "ko"
    if Script.KANA in found:
        return "ja"
    if Script.THAI in found:
        return "th"
    return None


def language_of_han(text: str) -> str | None:
    """Chinese or Japanese, where the character sets of one have all the Han letters of `text` and the other's has not.

    JIS X 0208 for Japanese; GB 2312 (simplified) or Big5 (traditional) for Chinese. None where both have them.
    """
    letters = "".join(re.findall(f"[{_HAN}]", text))
    japanese = _is_in("euc_jp", letters)
    chinese = _is_in("gb2312", letters) or _is_in("big5", letters)
    return None if japanese == chinese else "ja" if japanese else "zh"


def _is_in(character_set: str, letters: str) -> bool:
    try:
        # EUC-JP also has JIS X 0212, three bytes a letter: those are hardly ever written.
        return len(letters.encode(character_set)) == 2 * len(letters)
    except UnicodeEncodeError:
        return False


def is_han_only(text: str) -> bool:
    """Whether the native letters of `text` are Han and nothing else: Chinese or Japanese, the letters cannot say."""
    return scripts_of(text) - {Script.LATIN} == {Script.HAN}


def fold(text: str) -> str:
    """`text` for matching: full-width forms, curly quotes, dashes and odd blanks as their ASCII fellows.

    Every code point becomes exactly one, so that an offset into the result is the same offset into `text`.
    """
    return text if text.isascii() and "\t" not in text and "`" not in text else text.translate(_FOLDED)
