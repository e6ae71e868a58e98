"""What recognition hands over: posts, blocks, roles and ratings as frozen dataclasses, with a confidence for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from blog.parsing.lines import Line


class Confidence(StrEnum):
    """How sure a reading is. `CERTAIN` is a claim: at least 98 of 100 are right."""

    CERTAIN = "certain"
    BY_POSITION = "by_position"
    PLEASE_CHECK = "please_check"


class BlockType(StrEnum):
    """The block names of a post's `body` that recognition makes."""

    DISCLAIMER = "disclaimer"
    INTRODUCTION = "introduction"
    SUMMARY = "summary"
    THEME = "theme"
    CHARACTER = "character"
    EPISODE = "episode"
    CAST_COMMENT = "cast_comment"
    VERDICT = "verdict"
    NEXT_UP = "next_up"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Rating:
    """The reviewer's own rating.

    `label` names the site it was logged at, or is None. `value` is None for a letter or a range, `scale` (the best
    possible value) is None where the notation does not tell. `raw` is the notation as given.
    """

    label: str | None
    value: Decimal | None
    scale: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class ExternalRating:
    """Somebody else's figure, with the name of its source."""

    source: str
    value: Decimal | None
    scale: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class Viewing:
    """How far the reviewer watched: `state` is `watching`, `dropped` or `rewatch`, `episode` the last one seen."""

    state: str
    episode: int | None


@dataclass(frozen=True, slots=True)
class Role:
    """A person in the work. `job` is `actor`, `director`, `writer` or `author`; `billing` `main`, `guest` or None.

    `is_description` tells that `character` is no name but words of the prose ("her mother"). `person_names` and
    `character_names` are further names that stand beside the first (a stage name, a nickname).
    """

    person: str
    job: str
    character: str | None
    confidence: Confidence
    cue: str
    billing: str | None = None
    is_description: bool = False
    person_names: tuple[str, ...] = ()
    character_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the body: the source's paragraphs, unchanged, joined by one newline, and what they are about.

    `lines` are the paragraphs' places in the source; a heading's line, where there is one, is `heading_line`.
    """

    type: BlockType
    lines: tuple[Line, ...]
    confidence: Confidence
    cue: str
    person: str | None = None
    character: str | None = None
    heading_line: Line | None = None
    number: int | None = None

    @property
    def text(self) -> str:
        """The paragraphs, word for word."""
        return "\n".join(line.text for line in self.lines)

    @property
    def heading(self) -> str | None:
        """The heading that the text gives, word for word, or None."""
        return self.heading_line.text if self.heading_line else None


@dataclass(frozen=True, slots=True)
class ParsedPost:
    """One post as recognised. A field that the text does not give is None or empty.

    `is_review` is False for a post without title block and rating. `headline` is the post's own title line where it
    differs from the work's `title`. `kind` is a Work kind, `country` ISO 3166-1, `native_language` BCP 47, `date` an
    ISO date of any precision ("2021-10"), `episode_minutes` minutes. `confidence` and `cues` have an entry for every
    field that is filled. `field_lines` were read into fields, `dropped` are listed and left out.
    """

    is_review: bool
    blocks: tuple[Block, ...]
    field_lines: tuple[Line, ...]
    dropped: tuple[Line, ...]
    title: str | None = None
    headline: str | None = None
    native_title: str | None = None
    native_language: str | None = None
    romanised_title: str | None = None
    other_titles: tuple[str, ...] = ()
    kind: str | None = None
    network: str | None = None
    country: str | None = None
    episodes: int | None = None
    episode_minutes: int | None = None
    year: int | None = None
    rating: Rating | None = None
    external_ratings: tuple[ExternalRating, ...] = ()
    viewing: Viewing | None = None
    poster_file: str | None = None
    disclaimer: str | None = None
    date: str | None = None
    author: str | None = None
    tags: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentioned_works: tuple[str, ...] = ()
    next_on_watch_list: str | None = None
    confidence: Mapping[str, Confidence] = field(default_factory=lambda: MappingProxyType({}))
    cues: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerCounts:
    """Non-blank code points of a source: all of them, those placed in fields and blocks, those in dropped lines."""

    source_characters: int
    placed: int
    dropped: int

    @property
    def lost(self) -> int:
        """What is neither placed nor dropped: always 0."""
        return self.source_characters - self.placed - self.dropped


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """A source parted into its posts, which are recognised when they are asked for.

    A page of a thousand posts needs no more memory than its text and one post. `newest_first` sources are to be
    written from the last post to the first.
    """

    posts: Sequence[ParsedPost]
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class ParsedSource:
    """The posts of one source in its own order, and its ledger.

    `newest_first` sources are to be written from the last post to the first. `dropped` are lines of a source without
    any post; where there are posts, every dropped line is listed with one of them.
    """

    posts: tuple[ParsedPost, ...]
    ledger: LedgerCounts
    newest_first: bool = False
    dropped: tuple[Line, ...] = ()
