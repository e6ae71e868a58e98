"""What readers search for, without a trace of who did."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchTerm(models.Model):
    """How often a term was searched for on a day, and how many posts the last of these searches found.

    Rows are written by `blog.search.log` and shown among the admin's reports. They hold no address, no session and no
    time of day.
    """

    LENGTH = 80

    term = models.CharField(_("term"), max_length=LENGTH)
    day = models.DateField(_("day"))
    searches = models.PositiveIntegerField(_("searches"))
    found = models.PositiveIntegerField(_("posts found"))

    objects: ClassVar[models.Manager["SearchTerm"]] = models.Manager()

    class Meta:
        verbose_name = _("search term")
        verbose_name_plural = _("search terms")
        default_permissions = ["view"]
        constraints = [models.UniqueConstraint(fields=["day", "term"], name="blog_search_term_once_a_day")]

    def __str__(self) -> str:
        return self.term
