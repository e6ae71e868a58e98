"""Actions on a selection of reviews, and undoing them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page
from wagtail.signals import page_unpublished

from blog.editor.changing.refreshing import refresh_posts
from blog.editor.changing.snapshots import difference, snapshot_of
from blog.editor.changing.undoing import UNDO, undo_steps
from blog.editor.changing.writes import Step, as_record, from_record
from blog.editor.drafts import page_policy
from blog.editor.review_filters import ReviewFilterSet
from blog.editor.reviews import ReviewIndexView
from blog.models import Change, PostPage, ReviewPage


class _NamingNoDraftOfOthers(PageBulkAction):
    """Wagtail names what the user may not do it with; here only those of them that the user meets elsewhere."""

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, Any]]:
        """The pages that it is done with, and those that are named as left out."""
        pages, left_out = super().get_actionable_objects()
        named = Page.objects.filter(pk__in=[page.pk for page in left_out["items_with_no_access"]])
        met = set(page_policy.without_drafts_of_others(named, self.request.user).values_list("pk", flat=True))
        left_out["items_with_no_access"] = [page for page in left_out["items_with_no_access"] if page.pk in met]
        return pages, left_out


class PagePublishAction(_NamingNoDraftOfOthers, PublishBulkAction):
    """Publishes any pages, in place of Wagtail's own."""


class PageUnpublishAction(_NamingNoDraftOfOthers, UnpublishBulkAction):
    """Unpublishes any pages."""


class PageMoveAction(_NamingNoDraftOfOthers, MoveBulkAction):
    """Moves any pages."""


class PageDeleteAction(_NamingNoDraftOfOthers, DeleteBulkAction):
    """Deletes any pages."""


class _OfReviews(_NamingNoDraftOfOthers):
    """Of the list of reviews alone."""

    models = [ReviewPage]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """All reviews that the list shows, on whichever page of it: as it is filtered and searched."""
        view: Any = ReviewIndexView(model=ReviewPage, filterset_class=ReviewFilterSet)
        view.setup(self.request)
        listed = view.filter_queryset(view.get_base_queryset())
        return [page.pk for page in view.search_queryset(listed)]

    def success(self, change: Change, message: str) -> None:
        """Say what was done, and how it is undone."""
        undo = messages.button(reverse(UNDO, args=[change.pk]), gettext("Undo"))
        messages.success(self.request, message, buttons=[undo])


def _keep(kind: Change.Kind, summary: str, user: Any, posts: Iterable[int], steps: Sequence[Step]) -> Change:
    record = {"posts": sorted(posts), "steps": as_record(steps)}
    return Change.objects.create(kind=kind, summary=summary[:300], user=user, record=record)


def undo_bulk(change: Change, user: Any) -> int:
    """Put a selection of posts back as it was; how many places had nothing left to give back.

    Raises:
        CannotUndoError: what was edited since is in the way; nothing is changed then.
    """
    with transaction.atomic():
        posts = change.record["posts"]
        public = set(PostPage.objects.live().filter(pk__in=posts).values_list("pk", flat=True))
        left = undo_steps(from_record(change.record["steps"]))
        change.undone_at = timezone.now()
        change.undone_by = user
        change.save(update_fields=["undone_at", "undone_by"])
        refresh_posts(posts)
        for post in PostPage.objects.not_live().filter(pk__in=public).specific():
            page_unpublished.send(sender=type(post), instance=post)
    return left


class ReviewPublishAction(_OfReviews, PublishBulkAction):
    """Publishes, and can be undone: what was not live is not live again, what was is as it was."""

    models = [ReviewPage]

    def prepare_action(self, objects: Any, objects_without_access: Any) -> Any:
        """Remember what the rows are before."""
        self.posts = [page.pk for page in objects]
        self.before = snapshot_of(self.posts)
        return super().prepare_action(objects, objects_without_access)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> None:
        """Keep what was written, and say so; Wagtail's message has no room for a button."""
        message = ngettext("%(count)d review published.", "%(count)d reviews published.", num_parent_objects) % {
            "count": num_parent_objects
        }
        steps = difference(self.before, snapshot_of(self.posts))
        self.success(_keep(Change.Kind.PUBLISH, message, self.request.user, self.posts, steps), message)


class ReviewUnpublishAction(_OfReviews, UnpublishBulkAction):
    """Unpublishes."""

    models = [ReviewPage]


class ReviewMoveAction(_OfReviews, MoveBulkAction):
    """Moves."""

    models = [ReviewPage]


class ReviewDeleteAction(_OfReviews, DeleteBulkAction):
    """Deletes."""

    models = [ReviewPage]


class EditingAction(_OfReviews):
    """Edits what is live and the draft on top of it alike, so that neither is lost."""

    models = [ReviewPage]
    template_name = "blog/admin/bulk_edit.html"

    def check_perm(self, obj: Any) -> bool:
        """Whoever may edit the page, and publish it where it is live, since what is live changes."""
        perms = obj.permissions_for_user(self.request.user)
        return perms.can_edit() and (not obj.live or perms.can_publish()) and not perms.page_locked()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the dialogue is called."""
        return super().get_context_data(title=self.display_name, **kwargs)

    def get_execution_context(self) -> dict[str, Any]:
        """The user, and the action itself, which keeps what was written."""
        return {"user": self.request.user, "action": self}

    @classmethod
    def execute_action(cls, objects: Any, user: Any = None, action: Any = None, **kwargs: Any) -> tuple[int, int]:
        """Edit all of them, and keep what was written."""
        done: list[int] = []
        action.steps = []
        for page in ReviewPage.objects.filter(pk__in=[page.pk for page in objects]).select_related("latest_revision"):
            steps = action.edit(page, user)
            if steps:
                done.append(page.pk)
                action.steps += steps
        action.posts = done
        refresh_posts(done)
        return len(done), 0

    def edit(self, page: ReviewPage, user: Any) -> list[Step]:
        """Edit one review; the steps that were performed."""
        raise NotImplementedError

    def kind_and_summary(self, count: int) -> tuple[Change.Kind, str]:
        """What is said of it."""
        raise NotImplementedError

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> None:
        """Keep what was written, and say so."""
        if not self.posts:
            messages.info(self.request, gettext("Nothing was to be changed."))
            return
        kind, summary = self.kind_and_summary(num_parent_objects)
        self.success(_keep(kind, summary, self.request.user, self.posts, self.steps), summary)
