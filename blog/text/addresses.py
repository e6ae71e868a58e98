"""Addresses elsewhere that a page may link to."""

from urllib.parse import urlsplit


def web_address(text: str) -> str:
    """The address where it leads to a page of the web (`http`, `https`); else nothing.

    Forms refuse other schemes as well, but rows are also written by imports and by code, and a browser runs what a
    link to `javascript:` says. Browsers leave out blanks and control characters in a scheme: an address that has any
    leads nowhere either.
    """
    text = text.strip(" ")
    try:
        address = urlsplit(text)
        hostname = address.hostname
    except ValueError:
        return ""
    plain = text.isprintable() and " " not in text and "\\" not in text
    return text if plain and address.scheme in ("http", "https") and hostname else ""
