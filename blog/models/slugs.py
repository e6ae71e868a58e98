"""Slugs: made from names in any script, unique, and never an address that the index page keeps for itself."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.utils.text import slugify

SLUG_LENGTH = 120

# The first path segments of the index page's routes. A post with such a slug could never be reached.
RESERVED_SLUGS = frozenset(
    [
        *("tag", "theme", "people", "works", "by", "watch-list", "mentioned", "feed", "feeds", "search", "share"),
        *("draft", "manifest"),
    ]
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
    rows = type(instance)._default_manager.exclude(pk=instance.pk).order_by()
    slugs = rows.filter(slug__startswith=base).values_list("slug", flat=True)
    if isinstance(instance, KeepsOldSlugs):
        # An address that leads on to somebody is not given to somebody else of the same name.
        slugs = slugs.union(rows.filter(old_slugs__slug__startswith=base).values_list("old_slugs__slug", flat=True))
    taken = set(slugs)
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate


class KeepsOldSlugs(models.Model):
    """A work, person or tag whose old slugs are kept when it is given another, whoever does it and where."""

    # As it was read from the database or saved last; None where it was not read.
    _kept_slug: str | None = None

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep the slug that the row had before."""
        super().save(*args, **kwargs)
        if "slug" not in (kwargs.get("update_fields") or ["slug"]):
            return
        old, self._kept_slug = self._kept_slug, self.__dict__.get("slug")
        if old and self._kept_slug and old != self._kept_slug:
            self.keep_old_slug(old)

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any) -> Self:
        """The row, which remembers the slug that it was read with."""
        instance = super().from_db(db, field_names, values, **kwargs)
        instance._kept_slug = instance.__dict__.get("slug")
        return instance

    def keep_old_slug(self, slug: str) -> None:
        """Let an address lead to this one, whoever it led to before; the slug that this one has leads nowhere else."""
        kind = str(self._meta.model_name)
        old_slugs: Any = self._meta.get_field("old_slugs").related_model
        owner = {"work": None, "person": None, "tag": None, kind: self}
        old_slugs.objects.update_or_create(kind=kind, slug=slug, defaults=owner)
        old_slugs.objects.filter(kind=kind, slug=self.__dict__["slug"]).delete()
