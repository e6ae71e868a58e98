"""The leak report in the admin: what the last check found, and a check in steps that a server lets a request take."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from blog.audit import keeping
from blog.audit.checking import Check

URL_NAME = "blog_leak_report"
# What a server lets a request take; `manage.py check_spoilers` does everything at once.
SECONDS = 15
# The report quotes drafts and private posts: it is for whoever may publish them.
_PERMISSIONS = ["publish"]


class LeakReportMenuItem(MenuItem):
    """The report's line in the menu, for whoever may publish."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may publish a page."""
        return page_permission_policy.user_has_any_permission(request.user, _PERMISSIONS)


class LeakReportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows the last report, and takes a step of a check for each POST: checks only read, and never two at a time.

    With `?going` in the address a script takes the next step; without JavaScript a button does.
    """

    template_name = "blog/admin/leak_report.html"
    page_title = _("Leaks")
    header_icon = "no-view"
    permission_policy = page_permission_policy
    any_permission_required = _PERMISSIONS
    http_method_names = ["get", "post"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the last report and the check on its way, None where there is none."""
        return super().get_context_data(
            report=keeping.last_report(),
            unfinished=keeping.unfinished(),
            going="going" in self.request.GET,
            seconds=SECONDS,
            report_url=reverse(URL_NAME),
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this report."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take a step of the check on its way, or of a new one."""
        if not keeping.begin_turn(10 * SECONDS):
            messages.warning(request, gettext("Somebody is checking already. Come back in a moment."))
            return redirect(URL_NAME)
        try:
            is_complete = _step(anew="anew" in request.POST)
        finally:
            keeping.end_turn()
        return redirect(reverse(URL_NAME) + ("" if is_complete else "?going"))


def _step(*, anew: bool) -> bool:
    """Check for some seconds, as the site's readers see it: the editor's language and time zone are active here."""
    begun = None if anew else keeping.unfinished()
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        check = Check(begun.so_far if begun else None)
        findings = check.run(SECONDS)
    keeping.keep(check.so_far, since=begun.since if begun else None)
    return findings.is_complete
