"""Where posts came from and what an import wrote: by this it is known again, and can be undone."""

from django.conf import settings
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


class ImportRun(models.Model):
    """An import in the admin: its source, what a person says otherwise than recognition, and what it wrote.

    `source` is the decoded text, `name` where it came from. `format`, `date`, `author` and `tags` are what the options
    of `import_reviews` are. `corrections` has, for each number of a post in the source (a string), the list of
    `blog.parsing.corrections.Correction` as JSON, `left_out` the numbers of posts that are not wanted. `outcomes`
    says what became of each post, `made` holds the keys of all rows that the run made and what they were then, `kept`
    what undoing left and why.
    """

    index = models.ForeignKey("blog.BlogIndexPage", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=255)
    source = models.TextField()
    encoding = models.CharField(max_length=20, blank=True)
    format = models.CharField(max_length=20)
    date = models.CharField(max_length=10, blank=True)
    author = models.ForeignKey("blog.Author", null=True, on_delete=models.SET_NULL, related_name="+")
    tags = models.JSONField(default=list)
    corrections = models.JSONField(default=dict)
    left_out = models.JSONField(default=list)
    outcomes = models.JSONField(default=list)
    made = models.JSONField(default=dict)
    kept = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    written_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects: models.Manager = models.Manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        # Whoever may add posts may import them: no right of its own.
        default_permissions = ()

    # Authors signed by a run must not look used because of it.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.name
