"""Facts of data lines."""

import pytest

from blog.parsing.facts.data_lines import read_data_line
from blog.text.scripts import fold

LINES = [
    ("Network: HBC", {"network": "HBC"}),
    ("Network: jXBC | Streamed on Streamly", {"network": "jXBC"}),
    ("Channel: HBC", {"network": "HBC"}),
    ("Streaming Site: Streamly", {"network": "Streamly"}),
    ("Episodes: 16", {"episodes": 16}),
    ("Episode: 17", {"episodes": 17}),
    ("No. of episodes: 16", {"episodes": 16}),
    ("Episode Count: 4", {"episodes": 4}),
    ("Length: 16 Episodes", {"episodes": 16}),
    ("#of Episodes: 12 (each 24 mins.)", {"episodes": 12, "episode_minutes": 24}),
    ("Episodes: 20 (about an hour and 5 min each)", {"episodes": 20}),
    ("Release Date: July 17 – September 26, 2019", {"year": 2019}),
    ("Broadcast period: 2018-Jan to 2018-Mar", {"year": 2018}),
    ("Years Active: 2017", {"year": 2017}),
    ("Aired in: 2020 (6 episodes)", {"year": 2020, "episodes": 6}),
    ("Runtime: Wednesday & Thursdays 21:00 (35 minutes each / 2 per day)", {"episode_minutes": 35}),
    ("Running Time: 126 mins.", {"episode_minutes": 126}),
    ("Runtime 2 h 12 min", {"episode_minutes": 132}),
    ("20192 h 12 min", {"year": 2019, "episode_minutes": 132}),
    ("Director      :    Hana Mori", {"director": "Hana Mori"}),
    ("Page Count: 496 (Hardcover)", {"kind": "book"}),
    ("Published by Fern Press, 2019. 342 pages.", {"kind": "book", "year": 2019}),
    ("Paperback, 342 pages", {"kind": "book"}),
    ("342 pages (hardcover)", {"kind": "book"}),
    ("Country: South Korea", {"country": "KR"}),
    ("Published: 2016", {"year": 2016}),
    ("Publisher: Fern Press (2020)", {"kind": "book", "year": 2020}),
    ("Publisher: Fern & Daughters, 2015", {"kind": "book", "year": 2015}),
    ("Broadcast on: Channel 9, 2018", {"network": "Channel 9", "year": 2018}),
    ("24 eps / watched on Streamly", {"episodes": 24}),
    ("16 episodes", {"episodes": 16}),
    ("K-drama · 16 episodes · Channel: EBM", {"kind": "drama", "country": "KR", "episodes": 16, "network": "EBM"}),
    ("188 pages, Lantern Street Press", {"kind": "book"}),
    ("Translated by Dora Pell", {"kind": "book"}),
    ("Variety Show", {"kind": "variety"}),
    ("Korean Drama", {"kind": "drama", "country": "KR"}),
    ("J-Drama", {"kind": "drama", "country": "JP"}),
    ("Television Series", {"kind": "drama"}),
    ("Re-watch value: 3 out of 5", {}),
    ("Genre: Romance", {}),
    ("Rating 2/3 Historical Fiction", {}),
    ("Theme: Revenge", {}),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_data_line(line: str, expected: dict[str, object]) -> None:
    facts = read_data_line(line, fold(line))

    assert facts is not None
    assert {fact.field: fact.value for fact in facts} == expected


@pytest.mark.parametrize(
    "line",
    [
        "Salt Road",
        "And then: nothing happened",
        "It is a quick read, 342 pages.",
        "Drama",
        "Anime",
        "Korean Drama Night",
        "16 episodes - and every one of them a delight",
        "16 episodes, and I would have watched more",
        "Tea | cake | Episodes: 3",
        "Published by ana on May 3, 2020",
        "Published in 2019 by a small press, it sold out.",
        "x" * 2000,
    ],
)
def test_other_lines_are_no_data_line(line: str) -> None:
    assert read_data_line(line, line) is None
