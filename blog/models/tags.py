"""Tags: the site's own tag model, with unicode slugs that are never empty."""

import unicodedata
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.images import get_image_model_string
from wagtail.models import Orderable

from blog.models.slugs import KeepsOldSlugs, slug_of, unique_slug

# Taggit's column has 100 characters; some are left for a number behind it.
_SLUG_LENGTH = 90


def tag_name(name: str) -> str:
    """A tag's name as it is kept: in NFC, without blanks around it, single ones inside."""
    return " ".join(unicodedata.normalize("NFC", name).split())


class Tag(KeepsOldSlugs, ClusterableModel, TagBase):
    """A tag of posts. Renaming keeps the slug, and so the address."""

    free_tagging = True

    description = models.TextField(
        _("description"),
        blank=True,
        max_length=300,
        help_text=_("A sentence or two on the tag's page, and where that page is shared."),
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands at the head of the tag's page."),
    )

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
        if not self.slug:
            self.slug = unique_slug(self, slug_of(self.name)[:_SLUG_LENGTH], fallback="tag")
        super().save(*args, **kwargs)


class TagName(Orderable):
    """A synonym: another word for the tag, or the same in another language."""

    tag = ParentalKey(Tag, related_name="names", on_delete=models.CASCADE)
    language = models.CharField(
        _("language"), max_length=20, blank=True, help_text=_("Where it is not the site's, for example ko, ja, zh.")
    )
    name = models.CharField(_("name"), max_length=100)

    class Meta(Orderable.Meta):
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return self.name


class PostTag(ItemBase):
    """A tag on a post."""

    content_object = ParentalKey("blog.PostPage", related_name="tagged_items", on_delete=models.CASCADE)
    tag = models.ForeignKey(Tag, related_name="tagged_posts", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("tag of a post")
        verbose_name_plural = _("tags of posts")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="blog_tag_once_a_post")]
        indexes = [models.Index(fields=["tag", "content_object"], name="blog_tag_post")]
