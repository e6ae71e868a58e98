"""What an editor finds on the admin's first page: drafts in hand, what is promised, scheduled, doubtful, missed."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Comment, Revision
from wagtail.permissions import page_permission_policy, policy_registry

from blog.editor.searches import URL_NAME as SEARCHES
from blog.editor.searches import SearchTermReportView
from blog.models import PostPage, ReviewPage, SearchTerm, WatchlistEntry

# Of each; the heading counts all.
MOST = 6
# Days of searches that are looked at.
_DAYS = 30


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what it is, where it leads, and what there is to say of it."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the desk.

    Attributes:
        name: for the address of its heading.
        heading: what it is.
        count: how many there are.
        items: the first of them.
        url: where all of them are.
        url_label: and what that is called.
    """

    name: str
    heading: str
    count: int
    items: tuple[Item, ...]
    url: str = ""
    url_label: str = ""


class DeskPanel(Component):
    """The editor's desk; nothing for whoever may see none of it. Its queries do not grow with what is on it."""

    name = "desk"
    order = 150
    template_name = "blog/admin/dashboard.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The parts that have something in them."""
        return {"parts": [part for part in desk(self.request.user) if part.items]}


def desk(user: Any) -> Iterator[Part]:
    """The parts of a user's desk, in the order in which they are looked at."""
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    posts = PostPage.objects.filter(pk__in=editable.values("pk"))
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False).annotate(
        post=Cast("object_id", IntegerField())
    )
    yield _drafts(posts.exclude(pk__in=scheduled.values("post")))
    if policy_registry.get_by_type(WatchlistEntry).user_has_any_permission(user, {"add", "change", "delete", "view"}):
        yield _promised()
    yield _scheduled(posts, scheduled)
    yield _doubtful(posts)
    if SearchTermReportView.permission_policy.user_has_permission(user, "view"):
        yield _sought()


def _edit(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def _drafts(posts: Any) -> Part:
    drafts = posts.filter(Q(has_unpublished_changes=True) | Q(live=False)).order_by("-latest_revision_created_at")
    rows = list(drafts.values("pk", "draft_title", "live", "latest_revision_created_at")[:MOST])
    items = tuple(
        Item(
            row["draft_title"],
            _edit(row["pk"]),
            " · ".join(filter(None, [_("newer than what is live") if row["live"] else "", _day(row)])),
        )
        for row in rows
    )
    url = reverse("reviews:index") + "?state=draft"
    return Part("drafts", _("Drafts in hand"), _count(drafts, items), items, url, _("All drafts of reviews"))


def _day(row: dict[str, Any]) -> str:
    moment = row["latest_revision_created_at"]
    return date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT") if moment else ""


def _count(rows: Any, items: tuple[Item, ...]) -> int:
    """How many rows there are; always asked, so that the number of queries is always the same."""
    return max(rows.count(), len(items))


def _promised() -> Part:
    states = WatchlistEntry.State
    entries = WatchlistEntry.objects.open().exclude(state__in=[states.DROPPED, states.FINISHED])
    begun = ReviewPage.objects.filter(work=OuterRef("work"), live=False).order_by("-pk").values("pk")[:1]
    first = entries.select_related("work").annotate(begun=Subquery(begun)).order_by("order", "pk")[:MOST]
    viewset: Any = WatchlistEntry.snippet_viewset  # type: ignore[attr-defined]
    items = tuple(
        Item(
            str(entry.work),
            _edit(entry.begun) if entry.begun else reverse(viewset.get_url_name("edit"), args=[entry.pk]),
            " · ".join(filter(None, [_state(entry), _("review begun") if entry.begun else "", entry.note])),
        )
        for entry in first
    )
    url = reverse(viewset.get_url_name("list"))
    return Part("promised", _("Promised next"), _count(entries, items), items, url, _("Watch list"))


def _state(entry: WatchlistEntry) -> str:
    state = str(entry.get_state_display())
    return f"{state}, {entry.episode}" if entry.episode else state


def _scheduled(posts: Any, scheduled: Any) -> Part:
    moment = scheduled.filter(post=OuterRef("pk")).order_by("approved_go_live_at").values("approved_go_live_at")[:1]
    waiting = posts.filter(pk__in=scheduled.values("post")).annotate(goes_live=Subquery(moment)).order_by("goes_live")
    items = tuple(
        Item(row["draft_title"], _edit(row["pk"]), date_format(timezone.localtime(row["goes_live"]), "DATETIME_FORMAT"))
        for row in waiting.values("pk", "draft_title", "goes_live")[:MOST]
    )
    url = reverse("reviews:index") + "?state=scheduled"
    return Part("scheduled", _("Scheduled"), _count(waiting, items), items, url, _("All that is scheduled"))


def _doubtful(posts: Any) -> Part:
    imported = posts.filter(imported__isnull=False)
    doubts = Comment.objects.filter(resolved_at=None, page__in=imported.values("pk"))
    rows = doubts.values("page", "page__draft_title").annotate(number=Count("pk")).order_by("-number", "page")
    items = tuple(
        Item(
            row["page__draft_title"],
            _edit(row["page"]),
            ngettext("%(count)d doubt", "%(count)d doubts", row["number"]) % {"count": row["number"]},
        )
        for row in rows[:MOST]
    )
    return Part("doubtful", _("Doubtful imports"), _count(rows, items), items)


def _sought() -> Part:
    since = timezone.localdate() - datetime.timedelta(days=_DAYS)
    last = SearchTerm.objects.filter(term=OuterRef("term")).order_by("-day").values("found")[:1]
    terms = SearchTerm.objects.filter(day__gt=since).values("term")
    terms = terms.annotate(total=Sum("searches"), last_day=Max("day"), last_found=Subquery(last)).filter(last_found=0)
    rows = terms.order_by("-total", "term")
    report = reverse(SEARCHES)
    items = tuple(
        Item(
            row["term"],
            f"{report}?nothing=nothing",
            ngettext("%(count)d search", "%(count)d searches", row["total"]) % {"count": row["total"]},
        )
        for row in rows[:MOST]
    )
    url = f"{report}?nothing=nothing"
    return Part("sought", _("Sought in vain"), _count(rows, items), items, url, _("All searches without a result"))
