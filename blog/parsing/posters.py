"""Poster captions: the name of a picture file that stands as a line of text, or glued before the title."""

import re

_FILE = re.compile(r"\s*(?:file|image):\s*(?P<name>\S.{0,150})$", re.IGNORECASE)
_SIZED = re.compile(r"\d{2,4}px-\S+$", re.IGNORECASE)
_PICTURE = re.compile(r"\S.{0,150}\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_CAMERA = re.compile(r"(?:screen ?shot|screenshot|img|dsc|photo)[ _-]?\d[\w .:,-]{2,60}$", re.IGNORECASE)
_GLUED = re.compile(r"(?P<caption>\d{2,4}px-\S+)", re.IGNORECASE)
LONGEST = 160


def read_poster_line(folded: str) -> tuple[int, int] | None:
    """Where the file name stands in a line that is nothing but a poster caption; None for any other line."""
    if len(folded) > LONGEST:
        return None
    match = _FILE.match(folded)
    if match:
        return match.span("name")
    if _SIZED.match(folded) or _PICTURE.match(folded) or _CAMERA.match(folded):
        return 0, len(folded)
    return None


def split_glued_title(folded: str) -> int | None:
    """Where the title begins in `640px-SaltRoadPosterSalt Road`; None where no caption is glued to a title.

    The caption ends before a capital behind a small letter, where what follows begins like the caption itself, or,
    failing that, behind the word "Poster".
    """
    match = _GLUED.match(folded) if len(folded) <= LONGEST else None
    if match is None:
        return None
    body = folded.index("-") + 1
    seams = [
        at
        for at in range(body + 1, match.end())
        if folded[at].isupper() and (folded[at - 1].islower() or folded[at - 1].isdigit())
    ]
    caption = _letters(folded[body:])
    for at in seams:
        title = _letters(folded[at:])
        if len(title) > 2 and caption.startswith(title):
            return at
    for at in reversed(seams):
        if folded[:at].lower().endswith("poster"):
            return at
    return None


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
