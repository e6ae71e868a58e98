"""What editors did to many things at once, kept so that it can be undone; and which things are known to be two."""

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """A merge, or something done to a selection of posts.

    `record` holds what `blog.editor.changing` needs to undo it: every value that was written, as it was before and as
    it was after.
    """

    class Kind(models.TextChoices):
        """What was done."""

        MERGE = "merge", _("merged")
        PUBLISH = "publish", _("published")
        TAG = "tag", _("tagged")
        LEVEL = "level", _("set who may read")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    summary = models.CharField(_("what was done"), max_length=300)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    undone_at = models.DateTimeField(_("undone"), null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    record = models.JSONField(encoder=DjangoJSONEncoder)

    objects: ClassVar[models.Manager["Change"]] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        default_permissions = ()

    def __str__(self) -> str:
        return self.summary


class KnownDistinct(models.Model):
    """That two works, people or tags are two, although their names are alike: they are not offered for merging."""

    kind = models.CharField(max_length=6)
    one = models.BigIntegerField()
    other = models.BigIntegerField()

    objects: ClassVar[models.Manager["KnownDistinct"]] = models.Manager()

    class Meta:
        verbose_name = _("known to be two")
        verbose_name_plural = _("known to be two")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "one", "other"], name="blog_known_distinct_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="blog_known_distinct_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.one} ≠ {self.other}"
