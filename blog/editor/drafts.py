"""Whose drafts an editor meets: those that may be opened, and no others, wherever the admin lists or searches pages.

Wagtail refuses to open a page that a user may not change, but lists, finds and offers it: its title is told, and a
search for words of it answers. Whoever may change, publish or lock the posts of a blog sees them all, as before.
"""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from wagtail.permission_policies.pages import PagePermissionPolicy

from blog.models import PostPage

# Any of these lets somebody have to do with the posts of others; to add pages alone does not.
_ACTIONS = frozenset(["change", "publish", "lock", "unlock", "bulk_delete"])


class OwnDraftsPolicy(PagePermissionPolicy):
    """Wagtail's permissions of pages; only that the explorer, searches and listings leave out the drafts of others."""

    def explorable_instances(self, user: Any) -> QuerySet:
        """The pages that the user meets in the admin."""
        return self.without_drafts_of_others(super().explorable_instances(user), user)

    def without_drafts_of_others(self, pages: QuerySet, user: Any) -> QuerySet:
        """These pages without posts that no reader sees, or not by this title, unless the user may open them."""
        if user.is_superuser:
            return pages
        may_open = self.instances_user_has_any_permission_for(user, _ACTIONS)
        drafts = PostPage.objects.filter(Q(live=False) | ~Q(draft_title=F("title"))).exclude(owner=user)
        return pages.exclude(pk__in=drafts.exclude(pk__in=may_open.values("pk")).values("pk"))


page_policy = OwnDraftsPolicy()


def offered_to(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """The pages that a chooser offers; a hook of `construct_page_chooser_queryset`."""
    return page_policy.without_drafts_of_others(pages, request.user)
