"""Names in running text: capitalised runs beside a place, and an index that finds known names again.

All functions take folded text (`blog.text.scripts.fold`) and give offsets, so that the caller cuts the name out of the
text as written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")

# Words that open a sentence with a capital and belong to no name.
_OPENING = """
    a about after again all also although an and another any anyway anyways are as at back because before besides
    both but by did do does even every finally first for from funny furthermore had has have he her here hers hi
    him his how however i i'd i'll i'm i've if in instead is it it's its just last lastly later lead led let like
    maybe meanwhile meet more moreover most my next no not now of oh okay on once one only or other our overall
    personally same second secondly seeing she since so some sometimes still such than that the their them then
    there there's these they third this those though thus to together too two unfortunately until was watching we
    we'll well were what when where whether which while who whose why will with without would yes yet you your
    starring enter initially eventually gradually especially played introducing including except
"""
OPENING_WORDS = frozenset(_OPENING.split())
# Words of a sentence that are family names as well: three capitals in a row, or two, are a name then.
_FAMILY_NAMES = frozenset({"so", "do", "no", "an", "oh", "may", "will"})
_HONORIFICS = "mr mrs ms miss dr prof sir lady madam madame teacher professor detective doctor king queen"
_TITLES = frozenset(_HONORIFICS.split())
_BREAKING = frozenset({"AKA", "OST"})
_GENITIVE = re.compile(r"'s?$")
_SENTENCE_END = re.compile(r"[.!?…:;\"]['\")\]]*\s+$|[(\[\"]\s*$|^\s*$|\n\s*$|[-*•]\s+$")
_AFTER_NAME = (".", "'", '"')
LONGEST_NAME = 6
"""Words of the longest name that is taken for one."""
_REACH = 120

Spot = tuple[int, int]


def name_before(folded: str, end: int) -> Spot | None:
    """The capitalised run that ends right before `end`; a comma and blanks may stand between."""
    start = max(0, end - _REACH)
    window = folded[start:end].rstrip(" ,")
    if not window or not (window[-1].isalnum() or window[-1] in _AFTER_NAME):
        return None
    words = list(WORD.finditer(window))
    if start and words and words[0].start() == 0:
        words = words[1:]  # possibly cut in two by the window
    taken: list[re.Match[str]] = []
    edge = len(window)
    for word in reversed(words):
        between = window[word.end() : edge]
        if between not in ("", " ", ". ") if taken else between not in ("", *_AFTER_NAME):
            break
        text = word.group()
        if between == ". " and text.lower() not in _TITLES:
            break
        if not text[0].isupper() or text in _BREAKING or (taken and _GENITIVE.search(text)):
            break
        taken.append(word)
        edge = word.start()
        if len(taken) > LONGEST_NAME:
            return None
    taken.reverse()
    while taken and _is_opening_word(taken) and _opens(window, taken[0].start(), start):
        taken.pop(0)
    if not taken:
        return None
    return start + taken[0].start(), start + _without_genitive(taken[-1])


def _is_opening_word(taken: Sequence[re.Match[str]]) -> bool:
    word = taken[0].group().lower()
    return word in OPENING_WORDS and not (word in _FAMILY_NAMES and len(taken) in (2, 3))


def _opens(window: str, position: int, start: int) -> bool:
    return (start == 0 and position == 0) or _SENTENCE_END.search(window[:position]) is not None


def _without_genitive(word: re.Match[str]) -> int:
    genitive = _GENITIVE.search(word.group())
    return word.start() + genitive.start() if genitive else word.end()


def name_after(folded: str, start: int, end: int | None = None) -> Spot | None:
    """The capitalised run that begins right after `start`; blanks and an opening quote may stand between.

    What lies at `end` and behind it is not looked at.
    """
    window = folded[start : start + _REACH if end is None else min(end, start + _REACH)]
    first: re.Match[str] | None = None
    last: re.Match[str] | None = None
    for count, word in enumerate(WORD.finditer(window), start=1):
        between = window[last.end() if last else 0 : word.start()]
        if last is None:
            if between.strip(" '\""):
                break
        elif between == ". " and last.group().lower() in _TITLES:
            pass
        elif between != " ":
            break
        text = word.group()
        if not text[0].isupper() or text in _BREAKING:
            break
        first = first or word
        last = word
        if count > LONGEST_NAME:
            return None
        if _GENITIVE.search(text):
            break
    if first is None or last is None:
        return None
    return start + first.start(), start + _without_genitive(last)


def words_of(name: str) -> list[str]:
    """The words of a name, as the index compares them."""
    return [word.group() for word in WORD.finditer(name)]


class NameIndex:
    """Finds known names in folded text, in time that grows with the text alone.

    A name is found under all of its words and under the shorter forms that prose uses: of three words the last two
    (`Han Min Seo`: family name first, `Min Seo`), of two words each one. A form that two names share finds none.
    """

    def __init__(self, names: Iterable[tuple[str, str]], *, short_forms: bool = True) -> None:
        """`names` are pairs of a form (folded) and the name that it stands for."""
        self._forms: dict[tuple[str, ...], str | None] = {}
        self._lengths: dict[str, set[int]] = {}
        # As `find` compares them: a stage name may hold a genitive (`Star's Jiwoo`).
        full = [(tuple(word.removesuffix("'s") for word in words_of(form)), name) for form, name in names]
        shortened = [(short, name) for words, name in full for short in _short_forms(words)] if short_forms else []
        for words, name in shortened:
            self._add(words, name)
        for words, name in full:
            if words:
                self._forms[words] = name
                self._lengths.setdefault(words[0], set()).add(len(words))

    def _add(self, words: tuple[str, ...], name: str) -> None:
        known = self._forms.get(words, name)
        self._forms[words] = name if known == name else None
        self._lengths.setdefault(words[0], set()).add(len(words))

    def __bool__(self) -> bool:
        return bool(self._forms)

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
        """Every mention in `folded[start:end]`, longest form first: start, end (without genitive), name."""
        if not self._forms:
            return
        matches = list(WORD.finditer(folded, start, len(folded) if end is None else end))
        # The same as `_GENITIVE`, as a word never ends in an apostrophe; this runs for every word of a text.
        texts = [match.group().removesuffix("'s") for match in matches]
        # Most paragraphs begin no name.
        if self._lengths.keys().isdisjoint(texts):
            return
        at = 0
        while at < len(matches):
            step = 1
            for length in sorted(self._lengths.get(texts[at], ()), reverse=True):
                if at + length > len(matches):
                    continue
                name = self._forms.get(tuple(texts[at : at + length]))
                last = at + length - 1
                if name and all("\n" not in folded[matches[i].end() : matches[i + 1].start()] for i in range(at, last)):
                    yield matches[at].start(), matches[last].start() + len(texts[last]), name
                    step = length
                    break
            at += step


def _short_forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if words and words[0].lower() in _TITLES:
        return
    if len(words) == 3:
        yield words[1:]
    if len(words) == 2:
        for word in words:
            if len(word) > 2 and word.lower() not in OPENING_WORDS:
                yield (word,)
