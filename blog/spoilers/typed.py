"""Marks of hidden words that were typed into rich text, where a button stands for them: `||…||` and `>!…!<`.

Whoever writes Markdown elsewhere types them from habit, and pasted text brings them along. Words between them are
hidden here too, by the same mark that the button sets.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from bs4 import BeautifulSoup, NavigableString, Tag

from blog.spoilers.markup import INLINE, MARK
from blog.text.html import parse_fragment

# What may be a mark once tags are left aside, in HTML whose texts have their angle brackets written as entities.
_SUSPECT = re.compile(r"\|.*\||&[gl]t;", re.DOTALL)
_PAIR = re.compile(r"\|\|(?P<bars>.+?)\|\||>!(?P<arrows>.+?)!<", re.DOTALL)
# A heart (`!<3`) is no mark.
_LEFT_OVER = re.compile(r"\|\||>!|!<(?!3)")
_RUNNING = INLINE | {"span"}


def with_typed_marks(html: str) -> str:
    """The fragment with typed marks taken out and the words between them marked as an inline spoiler.

    A mark hides within its paragraph. One that is left open there hides the whole fragment: words that somebody meant
    to hide are not shown.

    Args:
        html: a sanitised fragment.
    """
    if _SUSPECT.search(html) is None:
        return html
    soup = parse_fragment(html)
    paragraphs = _paragraphs(soup)
    is_open = any(map(_is_open, paragraphs))
    if not is_open and not any(_PAIR.search(_text_of(nodes)) for nodes in paragraphs):
        return html
    for nodes in paragraphs:
        text = _text_of(nodes)
        _rewrite(soup, nodes, [(0, len(text), True)] if is_open else list(_spans(text)))
    return str(soup)


def has_open_typed_mark(html: str) -> bool:
    """Whether a typed mark of a sanitised fragment is not closed in its paragraph."""
    if _SUSPECT.search(html) is None:
        return False
    return any(map(_is_open, _paragraphs(parse_fragment(html))))


def has_typed_marks(text: str) -> bool:
    """Whether words of a plain text stand between typed marks."""
    return _PAIR.search(text) is not None


def _paragraphs(soup: BeautifulSoup) -> list[list[NavigableString]]:
    """The texts of each run of words that no block parts."""
    texts = [node for node in soup.descendants if type(node) is NavigableString]
    return [list(nodes) for _block, nodes in groupby(texts, lambda node: id(_block_of(node)))]


def _block_of(node: NavigableString) -> Tag | None:
    return next((parent for parent in node.parents if parent.name not in _RUNNING), None)


def _text_of(nodes: list[NavigableString]) -> str:
    return "".join(nodes)


def _is_open(nodes: list[NavigableString]) -> bool:
    return _LEFT_OVER.search(_PAIR.sub("\x00", _text_of(nodes))) is not None


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """The ranges between marks: where each starts and ends, and whether it is hidden."""
    position = 0
    for pair in _PAIR.finditer(text):
        yield position, pair.start(), False
        yield *pair.span("bars" if pair["bars"] else "arrows"), True
        position = pair.end()
    yield position, len(text), False


def _rewrite(soup: BeautifulSoup, nodes: list[NavigableString], spans: list[tuple[int, int, bool]]) -> None:
    """Keep these ranges of the joined texts, the hidden ones each in an element that says so."""
    start = 0
    for node in nodes:
        pieces: list[NavigableString | Tag] = []
        for first, last, hidden in spans:
            words = node[max(first - start, 0) : max(last - start, 0)]
            if hidden and words.strip():
                pieces.append(soup.new_tag("span", attrs={MARK: ""}, string=words))
            elif words:
                pieces.append(NavigableString(words))
        start += len(node)
        node.replace_with(*pieces) if pieces else node.extract()
