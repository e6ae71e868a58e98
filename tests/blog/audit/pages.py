"""Pages with hidden words in every position, drawn by Hypothesis.

A drawn page is raw blocks in which two characters stand for words: `HIDDEN` for some that nobody may read elsewhere,
`SAFE` for others. `written` puts words of their own in their place, so that each is known wherever it turns up.
"""

import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

HIDDEN, SAFE = "\ue000", "\ue001"
SPOILER = '<span data-spoiler="">'

_counter = itertools.count()


def _word(stem: str) -> str:
    number, letters = next(_counter), ""
    while number or not letters:
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return stem + letters


def hidden_words() -> str:
    """Two words that stand nowhere else; all such words begin alike."""
    return f"{_word('qhid')} {_word('qhid')}"


def _inline(hidden: bool) -> st.SearchStrategy[str]:
    words = st.just(HIDDEN if hidden else f"{SAFE} and so on ")
    marked = words if hidden else words | st.just(f"{SPOILER}{HIDDEN}</span>")
    across = st.sampled_from(
        [
            f'{SPOILER}{HIDDEN} </span><a href="https://example.com/{HIDDEN}">{SPOILER}{HIDDEN}</span></a>',
            f"{SPOILER}<b>{HIDDEN}</b></span> <i>{SPOILER}{HIDDEN}</span></i>",
            f"<b><i>{SPOILER}{HIDDEN}{SPOILER} {HIDDEN}</span></span></i></b>",
            f"un{SPOILER}{HIDDEN}</span>done",
            f"{SPOILER}{HIDDEN}<br/>{HIDDEN}</span>",
            f"||{HIDDEN}||",
            f"&gt;!{HIDDEN} <b>{HIDDEN}</b>!&lt;",
            f'||{HIDDEN} <a href="https://example.com/{HIDDEN}">{HIDDEN}</a>||',
        ]
    )
    pieces = marked if hidden else marked | across

    def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.tuples(
            st.sampled_from(
                ["<b>{}</b>", "<i>{}</i>", "<sup>{}</sup>", '<a href="https://example.com/x">{}</a>']
                + ([] if hidden else [f"{SPOILER}" + "{}</span>"])
            ),
            inner,
        ).map(lambda pair: _hide(pair[0], pair[1]))

    return st.recursive(pieces, lambda inner: wrapped(inner) | st.tuples(inner, inner).map("".join), max_leaves=4)


def _hide(around: str, inner: str) -> str:
    return around.format(inner.replace(SAFE, HIDDEN) if SPOILER in around else inner)


_RICH_TEXT = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "<p>{}</p>",
                "<h3>{}</h3>",
                "<ul><li>{}</li></ul>",
                "<ol><li>x</li><li>{}</li></ol>",
                "<blockquote>{}</blockquote>",
            ]
        ),
        _inline(False),
    ).map(lambda pair: pair[0].format(pair[1])),
    min_size=1,
    max_size=3,
).map("".join)
# A typed mark that is left open hides all of its text.
_OPEN_TEXT = st.tuples(_RICH_TEXT, st.sampled_from(["<p>||{}</p>", "<p>{} &gt;! {}</p>", "<p>{}!&lt;</p>"])).map(
    lambda pair: f"{pair[0]}{pair[1].replace('{}', HIDDEN)}".replace(SAFE, HIDDEN)
)
RICH_TEXT = st.one_of(_RICH_TEXT, _RICH_TEXT, _RICH_TEXT, _OPEN_TEXT)

_MARKED = [
    f"||{HIDDEN}||",
    f">!{HIDDEN}!<",
    f"|| {HIDDEN} ||",
    f"**||{HIDDEN}||**",
    f"||**{HIDDEN}** and _{HIDDEN}_||",
    f"[{SAFE} ||{HIDDEN}||](https://example.com/)",
    f'||[{HIDDEN}](https://example.com/{HIDDEN} "{HIDDEN}")||',
    f"[||{HIDDEN}||](https://example.com/{HIDDEN})",
    f"||{HIDDEN}\n{HIDDEN}||",
    f"x||{HIDDEN}||y",
    f"||{HIDDEN}||||{HIDDEN}||",
    f">!{HIDDEN}!<>!{HIDDEN}!<",
]
_HALF_TYPED = [
    f"||{HIDDEN}",
    f">!{HIDDEN}",
    f"{HIDDEN}!<",
    f"||{HIDDEN}\n\n{HIDDEN}||",
    f">!{HIDDEN}\n\n{HIDDEN}!<",
    f"||{HIDDEN}|| and ||{HIDDEN}",
    f">! {HIDDEN}",
    f"||{HIDDEN}!<",
]
_PLACES = [
    "{}",
    "{} begins the line",
    f"{SAFE} and so on {{}} and on",
    "- {}\n- another",
    "1. {}",
    "> {}",
    "> > {}",
    "### {}",
    f"| {SAFE} | b |\n|---|---|\n| {{}} | x |",
    "* one\n\n    {}\n\n* two",
    "<b>{}</b>",
    "# one\n{}",
    "    {}",
    "a stray ` tick {}",
    "a stray ` tick\n\n{}\n\nand another ` tick",
]
MARKDOWN = st.lists(
    st.tuples(st.sampled_from(_PLACES), st.sampled_from(_MARKED * 3 + _HALF_TYPED)).map(
        lambda pair: pair[0].format(pair[1])
    ),
    min_size=1,
    max_size=3,
).map("\n\n".join)

_LEVELS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"spoiler": "safe"},
        {"spoiler": "safe"},
        {"spoiler": "full"},
        {"spoiler": "episode", "spoiler_episode": 3},
        {"spoiler": "episode"},
        {"spoiler": "unheard-of"},
        {},
    ]
)
_HEADING = st.sampled_from(["", f"{SAFE} {SAFE} {SAFE}"])


@st.composite
def pages(draw: st.DrawFn, *, image: int, person: int, tag: int) -> list[dict[str, Any]]:
    """The raw blocks of a page; the keys are of things that blocks choose."""
    return [_block(draw, name, image, person, tag) for name in draw(st.lists(_NAMES, min_size=1, max_size=4))]


_NAMES = st.sampled_from(
    "disclaimer introduction summary theme character episode cast_comment verdict next_up text markdown markdown quote "
    "image gallery embed".split()
)


def _block(draw: st.DrawFn, name: str, image: int, person: int, tag: int) -> dict[str, Any]:
    picture = {"image": image, "alt_text": f"{SAFE} {SAFE}", "decorative": False}
    if name == "disclaimer":
        return {"type": name, "value": _all_hidden({"text": draw(RICH_TEXT)})}
    if name == "verdict":
        full = _all_hidden({"heading": f"{SAFE} {SAFE} {SAFE}", "full": draw(RICH_TEXT)})
        return {"type": name, "value": {"safe": draw(RICH_TEXT), **full}}
    if name == "markdown":
        value: dict[str, Any] = {"markdown": draw(MARKDOWN)}
    elif name == "quote":
        value = {"text": draw(RICH_TEXT), "source": SAFE}
    elif name == "image":
        value = {"image": picture, "caption": f"{SAFE} {SAFE}"}
    elif name == "gallery":
        value = {"images": [{"type": "item", "value": picture}]}
    elif name == "embed":
        value = {"url": "https://video.example/x", "caption": f"{SAFE} {SAFE}"}
    elif name == "text":
        value = {"text": draw(RICH_TEXT)}
    else:
        about = {
            "cast_comment": {"person": person, "character": SAFE},
            "character": {"person": person, "character": SAFE},
        }
        value = {
            "heading": draw(_HEADING),
            "text": draw(RICH_TEXT),
            **about.get(name, {}),
            **({"tag": tag} if name == "theme" else {}),
        }
    level = draw(_LEVELS)
    return {"type": name, "value": {**(value if level.get("spoiler") == "safe" else _all_hidden(value)), **level}}


def _all_hidden(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace(SAFE, HIDDEN)
    if isinstance(value, dict):
        return {key: _all_hidden(child) for key, child in value.items()}
    return [_all_hidden(child) for child in value] if isinstance(value, list) else value


def written(value: Any) -> Any:
    """The same blocks with words in place of the two characters."""
    if isinstance(value, str):
        return "".join(_written(value))
    if isinstance(value, dict):
        return {key: written(child) for key, child in value.items()}
    return [written(child) for child in value] if isinstance(value, list) else value


def _written(text: str) -> Iterator[str]:
    for character in text:
        yield hidden_words() if character == HIDDEN else _word("qsafe") if character == SAFE else character
