"""The report has the contract's keys and says what the parse says."""

import json

from blog.transfer.report import build_report
from blog.transfer.sources import plain_text

TEXT = """Amber Ferry
Standard
Disclaimer: all is told.
File:Amber Ferry.jpg
Amber Ferry
(호박 나룻배 / Hobak Narutbae)
ShowLog rating: 8.0/10
IMDb rating: 7.1/10

Hello everyone! I dropped this at episode 6.

Let me talk a bit about the characters.
Seo Min Ah (played by Kang Ji Woo) is brave.

Thanks for reading!
"""
POST_KEYS = (
    "title native_title native_language romanised_title other_titles kind network country episodes episode_minutes year"
    " rating external_ratings viewing poster_file disclaimer date tags author roles blocks mentioned_works"
    " next_on_watch_list confidence dropped_lines warnings"
).split()
BLOCK_KEYS = ["type", "person", "character", "heading", "number", "text", "spoiler", "confidence", "cue"]


def report() -> dict[str, object]:
    return json.loads(json.dumps(build_report([plain_text.parse(TEXT), plain_text.parse(TEXT)]), ensure_ascii=False))


def test_the_keys_are_those_of_the_contract() -> None:
    given = report()

    assert list(given) == ["posts", "ledger"]
    assert len(given["posts"]) == 2
    post = given["posts"][0]
    assert list(post) == POST_KEYS
    assert all(list(block) == BLOCK_KEYS for block in post["blocks"])
    assert all(list(role) == ["person", "job", "character", "confidence"] for role in post["roles"])


def test_values_are_plain_json() -> None:
    post = report()["posts"][0]

    assert post["rating"] == {"label": "ShowLog", "value": 8.0, "scale": 10, "raw": "8.0/10"}
    assert post["external_ratings"] == [{"source": "IMDb", "value": 7.1, "scale": 10, "raw": "7.1/10"}]
    assert post["viewing"] == {"state": "dropped", "episode": 6}
    assert post["poster_file"] == "Amber Ferry.jpg"
    assert post["disclaimer"] == "all is told."
    assert post["dropped_lines"] == ["Standard", "Amber Ferry"]
    assert post["confidence"]["title"] == "certain"


def test_every_block_but_the_disclaimer_is_full() -> None:
    blocks = report()["posts"][0]["blocks"]

    assert blocks[0]["type"] == "disclaimer"
    assert [block["spoiler"] for block in blocks] == [None] + ["full"] * (len(blocks) - 1)


def test_ledgers_of_all_sources_are_added_up() -> None:
    one = len("".join(TEXT.split()))

    assert report()["ledger"] == {
        "source_characters": 2 * one,
        "placed": 2 * (one - len("Standard") - len("AmberFerry")),
        "dropped": 2 * (len("Standard") + len("AmberFerry")),
        "lost": 0,
    }
