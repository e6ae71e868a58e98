"""The ledger proves that nothing is lost, and refuses books that do not balance."""

from dataclasses import replace

import pytest

from blog.parsing.ledger import LedgerError, balance, non_blank, total_of
from blog.parsing.lines import split_lines
from blog.parsing.parsed import LedgerCounts
from blog.transfer.sources import plain_text

TEXT = "Amber Ferry\nStandard\n(호박 / Hobak)\nRating: 8/10\n\nHello everyone! What a week this was.\n"


def test_placed_and_dropped_make_up_the_source() -> None:
    source = plain_text.parse(TEXT)

    assert source.ledger == LedgerCounts(source_characters=non_blank(TEXT), placed=non_blank(TEXT) - 8, dropped=8)
    assert source.ledger.lost == 0


def test_a_lost_line_is_an_error() -> None:
    post = plain_text.parse(TEXT).posts[0]

    with pytest.raises(LedgerError, match="neither placed nor dropped"):
        balance(TEXT, [replace(post, dropped=())])


def test_a_line_placed_twice_is_an_error() -> None:
    post = plain_text.parse(TEXT).posts[0]

    with pytest.raises(LedgerError, match="twice"):
        balance(TEXT, [replace(post, dropped=(*post.dropped, split_lines(TEXT)[0]))])


def test_ledgers_add_up() -> None:
    assert total_of([LedgerCounts(5, 4, 1), LedgerCounts(3, 3, 0)]) == LedgerCounts(8, 7, 1)
