"""Keys by which names and titles are compared: the same name written a little differently has the same key."""

import re
import unicodedata
from functools import lru_cache

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
    decomposed = unicodedata.normalize("NFKD", name)
    folded = unicodedata.normalize("NFC", _DIACRITICS.sub("", decomposed)).casefold()
    letters = "".join(filter(str.isalnum, folded))
    return letters or "".join(unicodedata.normalize("NFC", name).split())
