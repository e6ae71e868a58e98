"""The sections of a review, in their order."""

from enum import IntEnum

OPENING = 320
"""Characters of a paragraph in which it is looked for what the paragraph is."""


class Section(IntEnum):
    """The sections in the order in which reviews have them."""

    INTRODUCTION = 1
    SUMMARY = 2
    THEMES = 3
    CHARACTERS = 4
    EPISODES = 5
    CAST = 6
    VERDICT = 7
    SIGN_OFF = 8
