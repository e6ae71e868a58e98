"""HTML made safe to print, whoever wrote it: an editor's form, an import, or a program that knows no forms.

Wagtail trusts what is stored: a rich text that did not come through its editor is printed as it stands. Everything that
a block prints goes through here instead. Only what a review needs is let through; what is let through is well-formed,
so that no browser reads it in another way.
"""

from typing import Any

import nh3

from blog.spoilers.markup import MARK

# What the editor, Markdown and our own blocks write, and what pasted text is made of besides: an element that is left
# out loses its mark with it, and its words would stand there in clear.
_TAGS = frozenset(
    "a abbr article aside b blockquote br cite code dd del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr i ins kbd li mark ol p pre q s section small span strong sub sup table tbody td tfoot th thead time tr "
    "u ul var".split()
)
_ATTRIBUTES = {
    "*": {MARK},
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}


def _cleaner(
    *, tags: frozenset[str] = frozenset(), attributes: dict[str, set[str]] | None = None, **options: Any
) -> nh3.Cleaner:
    more = attributes or {}
    return nh3.Cleaner(
        tags={*_TAGS, *tags},
        attributes={tag: _ATTRIBUTES.get(tag, set()) | more.get(tag, set()) for tag in {*_ATTRIBUTES, *more}},
        url_schemes=_SCHEMES,
        **{"link_rel": None, **options},
    )


def _key_only(_tag: str, name: str, value: str) -> str | None:
    """An `id` is the key of a page or a document in a stored link; a name in the page it must not be."""
    return None if name == "id" and not value.isdecimal() else value


_PRINTED = _cleaner(attributes={"a": {"rel"}})
_STORED = _cleaner(attributes={"a": {"rel", "linktype", "id"}}, attribute_filter=_key_only)
_MARKDOWN = _cleaner(link_rel="noopener nofollow ugc")
_PICTURE = {"alt", "class", "height", "src", "width"}


def sanitised(html: str) -> str:
    """The fragment as it may stand on a page."""
    return _PRINTED.clean(html)


def sanitised_with_pictures(html: str, media_url: str) -> str:
    """The same with the pictures in it whose addresses start with `media_url`; no other site is asked for one."""

    def own_only(tag: str, name: str, value: str) -> str | None:
        return None if (tag, name) == ("img", "src") and not value.startswith(media_url) else value

    cleaner = _cleaner(tags=frozenset(["img"]), attributes={"a": {"rel"}, "img": _PICTURE}, attribute_filter=own_only)
    return cleaner.clean(html)


def sanitised_source(html: str) -> str:
    """The same for a rich text as it is stored, whose links to pages and documents are keys."""
    return _STORED.clean(html)


def sanitised_markdown(html: str) -> str:
    """The same for HTML that a Markdown text became, raw HTML in it included; its links vouch for nobody."""
    return _MARKDOWN.clean(html)
