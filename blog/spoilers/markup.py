"""Inline spoilers in HTML, marked with `<span data-spoiler>`: taken out where they leave, covered on the page."""

from copy import copy

from bs4 import BeautifulSoup, PageElement, Tag

from blog.text.html import parse_fragment

MARK = "data-spoiler"
# What stands in an outgoing text where an inline spoiler stood; the same in every language.
OMISSION = "[…]"

# Elements of running text. A hidden passage that is written across one of them stands in pieces: the editor closes its
# mark at the edge of a link and opens it again inside.
INLINE = frozenset(["a", "abbr", "b", "code", "del", "em", "i", "s", "small", "strong", "sub", "sup", "u"])


def without_spoilers(html: str) -> str:
    """The fragment with every inline spoiler replaced by an omission mark; neighbouring ones leave one mark.

    An element that holds nothing else goes with it: the address of a hidden link tells as much as its words.

    Args:
        html: a fragment of HTML with `<span data-spoiler>` around hidden words.
    """
    if MARK not in html:
        return html
    soup, spoilers = _whole_spoilers(html)
    for spoiler in spoilers:
        spoiler.replace_with(OMISSION)
    return str(soup)


def covered_spoilers(html: str, *, prefix: str, hidden: str, shown: str) -> str:
    """The fragment as the post's own page shows it: each inline spoiler behind a check box that opens it.

    A check box, because running text may hold one and may not hold `<details>`, and because it needs no JavaScript: the
    words have the attribute `hidden`, so that nobody sees them and no screen reader reads them, whatever else is
    missing; the style sheet shows them while the box is checked. Search engines are told to quote none of them.

    Args:
        html: a fragment of HTML with `<span data-spoiler>` around hidden words.
        prefix: what makes the ids of the check boxes unique on their page, for instance the block's id.
        hidden: what the check box is called while the words are hidden, for instance "Spoiler, hidden".
        shown: what it is called while they are shown, for instance "Spoiler, shown".
    """
    if MARK not in html:
        return html
    soup, spoilers = _whole_spoilers(html)
    for number, spoiler in enumerate(spoilers, 1):
        _lift_out_of_link(soup, spoiler)
        _cover(soup, spoiler, f"spoiler-{prefix}-{number}", (hidden, shown))
    return str(soup)


def _whole_spoilers(html: str) -> tuple[BeautifulSoup, list[Tag]]:
    """The fragment with its hidden passages in one piece each, and those, in their order."""
    soup = parse_fragment(html)
    for inner in soup.select(f"[{MARK}] [{MARK}]"):
        inner.unwrap()
    for spoiler in soup.select(f"[{MARK}]"):
        _widen(soup, spoiler)
    for spoiler in soup.select(f"[{MARK}]"):
        if spoiler.parent is not None:
            _join_followers(spoiler)
    return soup, soup.select(f"[{MARK}]")


def _widen(soup: BeautifulSoup, spoiler: Tag) -> None:
    """Put the mark around the inline elements that hold nothing but what it hides."""
    outermost = spoiler
    while (parent := outermost.parent) is not None and parent.name in INLINE and _alone(outermost):
        outermost = parent
    if outermost is not spoiler:
        spoiler.unwrap()
        outermost.wrap(soup.new_tag("span", attrs={MARK: ""}))


def _alone(element: Tag) -> bool:
    siblings = [*element.previous_siblings, *element.next_siblings]
    return all(isinstance(sibling, str) and not sibling.strip() for sibling in siblings)


def _join_followers(spoiler: Tag) -> None:
    """Take in the hidden passages that follow with at most blanks between."""
    while True:
        blanks: list[str] = []
        follower = spoiler.next_sibling
        while isinstance(follower, str) and not follower.strip():
            blanks.append(follower)
            follower = follower.next_sibling
        if not isinstance(follower, Tag) or not follower.has_attr(MARK):
            return
        spoiler.extend([*blanks, *list(follower.contents)])
        follower.extract()


def _lift_out_of_link(soup: BeautifulSoup, spoiler: Tag) -> None:
    """Part a link that holds the passage in up to three, the hidden one under the mark: a link holds no check box."""
    while spoiler.find_parent("a") is not None and (parent := spoiler.parent) is not None:
        after = _like(soup, parent, list(spoiler.next_siblings))
        inside = _like(soup, parent, list(spoiler.contents))
        parent.insert_after(spoiler)
        spoiler.append(inside)
        if after.contents:
            spoiler.insert_after(after)
        if not parent.contents:
            parent.extract()


def _like(soup: BeautifulSoup, element: Tag, contents: list[PageElement]) -> Tag:
    """A new element of the same name and attributes around these nodes."""
    twin = soup.new_tag(element.name)
    twin.attrs = copy(element.attrs)
    twin.extend(contents)
    return twin


def _cover(soup: BeautifulSoup, spoiler: Tag, toggle_id: str, names: tuple[str, str]) -> None:
    del spoiler[MARK]
    spoiler["class"] = "spoiler__text"
    spoiler["hidden"] = ""
    spoiler["data-nosnippet"] = ""
    wrapper = spoiler.wrap(soup.new_tag("span", attrs={"class": "spoiler"}))
    toggle = soup.new_tag("input", attrs={"type": "checkbox", "class": "spoiler__toggle", "id": toggle_id})
    label = soup.new_tag("label", attrs={"class": "spoiler__label", "for": toggle_id})
    for name, attrs in zip(names, ({}, {"class": "hidden"}), strict=True):
        part = soup.new_tag("span", attrs=attrs)
        part.string = name
        label.append(part)
    wrapper.insert(0, toggle)
    wrapper.insert(1, label)
