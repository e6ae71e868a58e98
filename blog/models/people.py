"""People: who acts, directs and writes, in which work; and the authors of posts."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from blog.models.slugs import SLUG_LENGTH, KeepsOldSlugs, unique_slug


class Person(KeepsOldSlugs, index.Indexed, ClusterableModel):
    """Somebody who has a part in works: an actor, a director, a writer."""

    name = models.CharField(_("name"), max_length=200, help_text=_("As you write it in reviews."))
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_LENGTH + 10,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Part of the address of this person's page. Made from the name when left empty."),
    )
    portrait = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("slug")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with a slug made from the name where none is given."""
        if not self.slug:
            self.slug = unique_slug(self, self.name, fallback="person")
        super().save(*args, **kwargs)


class PersonName(Orderable):
    """Another name of a person: in their own script, or another spelling."""

    class Kind(models.TextChoices):
        """What kind of name it is."""

        NATIVE = "native", _("native")
        OTHER = "other", _("other")

    person = ParentalKey(Person, related_name="names", on_delete=models.CASCADE)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NATIVE)
    language = models.CharField(
        _("language"),
        max_length=20,
        blank=True,
        help_text=_("For example ko, ja, zh: readers' browsers choose the type by it."),
    )
    name = models.CharField(_("name"), max_length=200)

    class Meta(Orderable.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name


# What is read of a role where it comes along with a work, as keys of `Rows`.
ROLE_COLUMNS = ("job", "character", "billing", "spoiler", "person_name", "person_slug")


class Role(Orderable):
    """A person's part in a work."""

    class Job(models.TextChoices):
        """What the person does in it."""

        ACTOR = "actor", _("actor")
        DIRECTOR = "director", _("director")
        WRITER = "writer", _("writer")
        AUTHOR = "author", _("author")

    class Billing(models.TextChoices):
        """How large an actor's part is."""

        MAIN = "main", _("main")
        SUPPORTING = "supporting", _("supporting")
        GUEST = "guest", _("guest")

    work = ParentalKey("blog.Work", related_name="roles", on_delete=models.CASCADE)
    person = models.ForeignKey(Person, verbose_name=_("person"), related_name="roles", on_delete=models.PROTECT)
    job = models.CharField(_("job"), max_length=10, choices=Job.choices, default=Job.ACTOR)
    character = models.CharField(_("character"), max_length=200, blank=True)
    billing = models.CharField(_("billing"), max_length=10, choices=Billing.choices, blank=True)
    spoiler = models.BooleanField(
        _("the character's description gives something away"),
        default=False,
        help_text=_("Then it is shown on reviews' own pages only. For “her real mother”, not for a name."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return f"{self.person} ({self.character})" if self.character else str(self.person)


class Author(models.Model):
    """Who signs posts."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_LENGTH + 10,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Part of the address of this author's page. Made from the name when left empty."),
    )
    bio = models.TextField(_("bio"), blank=True, help_text=_("A sentence or two, shown with the author's posts."))
    portrait = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="blog_author",
        help_text=_("New posts by this user are signed with this name."),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with a slug made from the name where none is given."""
        if not self.slug:
            self.slug = unique_slug(self, self.name, fallback="author")
        super().save(*args, **kwargs)
