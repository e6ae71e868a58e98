"""Pages of the reference site beside the blog: its front page and undated text pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from blog.models.visibility import RestrictionsInOneQuery
from home.front_page import front_page

PITCH_LENGTH = 300


class HomePage(RestrictionsInOneQuery, Page):
    """The front page: the latest review, the rest, what is being watched, who and what recurs."""

    welcome = models.TextField(
        _("welcome"), blank=True, max_length=PITCH_LENGTH, help_text=_("A sentence for newcomers.")
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["blog.BlogIndexPage", "home.TextPage"]
    max_count = 1
    page_description = _("The front page of the site.")

    content_panels = [*Page.content_panels, FieldPanel("welcome")]
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template shows beyond the page."""
        return {**super().get_context(request, *args, **kwargs), **front_page(request)}


class TextPage(RestrictionsInOneQuery, Page):
    """An undated page: About, Privacy."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=PITCH_LENGTH,
        help_text=_("A sentence for search engines and shared links."),
    )
    text = RichTextField(
        _("text"),
        blank=True,
        features=["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link", "image"],
    )

    parent_page_types = ["home.HomePage", "home.TextPage"]
    subpage_types = ["home.TextPage"]
    page_description = _("An undated page, such as About or Privacy.")

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("text")]
    promote_panels = [FieldPanel("slug"), FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")
