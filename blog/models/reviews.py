"""`ReviewPage`: a post that reviews one work."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel

from blog.models.content_notes import ContentNotesField
from blog.models.forms import ReviewPageForm
from blog.models.posts import PostPage
from blog.models.querysets import PostPageManager
from blog.panels import PastePanel


class ReviewPage(PostPage):
    """A review of one work. With title, work and date alone it is valid."""

    class ViewingState(models.TextChoices):
        """How far the reviewer watched or read."""

        FINISHED = "finished", _("finished")
        WATCHING = "watching", _("still watching")
        DROPPED = "dropped", _("dropped")

    work = models.ForeignKey(
        "blog.Work",
        verbose_name=_("work"),
        null=True,
        on_delete=models.PROTECT,
        related_name="reviews",
        help_text=_("What is reviewed. Its titles, facts, cast and poster stand on the review."),
    )
    rating_value = models.DecimalField(
        _("rating"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Your own. Leave it empty where you give none, or a letter."),
    )
    rating_scale = models.PositiveSmallIntegerField(
        _("out of"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
        help_text=_("For example 10 or 5."),
    )
    rating_label = models.CharField(
        _("logged at"),
        max_length=100,
        blank=True,
        help_text=_("Where you keep your own ratings, for example MyDramaList."),
    )
    rating_text = models.CharField(
        _("notation"), max_length=100, blank=True, help_text=_("As you give it where it is no figure: B+, ★★★½.")
    )
    viewing_state = models.CharField(
        _("state"), max_length=10, choices=ViewingState.choices, default=ViewingState.FINISHED
    )
    viewing_episode = models.PositiveSmallIntegerField(
        _("at episode"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("For a work that you dropped or are still watching."),
    )
    rewatch = models.BooleanField(_("rewatch"), default=False, help_text=_("A second review of the same work."))
    content_notes = ContentNotesField(
        verbose_name=_("content notes"), help_text=_("Readers can unfold them before they read.")
    )

    objects = PostPageManager()

    base_form_class = ReviewPageForm
    template = "blog/review_page.html"
    page_description = _("A structured review of one drama, film or book.")

    content_panels = [
        FieldPanel("work"),
        TitleFieldPanel(
            "title",
            placeholder=_("Title"),
            help_text=_("What readers see the review called. Left empty, it is called like its work."),
        ),
        PostPage.glance_panel,
        FieldPanel("pitch"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("rating_value"), FieldPanel("rating_scale")]),
                FieldRowPanel([FieldPanel("rating_label"), FieldPanel("rating_text")]),
            ],
            heading=_("Your rating"),
        ),
        PastePanel(),
        FieldPanel("body"),
        PostPage.leaving_panel,
        PostPage.byline_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("viewing_state"), FieldPanel("viewing_episode")]),
                FieldPanel("rewatch"),
                FieldPanel("content_notes"),
            ],
            heading=_("How you watched it, and content notes"),
            classname="collapsed",
        ),
        InlinePanel("external_ratings", heading=_("Others' ratings"), label=_("rating"), classname="collapsed"),
    ]

    indexed_with = (*PostPage.indexed_with, "work__titles", "work__roles__person__names")

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False) -> Any:
        """A draft as it was saved. Where its work has been deleted since, it is one without a work.

        Revisions do not protect what they name, and a protected foreign key to nothing cannot be read.
        """
        works = cls._meta.get_field("work").related_model._default_manager
        if check_fks and data.get("work") and not works.filter(pk=data["work"]).exists():
            data = {**data, "work": None}
        return super().from_serializable_data(data, check_fks=check_fks, strict_fks=strict_fks)

    @property
    def review(self) -> ReviewPage:
        """The review itself."""
        return self

    def hidden_descriptions(self) -> str:
        """The characters whose description gives something away, a line each."""
        roles = self.work.roles.all() if self.work else ()
        return "\n".join(role.character for role in roles if role.spoiler)

    def search_names(self) -> str:
        """Titles of the post and of the work in every script, people and characters, tags, a line each."""
        names = [super().search_names()]
        if self.work:
            names += [self.work.title, *(name.title for name in self.work.titles.all())]
            for role in self.work.roles.all():
                names += [role.person.name, *(name.name for name in role.person.names.all())]
                names.append("" if role.spoiler else role.character)
        return unicodedata.normalize("NFC", "\n".join(filter(None, names)))

    def reserved_slug_suffix(self) -> str:
        """The kind of the work: `1987` becomes `1987-film`."""
        return self.work.kind if self.work else "review"

    def clean(self) -> None:
        """Check what no single field can; the rating waits until a draft is published.

        Raises:
            ValidationError: the rating lies outside its scale.
        """
        super().clean()
        if self.is_deferred_validation or self.rating_value is None or not self.rating_scale:
            return
        if self.rating_value > self.rating_scale:
            raise ValidationError(
                {
                    "rating_value": gettext(
                        "%(value)s is more than the scale allows: give at most %(scale)d, or mend the scale."
                    )
                    % {"value": self.rating_value, "scale": self.rating_scale}
                }
            )
