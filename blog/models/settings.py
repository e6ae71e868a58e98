"""What the owner of a site sets in the admin: its name, its links, what is shared where a post has no poster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page, PreviewableMixin

from blog.models.rows import Rows
from blog.text.addresses import web_address


@dataclass(frozen=True, slots=True)
class Link:
    """A link as readers see it."""

    label: str
    url: str


class SiteLink(Orderable):
    """A link at the top or the foot of every page, to a page of the site or to any address."""

    class Place(models.TextChoices):
        """Where it stands."""

        MENU = "menu", _("menu")
        FOOTER = "footer", _("footer")

    settings = ParentalKey("blog.BlogSettings", related_name="links", on_delete=models.CASCADE)
    place = models.CharField(_("place"), max_length=10, choices=Place.choices, default=Place.MENU)
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    url = models.URLField(_("or address"), max_length=500, blank=True)
    label = models.CharField(_("label"), max_length=60, blank=True, help_text=_("The page's title when left empty."))

    panels = [
        FieldRowPanel([FieldPanel("place"), FieldPanel("label")]),
        FieldRowPanel([FieldPanel("page"), FieldPanel("url")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.label or self.url or str(self.page)

    def clean(self) -> None:
        """Check that there is somewhere to go.

        Raises:
            ValidationError: neither or both of page and address are given, or an address without a label.
        """
        super().clean()
        if bool(self.page_id) == bool(self.url):
            raise ValidationError({"page": gettext("Choose a page, or give an address: one of the two.")})
        if self.url and not self.label:
            raise ValidationError({"label": gettext("Say what the link is called.")})


@register_setting(icon="cogs", order=100)
class BlogSettings(PreviewableMixin, ClusterableModel, BaseSiteSetting):
    """Settings of a blog, one row a site."""

    name = models.CharField(_("name"), max_length=100, blank=True, help_text=_("Stands at the top of every page."))
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    share_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("default share image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where a page without a poster is shared."),
    )

    select_related = ["logo", "share_image"]

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline"), FieldPanel("logo")], heading=_("Identity")),
        InlinePanel(
            "links",
            heading=_("Links in menu and footer"),
            label=_("link"),
            help_text=_("Without links in the menu, it leads to reviews, people, works, tags and the watch list."),
        ),
        FieldPanel("share_image"),
    ]

    class Meta:
        verbose_name = _("blog")

    def __str__(self) -> str:
        return self.name or str(self._meta.verbose_name)

    @classmethod
    def base_queryset(cls) -> models.QuerySet[BlogSettings]:
        """The settings with their links, in one query."""
        links = SiteLink.objects.filter(settings=models.OuterRef("pk")).order_by("sort_order")
        rows = links.annotate(
            title=models.F("page__title"),
            url_path=models.F("page__url_path"),
            live=models.F("page__live"),
            locale=models.F("page__locale"),
        )
        keys = ("place", "label", "url", "page_id", "title", "url_path", "live", "locale")
        return super().base_queryset().annotate(link_rows=Rows(rows.values(*keys)))

    def links_at(self, place: str, request: HttpRequest | None = None) -> list[Link]:
        """The links at a place, in their order; those that lead nowhere are left out."""
        rows = self.__dict__.get("link_rows")
        links = (
            [_kept_link(row, request) for row in rows if row["place"] == place]
            if rows is not None
            else [_link(link, request) for link in self.links.all() if link.place == place]
        )
        return [link for link in links if link is not None]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """A page shell with these settings."""
        return "blog/settings_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """The settings as they are in the form, so that the shell shows them."""
        self.__dict__.pop("link_rows", None)
        setattr(request, self.get_cache_attr_name(), self)
        return super().get_preview_context(request, mode_name)


def _elsewhere(label: str, url: str) -> Link | None:
    address = web_address(url)
    return Link(label, address) if address else None


def _kept_link(row: dict[str, Any], request: HttpRequest | None) -> Link | None:
    if not row["page_id"]:
        return _elsewhere(row["label"], row["url"])
    if not row["live"]:
        return None
    page = Page(pk=row["page_id"], url_path=row["url_path"], locale_id=row["locale"])
    return Link(row["label"] or row["title"], page.get_url(request) or "")


def _link(link: SiteLink, request: HttpRequest | None) -> Link | None:
    if link.page is None:
        return _elsewhere(link.label, link.url)
    return Link(link.label or link.page.title, link.page.get_url(request) or "") if link.page.live else None
