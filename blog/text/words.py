"""Counting words and the minutes that it takes to read them."""

import math
import re

# Brysbaert (2019), "How many words do we read per minute?": 238 words of English non-fiction a minute.
WORDS_A_MINUTE = 238
# Scripts without blanks between words: about two characters make up a word.
CHARACTERS_A_WORD = 2

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def count_words(text: str) -> int:
    """The number of words in a text of any language; of Chinese and Japanese, two characters count as one word."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + math.ceil(unspaced / CHARACTERS_A_WORD)


def reading_minutes(words: int) -> int:
    """Whole minutes that it takes to read this many words, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))
