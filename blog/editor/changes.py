"""The list of changes to many things at once, and undoing one of them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, UserColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from blog.editor.bulk import undo_bulk
from blog.editor.changing.undoing import CannotUndoError
from blog.editor.merging.merges import undo_merge
from blog.editor.things import KINDS, may
from blog.models import Change, ReviewPage

CHANGES = "blog_changes"
CHANGES_RESULTS = "blog_changes_results"
_PERMISSIONS = ["add", "change", "publish"]


def may_undo(user: Any, change: Change) -> bool:
    """Whether a user may undo a change: whoever might do the same to all that it was done to."""
    if change.kind == Change.Kind.MERGE:
        return may(user, KINDS[change.record["thing"]], "add", "change", "delete")
    posts = ReviewPage.objects.filter(pk__in=change.record["posts"])
    action = "publish" if change.kind == Change.Kind.PUBLISH or posts.live().exists() else "change"
    allowed = page_permission_policy.instances_user_has_permission_for(user, action)
    return not posts.exclude(pk__in=allowed.values("pk")).exists()


def undo(change: Change, user: Any) -> int:
    """Undo a change; how many places had nothing left to give back.

    Raises:
        CannotUndoError: what was edited since is in the way; nothing is changed then.
    """
    return undo_merge(change, user) if change.kind == Change.Kind.MERGE else undo_bulk(change, user)


def reasons_against(change: Change, user: Any) -> list[str]:
    """What is in the way of undoing a change; found out by trying, and nothing of the trial stays."""
    with transaction.atomic():
        try:
            undo(change, user)
        except CannotUndoError as error:
            return error.reasons
        finally:
            transaction.set_rollback(True)
            change.undone_at = None
    return []


class _UndoColumn(BaseColumn):
    """Leads to undoing, or says when it was undone."""

    cell_template_name = "blog/admin/undo_cell.html"


class ChangesView(ReportView):
    """All changes, the latest first."""

    page_title = _("Changes to many at once")
    header_icon = "history"
    index_url_name = CHANGES
    index_results_url_name = CHANGES_RESULTS
    model = Change
    default_ordering = "-made_at"
    is_exportable = False
    permission_policy = page_permission_policy
    any_permission_required = _PERMISSIONS
    columns = [
        Column("kind", label=_("What"), accessor=lambda change: change.get_kind_display().capitalize(), width="14%"),
        Column("summary", label=_("To what")),
        UserColumn("user", width="18%"),
        DateColumn("made_at", label=_("When"), sort_key="made_at", width="14%"),
        _UndoColumn("undo", label=_("Undo"), width="14%"),
    ]

    def get_base_queryset(self) -> Any:
        """With whoever did it, and without the record, which is large."""
        return Change.objects.select_related("user__wagtail_userprofile", "undone_by").defer("record")


class ChangesMenuItem(MenuItem):
    """The list's line among the reports, for whoever may edit."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may edit a page."""
        return page_permission_policy.user_has_any_permission(request.user, _PERMISSIONS)


class UndoView(WagtailAdminTemplateMixin, TemplateView):
    """Asks before a change is undone, and says what is in the way."""

    page_title = _("Undo")
    header_icon = "history"
    template_name = "blog/admin/undo.html"

    @cached_property
    def change(self) -> Change:
        """The change that the address means."""
        return get_object_or_404(Change, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send away whoever may not."""
        if not may_undo(request.user, self.change):
            raise PermissionDenied
        if self.change.undone_at:
            messages.info(request, gettext("That was undone already."))
            return redirect(CHANGES)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, and this."""
        listed = {"url": reverse(CHANGES), "label": ChangesView.page_title}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the change, and what is in the way."""
        reasons = kwargs.pop("reasons", None)
        return super().get_context_data(
            change=self.change,
            reasons=reasons_against(self.change, self.request.user) if reasons is None else reasons,
            changes_url=reverse(CHANGES),
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Undo, or say what is in the way."""
        try:
            left = undo(self.change, request.user)
        except CannotUndoError as error:
            return self.render_to_response(self.get_context_data(reasons=error.reasons))
        message = gettext("Undone: %(change)s") % {"change": self.change.summary}
        if left:
            gone = ngettext(
                "%(count)d place was deleted since and had nothing to give back.",
                "%(count)d places were deleted since and had nothing to give back.",
                left,
            )
            message = f"{message} {gone % {'count': left}}"
        messages.success(request, message)
        return redirect(CHANGES)
