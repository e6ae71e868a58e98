"""What the owner of a site sets in the admin: its name, its menu, what is shared where a post has no poster."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, PageChooserBlock, StreamBlock, StructBlock, URLBlock
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import PreviewableMixin


class PageLinkBlock(StructBlock):
    """A link to a page of this site."""

    page = PageChooserBlock()
    label = CharBlock(required=False, max_length=60, help_text=_("The page's title when left empty."))

    class Meta:
        icon = "doc-empty"
        label = _("Page")


class AddressLinkBlock(StructBlock):
    """A link to any address."""

    label = CharBlock(max_length=60)
    url = URLBlock()

    class Meta:
        icon = "link-external"
        label = _("Address")


class LinksBlock(StreamBlock):
    """A row of links."""

    page = PageLinkBlock()
    address = AddressLinkBlock()

    class Meta:
        required = False


@register_setting(icon="cogs", order=100)
class BlogSettings(PreviewableMixin, BaseSiteSetting):
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
    menu = StreamField(LinksBlock(), blank=True, verbose_name=_("menu"))
    footer_links = StreamField(LinksBlock(), blank=True, verbose_name=_("links in the footer"))
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
        FieldPanel("menu"),
        FieldPanel("footer_links"),
        FieldPanel("share_image"),
    ]

    class Meta:
        verbose_name = _("blog")

    def __str__(self) -> str:
        return self.name or str(self._meta.verbose_name)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """A page shell with these settings."""
        return "blog/settings_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        """The settings as they are in the form, so that the shell shows them."""
        setattr(request, self.get_cache_attr_name(), self)
        return super().get_preview_context(request, mode_name)
