"""Slugs that works, people and tags had before; `blog.models.slugs.KeepsOldSlugs` writes them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.models.slugs import SLUG_LENGTH


class OldSlug(models.Model):
    """A slug that a work, person or tag had before: its address leads on to where the thing is now."""

    # Nobody uses a work, person or tag by having been called so.
    wagtail_reference_index_ignore = True

    kind = models.CharField(max_length=6)
    slug = models.SlugField(max_length=SLUG_LENGTH + 10, allow_unicode=True)
    work = models.ForeignKey("blog.Work", null=True, related_name="old_slugs", on_delete=models.CASCADE)
    person = models.ForeignKey("blog.Person", null=True, related_name="old_slugs", on_delete=models.CASCADE)
    tag = models.ForeignKey("blog.Tag", null=True, related_name="old_slugs", on_delete=models.CASCADE)

    objects: ClassVar[models.Manager["OldSlug"]] = models.Manager()

    class Meta:
        verbose_name = _("old slug")
        verbose_name_plural = _("old slugs")
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="blog_old_slug_once_a_kind"),
            models.CheckConstraint(
                condition=(
                    models.Q(kind="work", work__isnull=False, person__isnull=True, tag__isnull=True)
                    | models.Q(kind="person", work__isnull=True, person__isnull=False, tag__isnull=True)
                    | models.Q(kind="tag", work__isnull=True, person__isnull=True, tag__isnull=False)
                ),
                name="blog_old_slug_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.slug
