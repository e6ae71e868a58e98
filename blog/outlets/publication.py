"""The blog that a post stands in, as outlets name it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture at an absolute address; width and height in pixels, `alt` says what is to be seen."""

    url: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The blog; all addresses are absolute.

    Attributes:
        name: what the owner calls it.
        description: what it is, in a sentence or two; may be empty.
        language: a BCP 47 tag, for instance `en` or `pt-br`.
        url: its first page.
        address: the address of a route from the route's name and what it takes, for instance `("tag", slug="grief")`.
        logo: the owner's, if any.
        share_image: what is shown where a page without a picture of its own is shared, if any.
    """

    name: str
    description: str
    language: str
    url: str
    address: Callable[..., str]
    logo: Picture | None = None
    share_image: Picture | None = None
