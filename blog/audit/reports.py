"""The leak report in the admin: what the last check found, and a button that checks now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from blog.audit.checking import Findings, check_site

URL_NAME = "blog_leak_report"
# What a server lets a request take; `manage.py check_spoilers` has all the time that it needs.
SECONDS = 20
# How long the last check is kept, in seconds: a week.
_KEPT = 7 * 24 * 60 * 60
_LAST = "blog.audit.last"
_RUNNING = "blog.audit.running"
_PERMISSIONS = ["add", "change", "publish"]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and when."""

    findings: Findings
    at: datetime


class LeakReportMenuItem(MenuItem):
    """The report's line in the menu, for whoever may edit."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may edit a page."""
        return page_permission_policy.user_has_any_permission(request.user, _PERMISSIONS)


class LeakReportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows the last report. A check only reads, takes some seconds at most, and never runs twice at a time."""

    template_name = "blog/admin/leak_report.html"
    page_title = _("Leaks")
    header_icon = "no-view"
    permission_policy = page_permission_policy
    any_permission_required = _PERMISSIONS
    http_method_names = ["get", "post"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the last report, None before the first."""
        return super().get_context_data(report=cache.get(_LAST), seconds=SECONDS, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this report."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Check now."""
        if cache.add(_RUNNING, True, timeout=10 * SECONDS):
            try:
                cache.set(_LAST, Report(_as_readers_see_it(), timezone.now()), timeout=_KEPT)
            finally:
                cache.delete(_RUNNING)
        else:
            messages.warning(request, gettext("Somebody has started a check already. Come back in a moment."))
        return redirect(URL_NAME)


def _as_readers_see_it() -> Findings:
    """Check in the site's language and time zone: the editor's are active while the admin answers."""
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        return check_site(seconds=SECONDS)
