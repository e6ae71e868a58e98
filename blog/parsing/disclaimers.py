"""Spoiler warnings: a line, or a few sentences, that warn of the plot being told."""

import re

_OPENING = re.compile(
    r"[\W_]{0,6}(?:disclaimer\b|(?:spoilers?|content)[ -]*(?:warning|alert)\b|warning[:!,. -]+.{0,40}spoil"
    r"|(?:beware|be aware|careful)\b.{0,20}spoil"
    r"|(?:(?:potential|possible|mild|major|minor|heavy|slight|big|some|full|here be|contains?) )*spoilers?"
    r"(?: (?:ahead|below|follow|inside|abound))?[^\w]*(?:$|ahead|below))",
    re.IGNORECASE,
)
_ABOUT_READING = re.compile(
    r"\b(?:reviews?|posts?|read|reading|readers?|watch|watched|watching|seen|risk|proceed|contains?|ahead|below|spoil\w*"
    r"|plot|ending|warned|skip|caution|episodes?)\b",
    re.IGNORECASE,
)
# In capitals a warning may say what not to do, in whatever words: that tells nothing.
_TO_THE_READER = re.compile(r"\W*(?:PLEASE )?(?:DO NOT|DON'T) .{1,40}\b(?:UNLESS|UNTIL|IF|BEFORE) YOU\b")
_WORD = re.compile(r"[\W_]{0,6}disclaimer\s*[:!-]?\s*", re.IGNORECASE)
LONGEST = 900


def is_disclaimer(folded: str) -> bool:
    """Whether the line opens as a spoiler warning and goes on about reading or watching.

    "Spoiler alert: she drowns" is no warning but the spoiler: a disclaimer is always shown, so it must not be one.
    Notices of affiliate links and copyright are furniture.
    """
    match = _OPENING.match(folded) if len(folded) <= LONGEST else None
    if match is None:
        return False
    rest = folded[match.end() :]
    if "disclaimer" in match.group().lower() or len(rest.split()) < 3 or _ABOUT_READING.search(rest):
        return True
    return folded.isupper() and _TO_THE_READER.match(rest) is not None


def without_word(text: str, folded: str) -> str:
    """A disclaimer's text without the leading word *Disclaimer:*."""
    match = _WORD.match(folded)
    return text[match.end() :] if match else text
