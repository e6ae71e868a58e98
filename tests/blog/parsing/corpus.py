"""The made-up posts of tests/data/posts, their expectations, and how a parse is scored against them."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import ANY

from blog.parsing.parsed import Confidence, ParsedPost

DATA = Path(__file__).parents[2] / "data"
DIRECTORY = DATA / "posts"
LONG = DATA / "long-posts"
TYPES = {
    "I": "introduction",
    "S": "summary",
    "T": "theme",
    "C": "character",
    "E": "episode",
    "A": "cast_comment",
    "V": "verdict",
    "X": "text",
    "N": "next_up",
    "D": "disclaimer",
}
SCALARS = (
    "title native_title native_language romanised_title kind network country episodes episode_minutes year poster_file"
    " disclaimer date author next_on_watch_list"
).split()

SHORT = {"next_on_watch_list": "next"}


@dataclass(frozen=True)
class MarkedLine:
    """A line of a made-up post, with the mark of what it is expected to be; blank lines have an empty mark."""

    mark: str
    text: str

    @property
    def type(self) -> str | None:
        return TYPES.get(self.mark.partition(":")[0])

    @property
    def subject(self) -> str | None:
        return self.mark.partition(":")[2] or None


@dataclass(frozen=True)
class MadeUpPost:
    """One post of the corpus: its expected values by field name, its roles, and its lines."""

    name: str
    values: Mapping[str, object]
    roles: Sequence[tuple[str, str, str | None]]
    lines: Sequence[MarkedLine]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines) + "\n"

    @property
    def is_held_out(self) -> bool:
        """Every third post is never tuned on: its figures are reported apart."""
        return int(re.sub(r"\D", "", self.name)) % 3 == 0


def load(directory: Path = DIRECTORY) -> list[MadeUpPost]:
    """All made-up posts of a folder, file by file."""
    posts = []
    for path in sorted(directory.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, body = part.partition("\n---\n")
            name, *settings = head.splitlines()
            posts.append(_post(name.split()[0], settings, body.rstrip("\n")))
    return posts


def _post(name: str, settings: Sequence[str], body: str) -> MadeUpPost:
    values: dict[str, object] = {}
    roles: Any = []
    for setting in settings:
        key, _, value = setting.partition(": ")
        if (key, value) == ("role", "?"):
            roles = ANY
        elif key == "role":
            person, _, other = value.partition(" > ")
            is_job = other in ("director", "writer", "author")
            character = ANY if other == "?" else None if is_job or other == "-" else other
            roles.append((person, other if is_job else "actor", character))
        else:
            values[key] = _value(key, value)
    lines = []
    for line in body.splitlines():
        mark, found, text = line.partition("|")
        lines.append(MarkedLine(mark, text) if found else MarkedLine("", line))
    warnings = [line.text for line in lines if line.mark == "D"]
    if warnings:
        values["disclaimer"] = "\n".join(text.removeprefix("Disclaimer: ") for text in warnings)
    return MadeUpPost(name, values, roles, lines)


def _value(key: str, value: str) -> object:
    if value == "?":
        return ANY
    if key in ("episodes", "episode_minutes", "year"):
        return int(value)
    if key == "rating":
        return _figures(value)
    if key == "external":
        return tuple(_figures(part) for part in value.split(" | "))
    if key in ("other_titles", "mentioned"):
        return tuple(value.split(" | "))
    if key == "viewing":
        state, episode = value.split()
        return state, None if episode == "-" else int(episode)
    return value


def _figures(value: str) -> tuple[Any, Any, Any, Any]:
    name, figure, scale, raw = value.split("; ")
    return _part(name, str), _part(figure, Decimal), _part(scale, int), _part(raw, str)


def _part(part: str, read: Callable[[str], object]) -> object:
    return ANY if part == "?" else None if part == "-" else read(part)


@dataclass
class Score:
    """How many of the expected or given things are right, and what those marked `certain` are worth."""

    right: int = 0
    wrong: int = 0
    certain_right: int = 0
    certain_wrong: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, what: str, is_right: bool, confidence: Confidence | None) -> None:
        certain = confidence is Confidence.CERTAIN
        if is_right:
            self.right += 1
            self.certain_right += certain
        else:
            self.wrong += 1
            self.certain_wrong += certain
            self.faults.append(f"{'CERTAIN ' if certain else ''}{what}")

    def __iadd__(self, other: "Score") -> "Score":
        self.right += other.right
        self.wrong += other.wrong
        self.certain_right += other.certain_right
        self.certain_wrong += other.certain_wrong
        self.faults += other.faults
        return self

    @property
    def all(self) -> int:
        return self.right + self.wrong

    @property
    def share_right(self) -> float:
        return self.right / self.all

    @property
    def share_certain_and_wrong(self) -> float:
        return self.certain_wrong / self.all

    @property
    def certain_is_right(self) -> float:
        return self.certain_right / max(1, self.certain_right + self.certain_wrong)

    @property
    def right_is_certain(self) -> float:
        return self.certain_right / max(1, self.right)

    def __str__(self) -> str:
        return (
            f"{self.right}/{self.all} right ({self.share_right:.1%}), "
            f"wrong and certain {self.share_certain_and_wrong:.2%}, "
            f"of certain right {self.certain_is_right:.1%}, of right certain {self.right_is_certain:.1%}"
        )


def score(expected: MadeUpPost, post: ParsedPost) -> Score:
    """Every field that is expected or given, every role, every paragraph, every line of furniture."""
    result = Score()
    for name, wanted, given, confidence in _fields(expected, post):
        if wanted is ANY or (wanted in (None, ()) and given in (None, ())):
            continue
        what = f"{expected.name} {name}: wanted {wanted!r}, given {given!r}"
        result.add(what, _plain(wanted) == _plain(given), confidence)
    _score_roles(expected, post, result)
    _score_lines(expected, post, result)
    return result


def _fields(expected: MadeUpPost, post: ParsedPost) -> Iterator[tuple[str, object, object, Confidence | None]]:
    sure = post.confidence
    for name in SCALARS:
        yield name, expected.values.get(SHORT.get(name, name)), getattr(post, name), sure.get(name)
    yield "other_titles", expected.values.get("other_titles", ()), post.other_titles, sure.get("other_titles")
    yield "mentioned_works", expected.values.get("mentioned", ()), post.mentioned_works, sure.get("mentioned_works")
    rating = post.rating
    given = (rating.label, rating.value, rating.scale, rating.raw) if rating else None
    yield "rating", expected.values.get("rating"), given, sure.get("rating")
    external = tuple((one.source, one.value, one.scale, one.raw) for one in post.external_ratings)
    yield "external_ratings", expected.values.get("external", ()), external, sure.get("external_ratings")
    viewing = (post.viewing.state, post.viewing.episode) if post.viewing else None
    yield "viewing", expected.values.get("viewing"), viewing, sure.get("viewing")


def _plain(value: object) -> object:
    """Typographic variants are no fault of the parser: mutated posts have other quotes and normal forms."""
    if isinstance(value, str):
        folded = unicodedata.normalize("NFC", value).replace("\u00a0", " ").replace("\u200b", "")
        return folded.replace("’", "'").replace("‘", "'").strip()
    return tuple(_plain(part) for part in value) if isinstance(value, tuple) else value


def _score_roles(expected: MadeUpPost, post: ParsedPost, result: Score) -> None:
    if expected.roles is ANY:
        return
    wanted = [
        (person, job, ANY if character is ANY else (character or "").casefold())
        for person, job, character in expected.roles
    ]
    for role in post.roles:
        key = (str(_plain(role.person)), role.job, str(_plain(role.character or "")).casefold())
        result.add(f"{expected.name} role {key}", key in wanted, role.confidence)
        if key in wanted:
            wanted.remove(key)
    for key in wanted:
        result.add(f"{expected.name} role missing {key}", False, None)


def _score_lines(expected: MadeUpPost, post: ParsedPost, result: Score) -> None:
    blocks: dict[str, tuple[str, str | None, Confidence]] = {}
    headings = {}
    for block in post.blocks:
        subject = block.character or block.person or (str(block.number) if block.number is not None else None)
        for line in block.lines:
            blocks[str(_plain(line.text))] = (block.type.value, subject, block.confidence)
        if block.heading:
            headings[str(_plain(block.heading))] = block.confidence
    dropped = {_plain(line.text) for line in post.dropped}
    for line in expected.lines:
        text = str(_plain(line.text))
        if not text:
            continue
        if line.type:
            kind, subject, confidence = blocks.get(text, (None, None, None))
            given = f"{kind}:{subject}"
            is_right = kind == line.type and (line.subject == "?" or _plain(subject) == _plain(line.subject))
            result.add(f"{expected.name} {line.mark}| {text[:60]} -> {given}", is_right, confidence)
        elif line.mark == "h":
            result.add(f"{expected.name} heading {text}", text in headings, headings.get(text))
        elif line.mark == "F":
            result.add(f"{expected.name} furniture {text[:60]}", text in dropped, None)
