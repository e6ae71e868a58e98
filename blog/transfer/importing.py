"""One run of an import: files are read, recognised, and their posts written in the order in which they appeared."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from blog.parsing.parsed import ParsedPost, ParsedSource
from blog.transfer.finding import known_titles
from blog.transfer.formats import AUTO, FORMATS, choose_format
from blog.transfer.reading import UnreadableFile, read_file
from blog.transfer.writer import Outcome, PostWriter, Status


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A file that could be read, and what recognition made of it; `encoding` where it was not UTF-8."""

    path: Path
    parsed: ParsedSource
    encoding: str | None = None

    def in_order(self) -> Sequence[ParsedPost]:
        """The posts, the oldest first where the source has them newest first."""
        return self.parsed.posts[::-1] if self.parsed.newest_first else self.parsed.posts


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
            parse = FORMATS[choose_format(path, decoded.text, wanted)]
        except UnreadableFile as error:
            yield RefusedFile(path, str(error))
            continue
        parsed = parse(decoded.text, known_titles=titles() if titles else (), date=date)
        if not parsed.posts:
            yield RefusedFile(path, "no post was found in it: no title over a paragraph, no rating, no data of a work.")
            continue
        if tags:
            posts = tuple(replace(post, tags=tuple(dict.fromkeys([*post.tags, *tags]))) for post in parsed.posts)
            parsed = replace(parsed, posts=posts)
        yield ReadSource(path, parsed, decoded.encoding)


def write_source(source: ReadSource, writer: PostWriter) -> Iterator[Outcome]:
    """Write the posts of a source one by one."""
    posts = source.in_order()
    digests = {writer.digest(post) for post in posts}
    for post in posts:
        yield writer.write(post, others=digests)
