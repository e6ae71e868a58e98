"""Tags: the site's own tag model, with unicode slugs that are never empty."""

import unicodedata
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from blog.models.slugs import slug_of

# Taggit's column has 100 characters; some are left for a number behind it.
_SLUG_LENGTH = 90


def tag_name(name: str) -> str:
    """A tag's name as it is kept: in NFC, without blanks around it, single ones inside."""
    return " ".join(unicodedata.normalize("NFC", name).split())


class Tag(TagBase):
    """A tag of posts. Renaming keeps the slug, and so the address."""

    free_tagging = True

    class Meta:
        ordering = ["name"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def clean(self) -> None:
        """Bring the name into the form in which it is kept, before it is compared with those that are there."""
        super().clean()
        self.name = tag_name(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the name in NFC and without blanks around it, so that one tag is not written two ways."""
        self.name = tag_name(self.name)
        super().save(*args, **kwargs)

    def slugify(self, tag: str, i: int | None = None) -> str:
        """A slug in the tag's own script; punctuation alone becomes `tag`. `i` numbers further ones."""
        slug = slug_of(tag)[:_SLUG_LENGTH].strip("-") or "tag"
        return slug if i is None else f"{slug}-{i}"


class PostTag(ItemBase):
    """A tag on a post."""

    content_object = ParentalKey("blog.PostPage", related_name="tagged_items", on_delete=models.CASCADE)
    tag = models.ForeignKey(Tag, related_name="tagged_posts", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("tag of a post")
        verbose_name_plural = _("tags of posts")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="blog_tag_once_a_post")]
        indexes = [models.Index(fields=["tag", "content_object"], name="blog_tag_post")]
