"""Slugs: made from names in any script, unique, and never an address that the index page keeps for itself."""

import re
import unicodedata

from django.db import models
from django.utils.text import slugify

SLUG_LENGTH = 120

# The first path segments of the index page's routes. A post with such a slug could never be reached.
RESERVED_SLUGS = frozenset(
    ["tag", "theme", "people", "works", "by", "watch-list", "mentioned", "feed", "feeds", "search", "share"]
)
_YEAR = re.compile(r"\d{4}")


def is_reserved(slug: str) -> bool:
    """Whether the index page keeps this address for itself: the first segment of a route, or four digits (a year)."""
    return slug in RESERVED_SLUGS or _YEAR.fullmatch(slug) is not None


def slug_of(name: str) -> str:
    """A slug in the name's own script, in NFC, at most 120 characters; empty when no letter or digit is in it."""
    return slugify(unicodedata.normalize("NFC", name), allow_unicode=True)[:SLUG_LENGTH].strip("-_")


def unique_slug(instance: models.Model, name: str, *, fallback: str) -> str:
    """A slug for a row that no other row of its table has.

    Args:
        instance: the row; it may be unsaved.
        name: what the slug is made from.
        fallback: the slug for a name without letters or digits.
    """
    base = slug_of(name) or fallback
    taken = set(
        type(instance)
        ._default_manager.filter(slug__startswith=base)
        .exclude(pk=instance.pk)
        .values_list("slug", flat=True)
    )
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
