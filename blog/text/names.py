"""Keys by which names and titles are compared: the same name written a little differently has the same key."""

import re
import unicodedata
from functools import lru_cache

from blog.text.scripts import has_native

# Marks of the Latin, Greek and Cyrillic alphabets. Marks of other scripts carry meaning (が is not か).
_DIACRITICS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The key of a name: without case, blanks, hyphens, punctuation and Latin diacritics.

    Args:
        name: a title or a person's name in any script, in any Unicode normal form.

    Returns:
        Letters and digits only, casefolded, in NFC. A name that has neither (``!!!``) is its own key. Empty only
        for a name without any visible character.
    """
    letters = "".join(filter(str.isalnum, _folded(name)))
    return letters or "".join(unicodedata.normalize("NFC", name).split())


def name_words(name: str) -> list[str]:
    """The words of a name, each as in its key, which they make up: ``Goo Hae-Ryung`` is ``goo``, ``hae``, ``ryung``."""
    letters = "".join(character if character.isalnum() else " " for character in _folded(name))
    return letters.split() or list(filter(None, [name_key(name)]))


def name_starts(name: str) -> list[int]:
    """Where in the key of a name somebody who remembers a part of it may begin, in ascending order.

    At each of its words; in a script without blanks, and in Hangul with its compounds, at every character.
    """
    starts, at = [], 0
    for word in name_words(name):
        starts += [at + place for place, letter in enumerate(word) if not place or has_native(letter)]
        at += len(word)
    return starts


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return unicodedata.normalize("NFC", _DIACRITICS.sub("", decomposed)).casefold()
