"""The archive page with other names and other cues: what is fitted to two posts would show.

Names are found at run time: those of the parse, and every run of capitalised words inside a sentence. Each word of a
person's name becomes one other word everywhere, each title another title. Cues are swapped by paragraph number.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from blog.parsing.parsed import ParsedPost
from tests.blog.transfer.sources.seed import ExpectedPost

_ONSETS = "b ch d g h j k m n p r s t y w".split()
_VOWELS = "a eo o u i ae ye".split()
_CODAS = "k n m ng l".split()
_TITLE_WORDS = (
    "Amber Copper Lantern Harbour Meadow Orchard Velvet Granite Willow Cinder Parade Signal Kettle Garden Ledger"
    " Thimble Compass Juniper Marble Saffron Pewter Larch Ember Quartz"
).split()
_HANGUL = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
_RUN = re.compile(r"(?<=[a-z,’] )[A-Z][\w-]+(?:(?: (?:of|to|on|with|that|the|in))*[ ]?(?: |-)[A-Z][\w-]+)+")
# Titles of one word, and a firm in capitals, by the words around them.
_WORD_AS_TITLE = re.compile(r"(?:(?<=[a-z] in )|(?<=such as )|(?<=‘))[A-Z][a-z]{4,}(?=,| and|’)")
_CAPITALS = re.compile(r"(?:(?<=called )|(?<=by ))[A-Z]{3,5}\b")
_SMALL = frozenset("of to on with that the in a an and".split())
_KEPT = frozenset("K-Drama K-Dramas OST CEO OK DVD TV AKA".split())


def _syllables() -> Iterator[str]:
    """Invented words that read as parts of a romanised name, each once."""
    for coda in _CODAS:
        for vowel in _VOWELS:
            for onset in _ONSETS:
                yield f"{onset}{vowel}{coda}".capitalize()


class Renaming:
    """Other names for all that the page names; the same name always becomes the same other one."""

    def __init__(self, text: str, posts: Sequence[ParsedPost]) -> None:
        self._invented = _syllables()
        self._titles: dict[str, str] = {}
        self._words: dict[str, str] = {}
        used = set(re.findall(r"\w+", text))
        self._free = (word for word in self._invented if word not in used)
        self._firms = iter(("Streamly", "Showboard", "Castwiki", "Playhall", "Viewland", "Dramario", "Kanalo", "Lumo"))
        for post in posts:
            self._title(post.title or "")
        names = [role.person for post in posts for role in post.roles]
        names += [role.character for post in posts for role in post.roles if role.character and not role.is_description]
        names += [name for post in posts for role in post.roles for name in (*role.person_names, *role.character_names)]
        for name in names:
            self._name(name)
        for run in dict.fromkeys(_RUN.findall(text)):
            self._run(run)
        for title in dict.fromkeys(_WORD_AS_TITLE.findall(text)):
            self._title(title)
        for firm in dict.fromkeys(_CAPITALS.findall(text)):
            self._words.setdefault(firm, next(self._free).upper())
        for post in posts:
            for other in (post.next_on_watch_list, *post.mentioned_works):
                self._title(other or "")
            for firm in (post.network, post.rating.label if post.rating else None):
                self._words.setdefault(firm or "", next(self._firms) if firm else "")
        for word in re.findall(r"\b[A-Z][a-z]+[A-Z]\w+", text):  # MyDrama…-like names of sites
            self._words.setdefault(word, next(self._firms))

    def _title(self, title: str) -> None:
        if title and title not in self._titles:
            words = iter(_TITLE_WORDS[len(self._titles) * 2 % len(_TITLE_WORDS) :] + _TITLE_WORDS)
            parts = [word if word in _SMALL or not word[0].isalpha() else next(words) for word in title.split()]
            self._titles[title] = " ".join(parts)

    def _name(self, name: str) -> None:
        for word in re.findall(r"[^\W\d_]+", name):
            if word[0].isupper() and word not in self._words:
                self._words[word] = next(self._free)

    def _run(self, run: str) -> None:
        words = re.findall(r"[\w-]+", run)
        if any(word in self._words or word in _KEPT for word in words) or run in self._titles:
            return
        self._title(run)

    def apply(self, text: str) -> str:
        """`text` with every name exchanged, native script included."""
        titles = sorted(self._titles, key=len, reverse=True)
        text = re.sub("|".join(rf"\b{re.escape(title)}\b" for title in titles), lambda m: self._titles[m[0]], text)
        words = sorted((word for word in self._words if word), key=len, reverse=True)
        text = re.sub(rf"\b(?:{'|'.join(map(re.escape, words))})\b", lambda match: self._words[match[0]], text)
        text = re.sub(r"[가-힣]", lambda match: _HANGUL[ord(match[0]) % len(_HANGUL)], text)
        return re.sub(r"(?m)^(\([^/\n]*[가-힣][^/\n]* / )([^/\n)]*)", lambda m: m[1] + self._romanised(m[2]), text)

    def _romanised(self, title: str) -> str:
        return re.sub(r"[^\W\d_]+", lambda match: self._words.setdefault(match[0], next(self._free)), title)


def remaining(text: str, names: Iterable[str]) -> list[str]:
    """The `names` that still stand in `text`."""
    return [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)]


# Paragraph number: how many words, or which of "sentence", to take off its beginning, and what to put there instead.
SWAPS: dict[str, tuple[int | str, str]] = {
    "1.1": ("sentence", "It’s been a while!"),
    "1.3": (0, "Okay, without further ado."),
    "1.5": (10, "What I have to say from the bat is that"),
    "1.7": ("sentence", "I want to talk in some more detail about the main characters."),
    "1.8": (3, ""),
    "1.11": ("all", "I want to go through the episodes one by one."),
    "1.22": ("all", "Now I’d like to make some comments on the cast."),
    "1.30": (3, "In conclusion,"),
    "1.33": ("all", "I’ll go back to my next watch list item. Thank you for your time. Until next time!"),
    "2.1": ("sentence", "Ha! Surprise! Here I am again."),
    "2.6": (5, "So basically the story is about this:"),
    "2.8": (10, "I have to say right off the bat that"),
    "2.9": (7, "What I have to say from the bat is that the title"),
    "2.11": ("all", "Let me talk briefly about the main characters."),
    "2.33": ("all", "I want to make some cast comments now."),
    "2.40": (0, "Overall,"),
    "2.41": (8, "So if you’re interested in"),
    "2.42": ("sentence", "Thanks for reading my review!"),
}


def with_other_cues(text: str, posts: Sequence[ExpectedPost]) -> str:
    """`text` with each cue exchanged for another of the same section."""
    for post in posts:
        for paragraph in post.paragraphs:
            swap = SWAPS.get(paragraph.key)
            if swap is None:
                continue
            length, cue = swap
            if length == "all":
                rest = ""
            elif length == "sentence":
                rest = re.split(r"(?<=[.!?])\s", paragraph.text, maxsplit=1)[-1] if ". " in paragraph.text else ""
            else:
                rest = " ".join(paragraph.text.split()[int(length) :])
            text = text.replace(paragraph.text, f"{cue} {rest}".strip())
    return text
