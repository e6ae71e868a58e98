"""What search knows of live posts beside their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction

if TYPE_CHECKING:
    from blog.models.people import Person
    from blog.models.tags import Tag


class SearchDocumentQuerySet(models.QuerySet):
    """What search knows of live posts: narrow rows, for whatever looks at all of them."""

    def public(self) -> SearchDocumentQuerySet:
        """Without posts in a private part of the site; asked now, in a query of its own, and never kept."""
        if not PageViewRestriction.objects.exists():
            return self
        post: Any = self.model._meta.get_field("post").related_model
        posts = post._default_manager.all()
        return self.exclude(post__in=posts.filter(posts.private_q()).values("pk"))

    def under(self, index: Page) -> SearchDocumentQuerySet:
        """Of the posts of one index page."""
        return self.filter(parent=index.pk)

    def tagged(self, tag: Tag) -> SearchDocumentQuerySet:
        """Of the posts with a tag."""
        return self.filter(post__in=tag.tagged_posts.values("content_object"))

    def naming(self, person: Person) -> SearchDocumentQuerySet:
        """Of the posts that name a person, in their facts or in a block."""
        return self.filter(post__in=person.mentions.values("post"))

    def newest(self) -> SearchDocumentQuerySet:
        """The newest first; of one day, the one made last."""
        return self.order_by("-date", "-post")


class SearchDocument(models.Model):
    """What search filters, counts and orders a live post by: narrow, so that all of them are quick to read.

    `month` is empty where only the year is known; `on_ten` is the own rating converted to a scale of ten. The words
    stand in tables of the database's own kind, see `blog.search.tables`.

    `tags` and `people` are the keys of the post's tags and of the people whom it names, with commas between them, and
    `traits` is what it has one of, see `blog.search.traits`: read one after another as a single text, those of ten
    thousand posts are counted in a tenth of the time that joining and grouping their rows takes.
    """

    post = models.OneToOneField(
        "blog.PostPage", related_name="search_document", on_delete=models.CASCADE, primary_key=True
    )
    parent = models.ForeignKey("wagtailcore.Page", related_name="+", on_delete=models.CASCADE)
    work = models.ForeignKey("blog.Work", null=True, related_name="+", on_delete=models.CASCADE)
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    month = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, blank=True)
    on_ten = models.DecimalField(max_digits=12, decimal_places=6, null=True)
    tags = models.TextField(blank=True)
    people = models.TextField(blank=True)
    traits = models.CharField(max_length=50, blank=True)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        indexes = [models.Index(fields=["parent", "-date", "-post"], name="blog_document_newest")]

    def __str__(self) -> str:
        return str(self.post_id)
