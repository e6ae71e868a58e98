"""`PostPage`: any post of a blog."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from blog.blocks.body import BodyBlock, parts_of
from blog.models.derived import PostDigest
from blog.models.digests import digest_of
from blog.models.facts import post_facts
from blog.models.forms import PostPageForm
from blog.models.previews import preview_modes, seen_in
from blog.models.querysets import PostPageManager
from blog.models.slugs import is_reserved
from blog.models.visibility import RestrictionsInOneQuery
from blog.panels import GlancePanel, LeavingPanel
from blog.spoilers.outgoing import Facts, Outgoing, outgoing
from blog.spoilers.parts import Part
from blog.spoilers.typed import has_typed_marks

if TYPE_CHECKING:
    from blog.models.reviews import ReviewPage

PITCH_LENGTH = 300
# The years that the archive's routes know.
FIRST_YEAR, LAST_YEAR = 1900, 2099


class PostPage(RestrictionsInOneQuery, Page):
    """Any post of a blog. `date` is what readers and feeds see; it is required to publish, not to keep a draft."""

    class DatePrecision(models.TextChoices):
        """How much of the date is known."""

        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    date = models.DateField(_("date"), null=True, db_index=True, help_text=_("The date that readers and feeds see."))
    date_precision = models.CharField(
        _("known to the"),
        max_length=5,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("Where only the month or the year is known, readers see no more than that."),
    )
    author = models.ForeignKey(
        "blog.Author", verbose_name=_("author"), null=True, blank=True, on_delete=models.SET_NULL, related_name="posts"
    )
    tags = ClusterTaggableManager(through="blog.PostTag", blank=True, verbose_name=_("tags"))
    pitch = models.TextField(
        _("pitch"),
        blank=True,
        max_length=PITCH_LENGTH,
        help_text=_(
            "One or two sentences that give nothing away. They stand on cards, in search engines, feeds and wherever "
            "the post is shared; without them, only title, work and rating do."
        ),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("review"))

    objects = PostPageManager()

    base_form_class = PostPageForm
    parent_page_types = ["blog.BlogIndexPage"]
    subpage_types: list[str] = []
    template = "blog/post_page.html"
    page_description = _("A post that is no review: news, a list, a note to readers.")

    # Set by the form before validation: rules across fields wait until a draft is published.
    is_deferred_validation = False

    # modelsearch would index a post at each save, before its tags are there; `blog.search.signals` does when all is.
    search_auto_update = False
    # What indexing many posts reads of all of them at once.
    indexed_with: tuple[str, ...] = ("digest", "tagged_items__tag")
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_names", boost=3),
        index.SearchField("search_text"),
        index.FilterField("date"),
    ]

    byline_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
            FieldPanel("author"),
            FieldPanel("tags"),
        ],
        heading=_("Date, author and tags"),
    )
    leaving_panel = LeavingPanel(heading=_("What leaves this page"), classname="collapsed")
    glance_panel = GlancePanel(heading=_("At a glance"), icon="glasses")
    content_panels = [
        TitleFieldPanel("title"),
        glance_panel,
        FieldPanel("pitch"),
        FieldPanel("body"),
        leaving_panel,
        byline_panel,
    ]
    # Wagtail's search description and SEO title stay out: the pitch and the title are the one door.
    promote_panels = [FieldPanel("slug")]
    settings_panels = [PublishingPanel()]

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    @property
    def review(self) -> ReviewPage | None:
        """The post as a review, None where it is not one."""
        return getattr(self, "reviewpage", None)

    def get_sitemap_urls(self, request: Any = None) -> list[dict[str, Any]]:
        """Nothing: the index page lists its posts, all of them in one query."""
        return []

    def facts(self, request: Any = None, *, in_full: bool = False) -> Facts:
        """Everything of the post that may go anywhere; for `blog.spoilers.outgoing`."""
        return post_facts(self, request, in_full=in_full)

    def parts(self) -> list[Part]:
        """What the blocks hand to the spoiler boundary."""
        return list(parts_of(self.body))

    def kept_digest(self) -> PostDigest | None:
        """What is kept of the text; None for a post that is not live."""
        return getattr(self, "digest", None)

    def fresh_digest(self) -> PostDigest:
        """What would be kept of the text as it is now, unsaved."""
        return digest_of(self, self.parts())

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Whose eyes an editor can see the post with."""
        return preview_modes(self)

    def is_previewable(self) -> bool:
        """Always: lists of pages ask, and need not read each body for it."""
        return True

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """What the template is given, with how far its reader has `seen` the work."""
        return {**super().get_preview_context(request, mode_name), "seen": seen_in(mode_name)}

    def leaving(self) -> Outgoing:
        """All that would leave the page if it were published as it is now, for the editor's panel."""
        return outgoing(self, fresh=True)

    def search_text(self) -> str:
        """All words of the post in NFC, for the admin's search index; hidden ones too."""
        digest = self.kept_digest() or self.fresh_digest()
        texts = [self.pitch, digest.text, self.hidden_descriptions()]
        return unicodedata.normalize("NFC", "\n".join(filter(None, texts)))

    def hidden_descriptions(self) -> str:
        """What facts of the post say that gives something away, a line each."""
        return ""

    def search_names(self) -> str:
        """Names in NFC by which the post is found and that may be shown, a line each: its title and its tags."""
        names = [self.title, *(item.tag.name for item in self.tagged_items.all())]
        return unicodedata.normalize("NFC", "\n".join(names))

    def reserved_slug_suffix(self) -> str:
        """What is put behind a slug that the index page keeps for itself."""
        return "post"

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        if is_reserved(base_slug):
            base_slug = f"{base_slug}-{self.reserved_slug_suffix()}"
        return super()._get_autogenerated_slug(base_slug)

    def clean(self) -> None:
        """Check what no single field can.

        Raises:
            ValidationError: the slug is an address that the index page keeps for itself, no archive has the date, or
                the title or the pitch, which leave the page as they are, have marks of hidden words.
        """
        super().clean()
        errors = {}
        if self.date is not None and not FIRST_YEAR <= self.date.year <= LAST_YEAR:
            errors["date"] = gettext(
                "Give a date from %(first)d to %(last)d: the archive has addresses for these years."
            ) % {"first": FIRST_YEAR, "last": LAST_YEAR}
        if is_reserved(self.slug):
            errors["slug"] = gettext(
                "“%(slug)s” is an address of the blog itself. Choose another slug, for example “%(slug)s-%(suffix)s”."
            ) % {"slug": self.slug, "suffix": self.reserved_slug_suffix()}
        for name in ("title", "pitch"):
            # A draft may say so for now; nothing of it leaves.
            if not self.is_deferred_validation and has_typed_marks(getattr(self, name)):
                errors[name] = gettext(
                    "Words cannot be hidden here: it goes to lists, feeds and search engines as it is, marks included. "
                    "Say what gives something away in the text."
                )
        if errors:
            raise ValidationError(errors)
