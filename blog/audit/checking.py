"""The check: every answer of a walk through the site is searched for words that may not stand there."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.apps import apps

from blog.audit.gathering import Gathered, Source, own_runs, stored_posts, words_of
from blog.audit.responses import Reading, Zone, read_response
from blog.audit.runs import Reach
from blog.audit.walking import Answer, Notes, Walk
from blog.audit.words import units_of
from blog.models import PostPage

# Pages that may show a block under the cover that it has on its own page, below the address of an index page.
_WITH_EXCERPTS = re.compile(r"(?:people|works|theme|tag)/[^/]+/")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_NOT_FOUND = 404
_SERVER_ERROR = 500
_MOST_LEAKS_KEPT = 1_000
_MOST_WORDS_SHOWN = 40
# So many words of a hidden passage are searched for: what is shown around them makes a run.
_WORDS_OF_A_QUERY = 4
# So many posts are searched for in every way at every search of the site; further ones once, each way in its turn.
_SEARCHED_EVERYWHERE = 20


@dataclass(frozen=True, slots=True)
class Leak:
    """Words that stand where they may not: whose they are, in which outlet, and in which part of it."""

    source: Source
    url: str
    place: str
    words: str


@dataclass(slots=True)
class Findings:
    """What a check has looked at and found.

    Attributes:
        leaks: the leaks, the first thousand of them.
        leak_count: how many there are.
        failures: addresses that could not be looked at, because the site answered with an error.
        is_complete: whether every outlet was looked at.
    """

    leaks: list[Leak] = field(default_factory=list)
    leak_count: int = 0
    failures: list[str] = field(default_factory=list)
    posts: int = 0
    runs: int = 0
    outlets: int = 0
    size: int = 0
    is_complete: bool = False


@dataclass(slots=True)
class SoFar:
    """How far a check has come: all that it takes to go on with it later, in another process too."""

    findings: Findings = field(default_factory=Findings)
    notes: Notes = field(default_factory=Notes)
    pages: dict[str, int] = field(default_factory=dict)
    searches: list[str] = field(default_factory=list)


class Check:
    """A check of the site, from the beginning or from where it was left; `so_far` is what to keep of it meanwhile.

    The words to look for are gathered anew, so that they are those of the site as it is now.

    Args:
        so_far: a check to go on with; a new one when left out.
        only: the keys of the posts whose words are reported; all when left out.
    """

    def __init__(self, so_far: SoFar | None = None, *, only: frozenset[int] | None = None) -> None:
        self.only = only
        self.gathered = Gathered()
        self.so_far = so_far or SoFar()
        self.findings = self.so_far.findings
        self.findings.posts = self.gathered.public
        self.findings.runs = self.gathered.index.count
        self.walk = Walk(self.so_far.notes)
        self.pages = self.so_far.pages
        self.searches = self.so_far.searches
        self.indexes = tuple(
            index.full_url for index in apps.get_model("blog.BlogIndexPage").objects.live() if index.full_url
        )
        self._seen = set(self.findings.leaks)

    def run(self, seconds: float | None = None, progress: Callable[[Findings, int], None] | None = None) -> Findings:
        """Go on until everything has been looked at, or until the time is over.

        Args:
            seconds: after how many seconds to stop; at least one outlet is looked at.
            progress: called after each answer with what was found so far, and how many addresses wait.
        """
        until = None if seconds is None else time.monotonic() + seconds
        self._go_to_posts()
        for answer in self.walk.answers():
            self._look_at(answer)
            if progress is not None:
                progress(self.findings, len(self.walk))
            if until is not None and time.monotonic() > until:
                break
        self.findings.is_complete = not len(self.walk)
        return self.findings

    def _go_to_posts(self) -> None:
        self.walk.go_to(self.indexes)
        for post in stored_posts().defer("body").iterator(chunk_size=50):
            if self.gathered.is_public(post) and post.full_url:
                self.pages[post.full_url] = post.pk
        self.walk.go_to(self.pages)

    def _look_at(self, answer: Answer) -> None:
        if answer.status == _NOT_FOUND:
            return
        if answer.status >= _SERVER_ERROR:
            self.findings.failures.append(f"{answer.url} ({answer.status})")
        reading = read_response(answer.content, answer.content_type)
        reading.say(Zone.BESIDE, "address", urlsplit(answer.url).path)
        reading.say(Zone.BESIDE, "header", answer.headers)
        self.walk.go_to(reading.addresses, base=answer.url)
        self._search(reading, answer)
        self.findings.outlets += 1
        self.findings.size += len(answer.content)
        for leak in self._leaks(answer, reading):
            self._note(leak)

    def _note(self, leak: Leak) -> None:
        if leak not in self._seen and (self.only is None or leak.source.pk in self.only):
            self.findings.leak_count += 1
            if len(self._seen) < _MOST_LEAKS_KEPT:
                self._seen.add(leak)
                self.findings.leaks.append(leak)

    def _search(self, reading: Reading, answer: Answer) -> None:
        """Search wherever a search is found for the first time: for titles, and for words of hidden passages."""
        found = {urljoin(answer.url, address) for address in reading.searches}
        if reading.searches and answer.path.endswith("/search/"):
            found.add(urljoin(answer.url, answer.path))
        for address in sorted(found.difference(self.searches)):
            self.searches.append(address)
            for number, post in enumerate(stored_posts().iterator(chunk_size=50)):
                asked = [
                    (target, query) for query in _queries(post) for target in (address, urljoin(address, "suggest/"))
                ]
                if number >= _SEARCHED_EVERYWHERE:
                    # All searches of a site ask the same tables: the first one that is found stands for them here.
                    asked = [asked[number % len(asked)]] if len(self.searches) == 1 else []
                for target, query in asked:
                    self.walk.search(target, query)

    def _leaks(self, answer: Answer, reading: Reading) -> Iterator[Leak]:
        allowed = self._allowed(answer)
        covered, shown = self._own(answer)
        asked = units_of(answer.query)
        for zone, place, text in reading.whole():
            units = units_of(text)
            own = {Zone.COVERED: covered, Zone.OPEN: shown}.get(zone, set())
            hits = [
                (start, end, source)
                for start, end, reach, source, key in self.gathered.index.find(units)
                if not reach & allowed[zone] and key not in own and not _contains(asked, units[start:end])
            ]
            for start, end, source in _merged(hits):
                words = " ".join(units[start : min(end, start + _MOST_WORDS_SHOWN)])
                yield Leak(self.gathered.sources[source], answer.url, f"{place}, {zone.value}", words)

    def _allowed(self, answer: Answer) -> dict[Zone, Reach]:
        """How far words must be able to go to stand in each zone; of an answer of which nothing is known, anywhere."""
        anywhere = Reach.ANYWHERE
        shown = covered = anywhere
        content_type = answer.content_type.partition(";")[0].strip().lower()
        if content_type == "text/html":
            below = next((answer.url[len(index) :] for index in self.indexes if answer.url.startswith(index)), "")
            excerpts = _WITH_EXCERPTS.fullmatch(below.partition("?")[0]) is not None
            if answer.url in self.pages or excerpts or answer.query:
                shown = covered = anywhere | Reach.SAFE
            if excerpts:
                covered |= Reach.COVERED
        elif content_type in _FEEDS:
            shown = anywhere | Reach.SAFE
        return {Zone.BESIDE: anywhere, Zone.OPEN: shown, Zone.COVERED: covered}

    def _own(self, answer: Answer) -> tuple[set[int | tuple[str, ...]], set[int | tuple[str, ...]]]:
        pk = self.pages.get(answer.url)
        post = stored_posts().filter(pk=pk).first() if pk is not None else None
        return own_runs(post, self.gathered.index) if post is not None else (set(), set())


def _queries(post: PostPage) -> Iterator[str]:
    """What is searched for: the post's title, and words from the middle of its longest hidden passage."""
    yield post.title
    longest: list[str] = []
    for found in words_of(post, public=True):
        hidden = [text for text, flag in found.pieces if flag or found.reach is Reach.COVERED]
        longest = max(longest, "".join(hidden).split(), key=len)
    middle = max(0, (len(longest) - _WORDS_OF_A_QUERY) // 2)
    asked = " ".join(longest[middle : middle + _WORDS_OF_A_QUERY])
    if asked:
        # A script without blanks makes one word of a sentence.
        yield asked if len(asked.split()) > 1 else asked[:_WORDS_OF_A_QUERY]


def _contains(units: list[str], part: list[str]) -> bool:
    length = len(part)
    return any(units[start : start + length] == part for start in range(len(units) - length + 1))


def _merged(hits: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Hits that overlap as one, with the source of the first."""
    merged: list[tuple[int, int, int]] = []
    for start, end, source in sorted(hits):
        if merged and start < merged[-1][1]:
            first, last, known = merged[-1]
            merged[-1] = (first, max(last, end), known)
        else:
            merged.append((start, end, source))
    return iter(merged)
