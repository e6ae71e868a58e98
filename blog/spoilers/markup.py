"""Inline spoilers in HTML, marked with `<span data-spoiler>`: taken out where they leave, covered on the page."""

from bs4 import BeautifulSoup, Tag

MARK = "data-spoiler"
# What stands in an outgoing text where an inline spoiler stood; the same in every language.
OMISSION = "[…]"


def without_spoilers(html: str) -> str:
    """The fragment with every inline spoiler replaced by an omission mark; neighbouring ones leave one mark.

    Args:
        html: a fragment of HTML with `<span data-spoiler>` around hidden words.
    """
    if MARK not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for spoiler in soup.select(f"[{MARK}]"):
        if spoiler.decomposed:  # Inside another that is gone already.
            continue
        spoiler.replace_with(OMISSION)
    soup.smooth()
    return str(soup).replace(OMISSION * 2, OMISSION)


def covered_spoilers(html: str, *, prefix: str, label: str) -> str:
    """The fragment as the post's own page shows it: each inline spoiler behind a check box that opens it.

    It works without JavaScript: the check box's state decides, in the style sheet, whether the words are visible;
    while they are not, screen readers do not read them either, and search engines are told to quote none of them.

    Args:
        html: a fragment of HTML with `<span data-spoiler>` around hidden words.
        prefix: what makes the ids of the check boxes unique on their page, for instance the block's id.
        label: what a screen reader says of the check box, for instance "Show spoiler".
    """
    if MARK not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    spoilers = [spoiler for spoiler in soup.select(f"[{MARK}]") if spoiler.find_parent(attrs={MARK: True}) is None]
    for number, spoiler in enumerate(spoilers, 1):
        _cover(soup, spoiler, f"spoiler-{prefix}-{number}", label)
    return str(soup)


def _cover(soup: BeautifulSoup, spoiler: Tag, toggle_id: str, label: str) -> None:
    del spoiler[MARK]
    spoiler["class"] = "spoiler__text"
    spoiler["data-nosnippet"] = ""
    wrapper = spoiler.wrap(soup.new_tag("span", attrs={"class": "spoiler"}))
    toggle = soup.new_tag("input", attrs={"type": "checkbox", "class": "spoiler__toggle", "id": toggle_id})
    name = soup.new_tag("label", attrs={"class": "spoiler__label", "for": toggle_id})
    name.string = label
    wrapper.insert(0, toggle)
    wrapper.insert(1, name)
