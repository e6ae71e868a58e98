"""The archive page kept beside the repository: read where it lies, judged by position, never copied.

What is expected of it is taken from its own lines by plain string handling, apart from the parser: the names before
and in each "(played by …)", the parts of a title bracket. Sections come from a file of paragraph numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
SEED = ROOT.parent / "shared" / "seeds" / "october-2021.txt"
JUDGED = ROOT / "tests" / "data" / "seed" / "october-2021-paragraphs.txt"


def read_seed() -> str:
    """The page's text; skips the test where it is absent."""
    if not SEED.exists():
        pytest.skip("The archive page ../shared/seeds/october-2021.txt is not beside this repository.")
    return SEED.read_text(encoding="utf-8")


@dataclass(frozen=True)
class ExpectedRole:
    """Actor and character of one "(played by …)"; a description's case does not matter."""

    actor: str
    character: str
    is_name: bool


@dataclass(frozen=True)
class ExpectedParagraph:
    """A paragraph as judged: its section, and the name it is about, if any."""

    key: str
    text: str
    type: str
    subject: str | None
    is_doubtful: bool


@dataclass(frozen=True)
class ExpectedPost:
    """What one post of the page must give."""

    title: str
    native_title: str
    romanised_title: str
    other_titles: tuple[str, ...]
    rating_label: str
    rating_raw: str
    network: str
    roles: Sequence[ExpectedRole]
    paragraphs: Sequence[ExpectedParagraph]


def expected_posts(text: str) -> list[ExpectedPost]:
    """The two posts of `text`, the page itself or a renamed one with the same lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    brackets = [at for at, line in enumerate(lines) if line.startswith("(")]
    posts = []
    for number, at in enumerate(brackets, start=1):
        end = brackets[number] - 5 if number < len(brackets) else len(lines)
        posts.append(_post(number, lines[at - 1], lines[at], lines[at + 1], lines[at + 2 : end]))
    return posts


def _post(number: int, title: str, bracket: str, rating: str, paragraphs: Sequence[str]) -> ExpectedPost:
    native, romanised, *others = bracket.strip("()").split(" / ")
    label, _, raw = rating.partition(" rating: ")
    network = re.search(r"\d+-episode (\S+) K-Drama", "\n".join(paragraphs))
    judged, words = _judgement(number)
    roles = _roles(paragraphs, words)
    expected = []
    for text, (key, kind, *about) in zip(paragraphs, judged, strict=True):
        subject = None
        if "role" in about:
            subject = roles[int(about[1]) - 1].character
        elif "actor" in about:
            subject = roles[int(about[1]) - 1].actor
        elif "case" in about:
            subject = about[1]
        expected.append(ExpectedParagraph(key, text, kind, subject, "?" in about))
    assert network is not None
    return ExpectedPost(title, native, romanised, tuple(others), label, raw, network[1], roles, expected)


def _judgement(number: int) -> tuple[list[list[str]], list[str]]:
    judged: list[list[str]] = []
    words: list[str] = []
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{number}."):
            judged.append(line.split())
        elif line.startswith(f"words {number} "):
            words = line.split()[2:]
    return judged, words


def _roles(paragraphs: Sequence[str], words: Sequence[str]) -> list[ExpectedRole]:
    roles = []
    for paragraph in paragraphs:
        for match in re.finditer(r"\(played by ([^)/,]+?)(?: by the way)?[)/,]", paragraph):
            count = words[len(roles)]
            before = paragraph[: match.start()].rstrip(" ,").split()
            number, _, left_out = count.strip("-~").partition(":")
            if count.startswith("~"):
                name = paragraph.split()[: int(number)]
            else:
                name = before[: len(before) - int(left_out or 0)][-int(number) :]
            roles.append(ExpectedRole(match[1], " ".join(name), not count.startswith("-")))
    return roles
