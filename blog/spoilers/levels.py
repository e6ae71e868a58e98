"""Levels: who may read a block on its post's own page."""

from enum import StrEnum


class Level(StrEnum):
    """Who may read a block: everybody, whoever has seen episode N, or whoever has finished."""

    SAFE = "safe"
    EPISODE = "episode"
    FULL = "full"
