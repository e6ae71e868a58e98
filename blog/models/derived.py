"""Derived rows: computed from live posts, works, people and tags, kept beside them, rebuilt by `rebuild_derived`.

They are rows of their own and never columns of a page: publishing an old revision would write old values back.
`blog.linking` writes them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.spoilers.levels import Level


class PostDigest(models.Model):
    """The text of a live post: what cards, feeds, counts and search read instead of its body.

    `text` is the whole text, hidden words included: nothing shows it. `safe_html` and `safe_text` come from the spoiler
    boundary; links in `safe_html` are kept by the keys of their pages, whose addresses may change. `safe_share` is the
    share of words that is safe, from 0 to 1.
    """

    post = models.OneToOneField("blog.PostPage", related_name="digest", on_delete=models.CASCADE, primary_key=True)
    text = models.TextField()
    safe_text = models.TextField()
    safe_html = models.TextField()
    words = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()
    safe_share = models.FloatField()

    class Meta:
        verbose_name = _("digest of a post")
        verbose_name_plural = _("digests of posts")

    def __str__(self) -> str:
        return f"{self.post_id}: {self.words} words"


class Mention(models.Model):
    """That a live post names a person or a work, or gathers a theme: in its facts, or in one of its blocks.

    For a block, its HTML and level are kept, so that a person's or theme's page can show it under the cover that it has
    on its own page. A mention in the facts (a role in the reviewed work, the work itself) has no block and no level.
    """

    LEVELS = [(level.value, level.value) for level in Level]

    post = models.ForeignKey("blog.PostPage", related_name="mentions", on_delete=models.CASCADE)
    person = models.ForeignKey("blog.Person", null=True, related_name="mentions", on_delete=models.CASCADE)
    work = models.ForeignKey("blog.Work", null=True, related_name="mentions", on_delete=models.CASCADE)
    tag = models.ForeignKey("blog.Tag", null=True, related_name="mentions", on_delete=models.CASCADE)
    block_id = models.CharField(max_length=36, blank=True)
    block_type = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=10, blank=True, choices=LEVELS)
    episode = models.PositiveIntegerField(null=True)
    html = models.TextField(blank=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(person__isnull=False, work__isnull=True, tag__isnull=True)
                    | models.Q(person__isnull=True, work__isnull=False, tag__isnull=True)
                    | models.Q(person__isnull=True, work__isnull=True, tag__isnull=False)
                ),
                name="blog_mention_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post_id} → {self.person_id or self.work_id or self.tag_id}"


class NameKey(models.Model):
    """A key by which a work, person or tag is found: one row for each of its names, in every script."""

    work = models.ForeignKey("blog.Work", null=True, related_name="name_keys", on_delete=models.CASCADE)
    person = models.ForeignKey("blog.Person", null=True, related_name="name_keys", on_delete=models.CASCADE)
    tag = models.ForeignKey("blog.Tag", null=True, related_name="name_keys", on_delete=models.CASCADE)
    key = models.CharField(max_length=255, db_index=True)
    name = models.CharField(max_length=255)
    language = models.CharField(max_length=20, blank=True)
    main = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("name key")
        verbose_name_plural = _("name keys")

    def __str__(self) -> str:
        return f"{self.key} ({self.name})"
