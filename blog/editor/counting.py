"""Words of drafts, counted in what is stored: without a query, for a whole list of them."""

import html
import re
from typing import Any

from blog.editor.changing.cells import blocks
from blog.spoilers.levels import Level
from blog.spoilers.markdown import render_markdown
from blog.spoilers.markup import MARK, without_spoilers
from blog.text.words import count_words

_TAG = re.compile(r"<[^>]*>")
_PLAIN = ("heading", "source", "caption")
_RICH = ("text", "full")


def counted(document: dict[str, Any]) -> tuple[int, float | None]:
    """The words of a draft, and the share of them that is safe, from 0 to 1; None where there are no words.

    Args:
        document: as `blog.editor.changing.rows` reads it.
    """
    words = safe = 0
    for _known, block in blocks(document):
        value = block["value"]
        for rich, is_safe in _texts(value):
            number = count_words(_text(rich))
            words += number
            if is_safe:
                safe += count_words(_text(without_spoilers(rich))) if MARK in rich else number
    return words, (min(1.0, safe / words) if words else None)


def _texts(value: dict[str, Any]) -> list[tuple[str, bool]]:
    """The HTML of a block, each with whether everybody may read it."""
    is_safe = value.get("spoiler") == Level.SAFE
    texts = [(html.escape(value[name]), is_safe) for name in _PLAIN if isinstance(value.get(name), str)]
    texts += [(value[name], is_safe) for name in _RICH if isinstance(value.get(name), str)]
    if isinstance(value.get("markdown"), str):
        texts.append((render_markdown(value["markdown"]), is_safe))
    if isinstance(value.get("safe"), str):
        texts.append((value["safe"], True))
    return texts


def _text(rich: str) -> str:
    return html.unescape(_TAG.sub(" ", rich))
