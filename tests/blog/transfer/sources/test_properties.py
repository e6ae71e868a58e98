"""Whatever the text: no crash, nothing lost, word for word, in time that grows with its length."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.parsing.parsed import ParsedSource
from blog.transfer.report import build_report
from blog.transfer.sources import archive_text, plain_text
from tests.blog.parsing.corpus import load
from tests.blog.transfer.sources.seed import SEED

PARSERS = [archive_text.parse, plain_text.parse]
POSTS = [post.text for post in load()]
PIECES = st.sampled_from(
    [
        *"()/:*-–★½'\"“”’（）／. \n\t\r",
        "\r\n",
        "\n\n",
        "\u200b",
        "\u00a0",
        "\u2028",
        "Standard",
        "Amber Ferry",
        "(호박 / Hobak)",
        "塩の道",
        "(played by ",
        "Kang Ji Woo",
        "Seo Min Ah",
        "Rating: 8/10",
        "Episodes: 16",
        "Cast:",
        " as ",
        "Spoilers ahead!",
        "Monthly Archives: May 2020",
        "Posted on May 3, 2020 by ana",
        "The first case",
        "All in all",
        "Thanks for reading!",
        "I want to make some cast comments now.",
        "File:a.jpg",
        "640px-aB",
        "Episode 4",
        "next on my list is ",
    ]
)


def check(text: str, parse: Callable[[str], ParsedSource]) -> None:
    """Nothing is lost, nothing is changed, and the order of the text stays."""
    source = parse(text)

    assert source.ledger.lost == 0
    assert source.ledger.source_characters == sum(not character.isspace() for character in text)
    lines = [*source.dropped, *(line for post in source.posts for line in (*post.field_lines, *post.dropped))]
    for post in source.posts:
        in_order = [line for block in post.blocks for line in (block.heading_line, *block.lines) if line]
        body = [line for line in in_order if not _is_first_disclaimer(post.blocks, line)]
        assert [line.start for line in body] == sorted(line.start for line in body)
        assert all(block.text == "\n".join(line.text for line in block.lines) for block in post.blocks)
        lines += in_order
    lines.sort(key=lambda line: line.start)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())
    assert all(text[line.start : line.end] == line.text for line in lines)
    build_report([source])


def _is_first_disclaimer(blocks: tuple[object, ...], line: object) -> bool:
    return bool(blocks) and line in blocks[0].lines and blocks[0].type == "disclaimer"  # type: ignore[attr-defined]


@pytest.mark.parametrize("parse", PARSERS)
@given(text=st.text())
def test_any_text(parse: Callable[[str], ParsedSource], text: str) -> None:
    check(text, parse)


@pytest.mark.parametrize("parse", PARSERS)
@given(pieces=st.lists(PIECES, max_size=60))
def test_any_mixture_of_marks(parse: Callable[[str], ParsedSource], pieces: list[str]) -> None:
    check("".join(pieces), parse)


@pytest.mark.parametrize("parse", PARSERS)
@given(data=st.data())
def test_damaged_posts(parse: Callable[[str], ParsedSource], data: st.DataObject) -> None:
    check(_damaged(data, data.draw(st.sampled_from(POSTS)) + data.draw(st.sampled_from(POSTS))), parse)


@given(data=st.data())
def test_the_damaged_archive_page(data: st.DataObject) -> None:
    if not SEED.exists():
        pytest.skip("The archive page ../shared/seeds/october-2021.txt is not beside this repository.")
    check(_damaged(data, SEED.read_text(encoding="utf-8")), archive_text.parse)


def _damaged(data: st.DataObject, text: str) -> str:
    """`text` with a few cuts, copies and insertions."""
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 400)))
        piece = data.draw(st.one_of(st.just(""), PIECES, st.just(text[start:end] * 2)))
        text = text[:start] + piece + text[end:]
    return text


HOSTILE = {
    "brackets": "(" * 50_000,
    "bracket lines": "(\n" * 12_000,
    "played by": "Aa Bb (played by Cc Dd) " * 1_000,
    "played by, nobody": "(played by A B) " * 1_000,
    "played by, relatives": "her mother (played by A B), " * 1_000,
    "open played by": "(played by " * 4_000,
    "one word": "a" * 100_000,
    "capitals": "Aa " * 33_000,
    "short lines": "a\n" * 12_000,
    "title blocks": "Tt\n(가 / a)\n1/5\n" * 1_000,
    "pairs": "Aa Bb as Cc Dd\n" * 2_000,
    "labels": "Cast:\n" + "Aa Bb\n" * 4_000,
    "quotes": "drama 'A " * 11_000,
    "stars": "★" * 100_000,
    "slashes": "1/" * 50_000,
    "dashes": " - " * 33_000,
    "leads": "and now and now " * 6_000,
    "cues": "next on my list " * 6_000,
    "labels in a row": "Formats" * 20 + "\n" + "Standard\n" * 11_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_length_alone(name: str) -> None:
    """Four times the text takes about four times the calls: quadratic work would take sixteen times.

    Calls are counted, not seconds; a regular expression that backtracks without end would not return here.
    """
    text = HOSTILE[name]

    assert _calls(text) <= 5 * _calls(text[: len(text) // 4]) + 2_000


def _calls(text: str) -> int:
    """The number of calls, of Python and built-in functions, that reading `text` takes."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        archive_text.parse(text)
    finally:
        sys.setprofile(before)
    return count
