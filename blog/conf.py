"""The plugin's settings: each by its name in Django's settings, with a default that is safe."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

DEFAULT_EMBED_PROVIDERS = ("youtube", "vimeo")


def posts_per_page() -> int:
    """`VERDICT_POSTS_PER_PAGE`: how many cards a page of a list has."""
    return getattr(settings, "VERDICT_POSTS_PER_PAGE", 12)


def share_image_fonts() -> Sequence[str]:
    """`VERDICT_SHARE_IMAGE_FONTS`: paths of font files for titles in scripts that the theme's own font lacks.

    They are tried in their order; `#2` behind the path of a collection (`.ttc`) is the third font in it. What no font
    can draw is left out of the pictures that are shown where a post is shared.
    """
    return getattr(settings, "VERDICT_SHARE_IMAGE_FONTS", ())


def posts_per_feed() -> int:
    """`VERDICT_POSTS_PER_FEED`: how many posts a feed has."""
    return getattr(settings, "VERDICT_POSTS_PER_FEED", 20)


def search_term_days() -> int:
    """`VERDICT_SEARCH_TERM_DAYS`: how many days it is kept what readers searched for; 0 counts nothing."""
    return getattr(settings, "VERDICT_SEARCH_TERM_DAYS", 90)


def embed_providers() -> Sequence[str]:
    """`VERDICT_EMBED_PROVIDERS`: whose players readers may start on the page (`youtube`, `vimeo`).

    Videos of others are links. A host with a content security policy allows the players in its `frame-src`.
    """
    return getattr(settings, "VERDICT_EMBED_PROVIDERS", DEFAULT_EMBED_PROVIDERS)


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the site's owner: its address, and the `data-…` attributes that it reads."""

    src: str
    data: tuple[tuple[str, str], ...] = ()


def scripts() -> list[Script]:
    """`VERDICT_SCRIPTS`: scripts that the plugin's own shell loads on every page of readers; none by default.

    Each is written as `read_script` takes it.
    """
    return [read_script(entry) for entry in getattr(settings, "VERDICT_SCRIPTS", ())]


def read_script(entry: str) -> Script:
    """Read `https://stats.example.org/count.js data-site=reviews`: an address, then attributes without blanks.

    Raises:
        ValueError: the address is neither by https nor one of the site itself, or an attribute is no `data-…`.
    """
    src, *attributes = entry.split() or [""]
    address = urlsplit(src)
    if not (address.scheme == "https" and address.hostname) and not (src.startswith("/") and not address.netloc):
        raise ValueError(f"{src} must start with https://, or with one / for a file of this site")
    if set(src) & set(";,"):
        raise ValueError(f"{src} has a semicolon or a comma, which end a source in a content security policy")
    data = []
    for attribute in attributes:
        name, _equals, value = attribute.partition("=")
        if not name.startswith("data-") or not name.replace("-", "").isalnum():
            raise ValueError(f"{attribute} is no attribute of the form data-name=value")
        data.append((name, value))
    return Script(src, tuple(data))
