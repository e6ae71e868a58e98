"""Whether a title in Latin letters is a romanisation or English.

Romanised Korean, Japanese and Chinese is made of open syllables; English is given away by its function words and its
clusters of consonants.
"""

import re
import unicodedata

# The consonants that may open and close a syllable in Revised Romanisation, Hepburn and pinyin. Possessive: each word
# is read once from left to right.
_WORD = re.compile(
    r"(?:(?:kk|tt|pp|ss|jj|zh|ch|sh|ts|tch|ky|gy|ny|hy|by|py|my|ry|[bcdfghjklmnpqrstwxyz])?+"
    r"(?:[aeiouāēīōūăěǐǒŭáéíóúàèìòùü]|y(?=[aeiou])|w(?=[aeiou]))++"
    r"(?:ng|kk|[nmklptbgdrsh])?+'?+)++$"
)
# One syllable of pinyin; Chinese titles are mostly written a syllable a word.
_PINYIN = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[aāáǎà](?:ng|[ion])?|[oōóǒò](?:ng|u)?|[eēéěè](?:ng|[inr])?"
    r"|[iīíǐì](?:[aāáǎà](?:ng|[on])?|[oōóǒò]ng|[eēéěè]|[uūúǔù]|ng|n)?"
    r"|[uūúǔùüǖǘǚǜ](?:[aāáǎà](?:ng|[in])?|[oōóǒò]|[eēéěè]|[iīíǐì]|n)?)$"
)
# Syllables of Hepburn; possessive, each word is read once. None of them ends in "ng".
_HEPBURN = re.compile(
    r"(?:(?:kk|pp|ss|tt|tch|ky|gy|ny|hy|by|py|my|ry|sh|ch|ts|[kgsztdnhbpmyrwjf])?+[aiueoāīūēō]|n(?![aiueoy]))++$"
)
_PARTICLES = frozenset({"no", "wo", "wa", "ga", "ni"})
# English function words that are no syllables of a romanised particle ("to", "no", "on", "wa" are left out).
_ENGLISH = """
    the of you your when and with for is what who my we are was from this that it its she her his our where how why
    not but be been will would can't don't isn't i'm you're it's there their they them about through before after
    because into over under up out your's let have has had all if or as then than which while by one two three more
    never every first last
"""
ENGLISH_WORDS = frozenset(_ENGLISH.split())
_LONGEST_PART = 40
_ENOUGH_SYLLABLES = 4
# Revised Romanisation and older ones, Hepburn, pinyin.
_NEVER_LAST = {"ko": ("r", "h"), "ja": tuple("bdgkmpqrstvwxyz"), "zh": tuple("bdfhjklmpqstvwxyz")}
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def holds_english(folded: str) -> bool:
    """Whether a function word of English stands in the text."""
    return any(word.lower() in ENGLISH_WORDS for word in _TOKEN.findall(folded))


def reads_as_romanised(folded: str, language: str | None = None) -> bool:
    """Whether every word is made of syllables of a romanisation and none is an English function word.

    With the language of the native title, no word ends in a consonant that its syllables never end in.
    """
    words = [unicodedata.normalize("NFC", word).lower() for word in _TOKEN.findall(folded)]
    if len(words) >= _ENOUGH_SYLLABLES and all(_PINYIN.match(word) for word in words):
        return True  # "you" is a syllable too
    if not words or any(word in ENGLISH_WORDS for word in words):
        return False
    if language in _NEVER_LAST and any(word.endswith(_NEVER_LAST[language]) for word in words):
        return False
    parts = [part for word in words for part in re.split(r"['’-]", word) if part]
    return all(len(part) <= _LONGEST_PART and _is_syllabic(part) for part in parts)


def language_of_romanisation(folded: str) -> str | None:
    """Chinese or Japanese, where the syllables tell: a syllable of pinyin a word, or a particle between Hepburn's."""
    words = [unicodedata.normalize("NFC", word).lower() for word in _TOKEN.findall(folded)]
    if len(words) > 1 and all(_PINYIN.match(word) for word in words):
        return "zh"
    is_japanese = not _PARTICLES.isdisjoint(words[1:-1]) and all(_HEPBURN.match(word) for word in words)
    return "ja" if is_japanese else None


def _is_syllabic(word: str) -> bool:
    return _WORD.match(word) is not None or word == "n"
