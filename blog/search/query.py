"""What a reader typed into the search field, as words and phrases."""

import re
import unicodedata
from dataclasses import dataclass

from modelsearch.query import And, Phrase, PlainText, SearchQuery

from blog.text.names import name_key

MAX_LENGTH = 255
MAX_TERMS = 20

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))


def cleaned(text: str) -> str:
    """A text in NFC, without what no reader types on purpose.

    Control characters (Unicode category Cc) become blanks; format characters (Cf: joiners, direction marks) and lone
    surrogates (Cs) are left out, since no database takes all of them and none of them is searched for.
    """
    if not text.isascii() or not text.isprintable():
        kinds = ((character, unicodedata.category(character)) for character in text)
        text = "".join(" " if kind == "Cc" else character for character, kind in kinds if kind not in ("Cf", "Cs"))
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Query:
    """A reader's query.

    Attributes:
        text: what was typed, cleaned, with single blanks; for showing it again.
        words: single words, each with a letter or digit.
        phrases: what stood between quotation marks.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """Words and phrases."""
        return (*self.phrases, *self.words)

    @property
    def key(self) -> str:
        """The whole query as the key of a name: `"Run-On"` is `runon`."""
        return name_key(self.text.replace('"', " "))

    def full_text(self) -> SearchQuery | None:
        """The query for the search index: all words and all phrases; None where there is no word."""
        parts: list[SearchQuery] = [Phrase(phrase) for phrase in self.phrases]
        if self.words:
            parts.append(PlainText(" ".join(self.words)))
        return And(parts) if len(parts) > 1 else next(iter(parts), None)


def parse(typed: str) -> Query:
    """Read what was typed.

    Args:
        typed: any text at all; beyond 255 characters and 20 terms it is cut.

    Returns:
        Words, and phrases where quotation marks stand in pairs; a single mark that is left over counts as a blank.
    """
    # Cut before cleaning, so that a long text costs nothing, and after it: normalising may lengthen a text.
    text = " ".join(cleaned(typed[: 4 * MAX_LENGTH].translate(_QUOTES)).split())[:MAX_LENGTH].strip()
    pieces = text.split('"')
    if len(pieces) % 2 == 0:
        pieces[-2:] = [f"{pieces[-2]} {pieces[-1]}"]
    words = [word for piece in pieces[::2] for word in piece.split() if _says_something(word)]
    phrases = [" ".join(piece.split()) for piece in pieces[1::2] if _says_something(piece)]
    phrases = phrases[:MAX_TERMS]
    return Query(text, tuple(words[: MAX_TERMS - len(phrases)]), tuple(phrases))


_SAYING = re.compile(r"[^\W_]")


def _says_something(text: str) -> bool:
    return _SAYING.search(text) is not None
