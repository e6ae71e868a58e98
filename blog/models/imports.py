"""Where a post came from, and what the import wrote: by this a second import knows a post and what was edited since."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedPost(models.Model):
    """That a post was imported.

    A post is known again by its titles and its date: `title_key` and `native_key` are
    `blog.transfer.finding.same_name` of the titles, `source_date` is an ISO date of any precision. `source` and
    `written` hold a digest for each part of the post, as the source said it and as it stood on the page after the
    import; `source_digest` is that of all parts of the source.
    """

    post = models.OneToOneField("blog.PostPage", related_name="imported", on_delete=models.CASCADE, primary_key=True)
    title_key = models.CharField(max_length=255, blank=True, db_index=True)
    native_key = models.CharField(max_length=255, blank=True)
    source_date = models.CharField(max_length=10, blank=True)
    source_digest = models.CharField(max_length=64, db_index=True)
    source = models.JSONField()
    written = models.JSONField()
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("imported post")
        verbose_name_plural = _("imported posts")

    def __str__(self) -> str:
        return f"{self.post_id}: {self.title_key}"
