"""Works: what is reviewed, with its titles in every script, its facts, relations and links."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from blog.models.countries import country_name
from blog.models.people import ROLE_COLUMNS, Role
from blog.models.renditions import POSTER_FILTERS, renditions_of
from blog.models.rows import Rows
from blog.models.slugs import SLUG_LENGTH, KeepsOldSlugs, unique_slug


class WorkQuerySet(models.QuerySet):
    """Works with what comes along with them."""

    def with_facts(self) -> WorkQuerySet:
        """With titles and poster: one query, and one for the renditions of posters."""
        titles = WorkTitle.objects.filter(work=models.OuterRef("pk")).order_by("sort_order")
        return (
            self.select_related("poster")
            .annotate(title_rows=Rows(titles.values("title", "language", "kind")))
            .prefetch_related(renditions_of("poster", POSTER_FILTERS))
        )

    def in_full(self) -> WorkQuerySet:
        """With who has a part in them and their links, in the same query."""
        roles = Role.objects.filter(work=models.OuterRef("pk")).order_by("sort_order")
        named = roles.annotate(person_name=models.F("person__name"), person_slug=models.F("person__slug"))
        links = WorkLink.objects.filter(work=models.OuterRef("pk")).order_by("sort_order")
        return self.annotate(role_rows=Rows(named.values(*ROLE_COLUMNS)), link_rows=Rows(links.values(*LINK_COLUMNS)))


class Work(KeepsOldSlugs, index.Indexed, ClusterableModel):
    """A drama, film, book …: what reviews are of. A season is a work of its own."""

    class Kind(models.TextChoices):
        """What it is; `drama` is any scripted series."""

        DRAMA = "drama", _("drama")
        FILM = "film", _("film")
        VARIETY = "variety", _("variety show")
        ANIME = "anime", _("anime")
        DOCUMENTARY = "documentary", _("documentary")
        BOOK = "book", _("book")

    title = models.CharField(_("title"), max_length=255, help_text=_("As you call it in reviews."))
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_LENGTH + 10,
        unique=True,
        allow_unicode=True,
        blank=True,
        help_text=_("Part of the address of this work's page. Made from the title when left empty."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.DRAMA)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, for example KR, JP or GB (ISO 3166-1)."))],
        help_text=_("Two capital letters, for example KR, JP or GB."),
    )
    network = models.CharField(_("network or platform"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1000), MaxValueValidator(2999)]
    )
    episodes = models.PositiveSmallIntegerField(
        _("episodes"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Or chapters of a book.")
    )
    episode_minutes = models.PositiveSmallIntegerField(
        _("minutes an episode"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Or minutes of a film."),
    )
    poster = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one, a poster is drawn from the titles."),
    )

    objects = WorkQuerySet.as_manager()

    search_fields = [index.SearchField("title"), index.AutocompleteField("title"), index.FilterField("kind")]

    class Meta:
        ordering = ["title"]
        verbose_name = _("work")
        verbose_name_plural = _("works")

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title

    @property
    def country_name(self) -> str:
        """The country's name in the site's language; the code where it is not known; empty without one."""
        return country_name(self.country)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with a slug made from the title where none is given."""
        if not self.slug:
            self.slug = unique_slug(self, self.title, fallback="work")
        super().save(*args, **kwargs)


class WorkTitle(Orderable):
    """A title of a work beside its main one."""

    class Kind(models.TextChoices):
        """What kind of title it is."""

        NATIVE = "native", _("native")
        ROMANISED = "romanised", _("romanised")
        OTHER = "other", _("other")

    work = ParentalKey(Work, related_name="titles", on_delete=models.CASCADE)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NATIVE)
    language = models.CharField(
        _("language"),
        max_length=20,
        blank=True,
        help_text=_(
            "For example ko, ja, zh, or ko-Latn for a romanised title: readers' browsers choose the type by it."
        ),
    )
    title = models.CharField(_("title"), max_length=255)

    class Meta(Orderable.Meta):
        verbose_name = _("title")
        verbose_name_plural = _("titles")

    def __str__(self) -> str:
        return self.title


class WorkRelation(Orderable):
    """How a work stands to another."""

    class Kind(models.TextChoices):
        """This work is … the other."""

        SEASON_OF = "season_of", _("season of")
        SEQUEL_OF = "sequel_of", _("sequel of")
        REMAKE_OF = "remake_of", _("remake of")
        ADAPTATION_OF = "adaptation_of", _("adaptation of")

    work = ParentalKey(Work, related_name="relations", on_delete=models.CASCADE)
    kind = models.CharField(_("is a"), max_length=15, choices=Kind.choices)
    target = models.ForeignKey(
        Work, verbose_name=_("other work"), related_name="inverse_relations", on_delete=models.CASCADE
    )

    class Meta(Orderable.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(fields=["work", "kind", "target"], name="blog_work_relation_once"),
            models.CheckConstraint(condition=~models.Q(work=models.F("target")), name="blog_work_relation_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target}"

    def clean(self) -> None:
        """Refuse a work that is its own sequel.

        Raises:
            ValidationError: both ends are the same work.
        """
        super().clean()
        if self.work_id is not None and self.work_id == self.target_id:
            raise ValidationError({"target": gettext("Choose another work: this one cannot be related to itself.")})


# What is read of a link where it comes along with a work, as keys of `Rows`.
LINK_COLUMNS = ("kind", "label", "url")


class WorkLink(Orderable):
    """An address elsewhere that is about the work, or where it can be watched."""

    class Kind(models.TextChoices):
        """What a reader finds there."""

        SAME_AS = "same_as", _("about it")
        WATCH = "watch", _("where to watch or read it")

    work = ParentalKey(Work, related_name="links", on_delete=models.CASCADE)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.SAME_AS)
    label = models.CharField(_("label"), max_length=100)
    url = models.URLField(_("address"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.label
