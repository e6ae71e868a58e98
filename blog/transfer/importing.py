"""One run of an import: files are read, recognised, and their posts written in the order in which they appeared."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from blog.parsing.ledger import balance
from blog.parsing.parsed import OpenedSource, ParsedPost, ParsedSource
from blog.transfer.finding import known_titles
from blog.transfer.formats import AUTO, FORMATS, choose_format
from blog.transfer.reading import DecodedText, UnreadableFile, read_file
from blog.transfer.writer import Outcome, PostWriter, Status


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A file that could be read, parted into its posts; `tags` go on all of them, `encoding` is set if not UTF-8."""

    path: Path
    text: str
    opened: OpenedSource
    tags: Sequence[str] = ()
    encoding: str | None = None

    def __len__(self) -> int:
        return len(self.opened.posts)

    def post(self, number: int) -> ParsedPost:
        """The post of this number, from 0 on, in the order of the source."""
        return self._tagged(self.opened.posts[number])

    def posts(self) -> Iterator[ParsedPost]:
        """The posts in the order of the source; each is recognised when its turn comes."""
        return map(self._tagged, self.opened.posts)

    def in_order(self) -> Iterator[ParsedPost]:
        """The posts, the oldest first where the source has them newest first."""
        return map(self._tagged, reversed(self.opened.posts)) if self.opened.newest_first else self.posts()

    def parsed(self) -> ParsedSource:
        """All of it at once, for the report."""
        posts = tuple(self.posts())
        return ParsedSource(posts, balance(self.text, posts), newest_first=self.opened.newest_first)

    def _tagged(self, post: ParsedPost) -> ParsedPost:
        return replace(post, tags=tuple(dict.fromkeys([*post.tags, *self.tags]))) if self.tags else post


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that could not be imported, and why."""

    path: Path
    reason: str


@dataclass(slots=True)
class Counts:
    """How many posts became what, and how many files could not be imported."""

    posts: Counter[Status] = field(default_factory=Counter)
    files: int = 0

    @property
    def has_failed(self) -> bool:
        """Whether anything could not be imported."""
        return bool(self.files or self.posts[Status.REFUSED])

    def __str__(self) -> str:
        counted = ", ".join(f"{self.posts[status]} {status}" for status in Status)
        return counted + (f"; {self.files} {'file' if self.files == 1 else 'files'} not imported" if self.files else "")


def read_sources(
    paths: Iterable[str],
    *,
    wanted: str = AUTO,
    date: str | None = None,
    tags: Sequence[str] = (),
    titles: Callable[[], Iterable[str]] | None = known_titles,
) -> Iterator[ReadSource | RefusedFile]:
    """Read files one by one.

    Args:
        paths: where they lie.
        wanted: a key of `FORMATS`, or `AUTO`.
        date: an ISO date for posts without one of their own.
        tags: tags that all posts get.
        titles: gives the titles of works that may be mentioned, asked anew for each file; None touches no database.
    """
    for path in map(Path, paths):
        try:
            decoded = read_file(path)
            yield open_text(path, decoded, wanted=wanted, date=date, tags=tags, titles=titles)
        except UnreadableFile as error:
            yield RefusedFile(path, str(error))


def open_text(
    path: Path,
    decoded: DecodedText,
    *,
    wanted: str = AUTO,
    date: str | None = None,
    tags: Sequence[str] = (),
    titles: Callable[[], Iterable[str]] | None = known_titles,
) -> ReadSource:
    """Part a text into its posts; takes what `read_sources` takes. Of `path` only the name counts.

    Raises:
        UnreadableFile: it cannot be imported; the message says why.
    """
    open_source = FORMATS[choose_format(path, decoded.text, wanted)]
    opened = open_source(decoded.text, known_titles=titles() if titles else (), date=date)
    if not opened.posts:
        raise UnreadableFile("no post was found in it: no title over a paragraph, no rating, no data of a work.")
    return ReadSource(path, decoded.text, opened, tags, decoded.encoding)


def write_source(source: ReadSource, writer: PostWriter) -> Iterator[Outcome]:
    """Write the posts of a source one by one."""
    digests = SourceDigests(source, writer)
    for post in source.in_order():
        yield writer.write(post, others=digests)


class SourceDigests(Container[str]):
    """The digests of all posts of a source, worked out when first asked for: few imports need them."""

    def __init__(self, source: ReadSource, writer: PostWriter) -> None:
        self._source = source
        self._writer = writer

    def __contains__(self, digest: object) -> bool:
        return digest in self._all

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(map(self._writer.digest, self._source.posts()))
