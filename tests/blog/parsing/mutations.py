"""Ways in which the same post comes out of a crawl: what is expected of it stays, save what the mutation removes."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.blog.parsing.corpus import MadeUpPost, MarkedLine

Mutation = Callable[[MadeUpPost], MadeUpPost]


def _each_line(post: MadeUpPost, change: Callable[[str], str]) -> MadeUpPost:
    return replace(post, lines=[MarkedLine(line.mark, change(line.text)) for line in post.lines])


def without_blank_lines(post: MadeUpPost) -> MadeUpPost:
    """A crawl that keeps no blank lines."""
    return replace(post, lines=[line for line in post.lines if line.text])


def with_straight_quotes(post: MadeUpPost) -> MadeUpPost:
    """Typewriter quotes and hyphens for dashes."""
    return _each_line(post, lambda text: text.translate(str.maketrans("’‘“”–", "''\"\"-")))


def with_curly_quotes(post: MadeUpPost) -> MadeUpPost:
    """Apostrophes as a word processor writes them."""
    return _each_line(post, lambda text: text.replace("'", "’"))


def with_decomposed_letters(post: MadeUpPost) -> MadeUpPost:
    """Unicode NFD, as copies from some systems have it."""
    return _each_line(post, lambda text: unicodedata.normalize("NFD", text))


def with_no_break_blanks(post: MadeUpPost) -> MadeUpPost:
    """No-break blanks inside of the title block's lines."""
    return replace(
        post,
        lines=[
            MarkedLine(line.mark, line.text.replace(" ", "\u00a0") if line.mark == "H" else line.text)
            for line in post.lines
        ],
    )


def with_zero_width(post: MadeUpPost) -> MadeUpPost:
    """A zero-width blank before every paragraph."""
    return _each_line(post, lambda text: f"\u200b{text}" if len(text) > 60 else text)


def with_indents(post: MadeUpPost) -> MadeUpPost:
    """Blanks around every line."""
    return _each_line(post, lambda text: f"  {text} \t" if text else text)


def without_disclaimer(post: MadeUpPost) -> MadeUpPost:
    """An older crawl, before the author had a disclaimer."""
    values = {name: value for name, value in post.values.items() if name != "disclaimer"}
    return replace(post, values=values, lines=[line for line in post.lines if line.mark != "D"])


def with_furniture_below(post: MadeUpPost) -> MadeUpPost:
    """The theme's furniture behind the text."""
    below = ("Share this:", "Tweet", "Like this: Like Loading...", "Leave a comment", "Older posts")
    return replace(post, lines=[*post.lines, MarkedLine("", ""), *(MarkedLine("F", text) for text in below)])


def without_sign_off(post: MadeUpPost) -> MadeUpPost:
    """A post that ends with its verdict."""
    last = max((at for at, line in enumerate(post.lines) if line.mark == "V"), default=len(post.lines))
    lines = [line for at, line in enumerate(post.lines) if not (at > last and line.mark == "X")]
    return replace(post, lines=lines)


def with_full_width_bracket(post: MadeUpPost) -> MadeUpPost:
    """The title bracket in full-width punctuation."""
    return _each_line(
        post,
        lambda text: (
            text.translate(str.maketrans("()/", "（）／"))
            if re.match(r"\([^()]*[^\x00-\u024f][^()]*\)$", text)
            else text
        ),
    )


MUTATIONS: Mapping[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        without_blank_lines,
        with_straight_quotes,
        with_curly_quotes,
        with_decomposed_letters,
        with_no_break_blanks,
        with_zero_width,
        with_indents,
        without_disclaimer,
        with_furniture_below,
        without_sign_off,
        with_full_width_bracket,
    )
}
