"""Languages that nobody speaks: every message of gettext changed by a rule, to see what a translation would do."""

import math
import re
from collections.abc import Callable

import pytest
from django.utils import translation

# What stands for something else in a message, and markup: none of it is for translators to change.
KEPT = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{[^{}]*\}|<[^>]*>|&\w+;")
WORD = re.compile(r"[^\W\d_]+")
# A letter that no text of ours holds.
OTHER_LETTER = "ж"


def lengthened(message: str) -> str:
    """The message with each of its words 40 % longer, as German or Finnish would have it."""
    return _words_changed(message, lambda word: word + word[-math.ceil(0.4 * len(word)) :])


def in_other_letters(message: str) -> str:
    """The message with one foreign letter for each of its own: whatever is still readable was no message."""
    return _words_changed(message, lambda word: OTHER_LETTER * len(word))


def speak(monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]) -> None:
    """Let gettext answer with changed messages until the test ends, those of Django and Wagtail included."""
    # Django keeps what it was asked for last on this object; lazy messages and templates ask it too.
    gettext = translation._trans
    monkeypatch.setattr(gettext, "gettext", lambda message: change(message))
    monkeypatch.setattr(gettext, "pgettext", lambda context, message: change(message))
    monkeypatch.setattr(gettext, "ngettext", lambda one, many, number: change(one if number == 1 else many))
    monkeypatch.setattr(gettext, "npgettext", lambda context, one, many, number: change(one if number == 1 else many))


def _words_changed(message: str, change: Callable[[str], str]) -> str:
    parts = []
    end = 0
    for kept in KEPT.finditer(message):
        parts += [WORD.sub(lambda word: change(word[0]), message[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join(parts) + WORD.sub(lambda word: change(word[0]), message[end:])
