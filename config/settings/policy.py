"""The content security policies of the reference site: what a browser may load, and from where (CSP level 3).

A policy is a mapping of directives to their sources, in the form that Django 6's `SECURE_CSP` has.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

SELF = "'self'"
NONE = "'none'"
UNSAFE_INLINE = "'unsafe-inline'"

Policy = Mapping[str, list[str]]

# What an owner may open: loading something from a host. Everything else is no matter of a third party's.
_FETCHES = frozenset(
    ["connect-src", "font-src", "frame-src", "img-src", "manifest-src", "media-src", "script-src", "style-src"]
)


def public_policy(*, scripts: Iterable[str], players: Iterable[str], further: Policy) -> Policy:
    """The policy of every page that readers see: the same for everybody, so that a shared cache can keep it.

    Nothing inline and nothing from elsewhere, except the players of embeds and what the owner has added. A page may
    stand in a frame of this site alone: the editor's preview is one.

    Args:
        scripts: addresses of the owner's scripts; those of the site itself are allowed anyway.
        players: origins of the players that readers may start.
        further: sources that the owner allows in addition, by directive.
    """
    policy = {
        "default-src": [SELF],
        "script-src": [SELF, *filter(None, map(_source, scripts))],
        "frame-src": list(players),
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
    for directive, sources in further.items():
        policy[directive] = [*policy.get(directive, [SELF]), *sources]
    policy["frame-src"] = policy["frame-src"] or [NONE]
    return policy


def _source(script: str) -> str:
    """A script's address as a source, which has no query; empty for a script of the site itself."""
    address = urlsplit(script)
    return f"{address.scheme}://{address.netloc}{address.path}" if address.netloc else ""


def admin_policy() -> Policy:
    """The policy of Wagtail's admin, whose forms bring scripts and styles of their own inside the page.

    It shows pictures that have not been uploaded yet (`blob:`) and icons in its styles (`data:`), and previews in
    frames.
    """
    return {
        "default-src": [SELF],
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
        "frame-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }


def further_sources(text: str) -> Policy:
    """Read what an owner allows in addition: `connect-src https://stats.example.org; img-src https://…`.

    Raises:
        ValueError: a directive that loads nothing, or a source that is not one host's address by https.
    """
    further: dict[str, list[str]] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        directive, *sources = part.split()
        if directive not in _FETCHES:
            raise ValueError(f"{directive} is none of {', '.join(sorted(_FETCHES))}")
        for source in sources:
            address = urlsplit(source)
            if address.scheme not in ("https", "wss") or not address.hostname or "*" in source or "," in source:
                raise ValueError(f"{source} is no address of a host that starts with https:// or wss://")
        further.setdefault(directive, []).extend(sources)
    return further
