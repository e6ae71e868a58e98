"""Publishing many posts at once: those that lack something are named instead of failing."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from blog.models import PostPage


def check_before_publishing(
    request: HttpRequest, action: str, pages: Sequence[Any], _action: Any
) -> HttpResponse | None:
    """Refuse to publish a selection in which a post is not ready, and say which and why; None where all are."""
    if action != "publish" or request.method != "POST":
        return None
    refused = False
    for page in pages:
        for problem in _problems(page):
            messages.error(request, f"{page}: {problem}")
            refused = True
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk) if refused else None


def _problems(page: Any) -> list[str]:
    if not isinstance(page, Page):
        return []
    draft = page.specific.get_latest_revision_as_object()
    if not isinstance(draft, PostPage):
        return []
    try:
        draft.full_clean()
    except ValidationError as error:
        labels = {field.name: str(getattr(field, "verbose_name", field.name)) for field in draft._meta.get_fields()}
        return [
            _("%(field)s: %(problem)s") % {"field": labels.get(name, name), "problem": " ".join(problems)}
            for name, problems in error.message_dict.items()
        ]
    return []
