"""The editor's guide in the admin: the text of docs/writing.md, which the wheel carries inside the package."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import markdown
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

URL_NAME = "blog_guide"
_PACKAGE = Path(__file__).resolve().parents[1]
# In the wheel, and in a checkout of the project.
_PLACES = (_PACKAGE / "guide" / "writing.md", _PACKAGE.parent / "docs" / "writing.md")
# Where the text's pictures are, seen from docs/.
_PICTURE = re.compile(r'src="\.\./static/([^"]+)"')


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The guide, for everybody who may enter the admin."""

    template_name = "blog/admin/guide.html"
    page_title = _("Writing a review")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the text and its table of contents."""
        guide, contents = _guide()
        return super().get_context_data(guide=guide, contents=contents, **kwargs)


@lru_cache(maxsize=1)
def _guide() -> tuple[SafeString, SafeString]:
    """The guide and its table of contents as HTML."""
    source = next(place for place in _PLACES if place.exists()).read_text(encoding="utf-8")
    _title, _newline, text = source.partition("\n")
    renderer = markdown.Markdown(
        extensions=["tables", "sane_lists", "toc"], extension_configs={"toc": {"toc_depth": 2}}
    )
    html = _PICTURE.sub(lambda picture: f'src="{static(picture[1])}"', renderer.convert(text))
    return mark_safe(html), mark_safe(renderer.toc)  # noqa: S308 - a file of the package
