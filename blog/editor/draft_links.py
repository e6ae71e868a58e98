"""Links to drafts, in the admin: made and revoked at a post, and listed for all posts that one may change."""

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import Page

from blog.editor.drafts import page_policy
from blog.models import DraftLink, PostPage

URL_NAME = "blog_draft_links"
URL_NAME_OF_PAGE = "blog_draft_links_of_page"
_MADE, _REVOKED = "blog.draft_link.make", "blog.draft_link.revoke"
# The most links that the list of all posts shows.
_MOST_SHOWN = 200


class DraftLinkForm(forms.ModelForm):
    """A new link: for whom, and for how many days."""

    days = forms.TypedChoiceField(
        label=_("Ends after"),
        coerce=int,
        choices=[(1, _("a day")), (7, _("a week")), (30, _("30 days"))],
        initial=7,
    )

    class Meta:
        model = DraftLink
        fields = ["note"]

    def save(self, commit: bool = True) -> Any:
        """The link, whose time begins now."""
        self.instance.expires_at = timezone.now() + datetime.timedelta(days=self.cleaned_data["days"])
        return super().save(commit)


class DraftLinksView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The links of one post, which are made here; or those of all posts that the user may change."""

    template_name = "blog/admin/draft_links.html"
    page_title = _("Draft links")
    header_icon = "link"
    permission_policy = page_policy
    any_permission_required = ["add", "change"]
    http_method_names = ["get", "post"]

    @cached_property
    def post_page(self) -> PostPage | None:
        """The post whose links these are, None for all posts.

        Raises:
            Http404: there is no such post.
            PermissionDenied: the user may not change it.
        """
        if "page_id" not in self.kwargs:
            return None
        post = get_object_or_404(PostPage, pk=self.kwargs["page_id"])
        if not post.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return post

    def links(self) -> list[DraftLink]:
        """The links, newest first."""
        links = DraftLink.objects.select_related("page", "created_by")
        if self.post_page is not None:
            return list(links.filter(page=self.post_page))
        mine = page_policy.instances_user_has_any_permission_for(self.request.user, {"change"})
        return list(links.filter(page__in=mine.values("pk"))[:_MOST_SHOWN])

    def get_page_subtitle(self) -> str:
        """The post's title."""
        return self.post_page.get_admin_display_title() if self.post_page else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the post, and this list."""
        post = self.post_page
        above = [{"url": reverse("wagtailadmin_pages:edit", args=[post.pk]), "label": post}] if post else []
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the links, and the form for a new one where there is a post."""
        form = DraftLinkForm() if self.post_page else None
        return super().get_context_data(**{"form": form, **kwargs}, links=self.links(), post=self.post_page)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Make a link, or revoke one."""
        if "revoke" in request.POST:
            return self._revoke(request)
        if self.post_page is None:
            raise PermissionDenied
        form = DraftLinkForm(request.POST, instance=DraftLink(page=self.post_page, created_by_id=request.user.pk))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        link = form.save()
        log(self.post_page, _MADE, user=request.user, data={"note": link.note})
        messages.success(request, gettext("The link is made. Copy its address from the list."))
        return redirect(request.path)

    def _revoke(self, request: HttpRequest) -> HttpResponse:
        chosen = request.POST["revoke"]
        link = next((link for link in self.links() if str(link.pk) == chosen), None)
        if link is None:
            raise PermissionDenied
        link.revoke()
        log(link.page, _REVOKED, user=request.user, data={"note": link.note})
        messages.success(request, gettext("The link is revoked: it opens nothing any more."))
        return redirect(request.path)


class DraftLinkMenuItem(MenuItem):
    """The list's line in the menu, for whoever may write."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may write a page."""
        return page_policy.user_has_any_permission(request.user, DraftLinksView.any_permission_required)


def share_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """The line in the menu of a post's header; a hook of `register_page_header_buttons`."""
    if issubclass(page.specific_class or Page, PostPage) and page.permissions_for_user(user).can_edit():
        url = reverse(URL_NAME_OF_PAGE, args=[page.pk])
        yield Button(_("Draft links"), url, icon_name="link", priority=62)


def register_actions(actions: LogActionRegistry) -> None:
    """What a post's history says; a hook of `register_log_actions`."""
    actions.register_action(_MADE, _("Make a draft link"), _("Made a draft link"))
    actions.register_action(_REVOKED, _("Revoke a draft link"), _("Revoked a draft link"))
