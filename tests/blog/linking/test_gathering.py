"""Writing what is derived once for each thing."""

from collections.abc import Sequence

import pytest

from blog.linking.gathering import gathered, is_gathering, once


class Writer:
    """Notes what it was asked to write, and when."""

    def __init__(self, name: str, log: list[tuple[str, list[str]]]) -> None:
        self.name = name
        self.log = log

    def __call__(self, things: Sequence[str]) -> None:
        self.log.append((self.name, list(things)))


@pytest.fixture
def log() -> list[tuple[str, list[str]]]:
    return []


def test_outside_of_a_block_each_thing_is_written_at_once(log: list) -> None:
    write = Writer("names", log)
    once(write, 1, "one")
    once(write, 1, "one again")
    assert log == [("names", ["one"]), ("names", ["one again"])]


def test_in_a_block_each_thing_is_written_once_as_it_was_last_when_the_block_ends(log: list) -> None:
    write = Writer("names", log)
    with gathered():
        assert is_gathering()
        for key, thing in [(1, "one"), (2, "two"), (1, "one again")]:
            once(write, key, thing)
        assert log == []
    assert not is_gathering()
    assert log == [("names", ["one again", "two"])]


def test_who_was_asked_last_writes_last(log: list) -> None:
    index, derive = Writer("index", log), Writer("derive", log)
    with gathered():
        once(index, 1, "draft")
        once(derive, 1, "post")
        once(index, 1, "post")
    assert log == [("derive", ["post"]), ("index", ["post"])]


def test_a_block_within_another_belongs_to_it(log: list) -> None:
    write = Writer("names", log)
    with gathered():
        with gathered():
            once(write, 1, "inner")
        once(write, 2, "outer")
        assert log == []
    assert log == [("names", ["inner", "outer"])]


def test_nothing_is_written_of_a_block_that_fails(log: list) -> None:
    write = Writer("names", log)

    def fail() -> None:
        with gathered():
            once(write, 1, "one")
            raise ValueError("no post")

    with pytest.raises(ValueError, match="no post"):
        fail()
    assert log == []
    assert not is_gathering()
    once(write, 2, "two")
    assert log == [("names", ["two"])]
