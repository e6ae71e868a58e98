"""Derived rows: computed from live posts, works, people and tags, kept beside them, rebuilt by `rebuild_derived`.

They are rows of their own and never columns of a page: publishing an old revision would write old values back.
`blog.linking` writes them, and `blog.search` its documents.
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

    # What is derived is no use of anything; the posts and names that it is derived from are.
    wagtail_reference_index_ignore = True

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
        # Whom how many posts name is counted from the index alone: rows are wide.
        indexes = [models.Index(fields=["person", "post"], name="blog_mention_person_post")]

    def __str__(self) -> str:
        return f"{self.post_id} → {self.person_id or self.work_id or self.tag_id}"


class NameKey(models.Model):
    """A key by which a work, person, tag or live post is found: one row for each of its names, in every script."""

    wagtail_reference_index_ignore = True

    work = models.ForeignKey("blog.Work", null=True, related_name="name_keys", on_delete=models.CASCADE)
    person = models.ForeignKey("blog.Person", null=True, related_name="name_keys", on_delete=models.CASCADE)
    tag = models.ForeignKey("blog.Tag", null=True, related_name="name_keys", on_delete=models.CASCADE)
    post = models.ForeignKey("blog.PostPage", null=True, related_name="name_keys", on_delete=models.CASCADE)
    key = models.CharField(max_length=255, db_index=True)
    name = models.CharField(max_length=255)
    language = models.CharField(max_length=20, blank=True)
    main = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("name key")
        verbose_name_plural = _("name keys")

    def __str__(self) -> str:
        return f"{self.key} ({self.name})"


class NameStart(models.Model):
    """A place in a name where somebody who remembers a part of it may begin: each word of it.

    `start` is the rest of the key from there on, cut; a name is found whose start begins with what was typed. `kind`
    and `length` are those of the name, so that the closest names of each kind are chosen from an index alone.
    """

    LENGTH = 60

    name_key = models.ForeignKey(NameKey, related_name="starts", on_delete=models.CASCADE)
    start = models.CharField(max_length=LENGTH)
    offset = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6)
    length = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("start in a name")
        verbose_name_plural = _("starts in names")
        indexes = [
            # The first class lets PostgreSQL find beginnings in any collation; SQLite has one order and no classes.
            models.Index(
                fields=["start", "kind", "offset", "length", "name_key", "id"],
                opclasses=["varchar_pattern_ops", "varchar_ops", "int2_ops", "int2_ops", "int8_ops", "int8_ops"],
                name="blog_name_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.start} ({self.name_key_id})"


class NameGram(models.Model):
    """What a name has in common with names that are written almost like it; see `blog.text.typos.grams`."""

    name_key = models.ForeignKey(NameKey, related_name="grams", on_delete=models.CASCADE)
    gram = models.CharField(max_length=12)
    length = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("gram of a name")
        verbose_name_plural = _("grams of names")
        indexes = [models.Index(fields=["gram", "name_key", "length"], name="blog_name_gram")]

    def __str__(self) -> str:
        return f"{self.gram} ({self.name_key_id})"
