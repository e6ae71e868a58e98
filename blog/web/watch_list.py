"""The watch list as readers see it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from blog.models import WatchlistEntry, WorkTitle
from blog.models.facts import work_facts
from blog.models.querysets import PostPageQuerySet
from blog.models.renditions import POSTER_FILTERS, renditions_of
from blog.models.rows import Rows
from blog.search.listing import posts_of
from blog.spoilers.outgoing import WorkFacts

# What is going on comes first.
ORDER = ("watching", "planned", "paused", "finished", "dropped")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: the work, where the reviewer stands, and the address of the review that closed it, if it is public."""

    work: WorkFacts
    state: str
    state_label: str
    episode: int | None
    note: str
    review_url: str


def entries(request: HttpRequest, posts: PostPageQuerySet) -> list[Entry]:
    """All entries in their order; a review is linked only where these posts contain it."""
    titles = WorkTitle.objects.filter(work=OuterRef("work")).order_by("sort_order").values("title", "language", "kind")
    rows = (
        WatchlistEntry.objects.select_related("work__poster", "review")
        .annotate(title_rows=Rows(titles), public=Exists(posts.order_by().filter(pk=OuterRef("review"))))
        .prefetch_related(renditions_of("work__poster", POSTER_FILTERS))
    )
    return [
        Entry(
            work=work_facts(row.work, of=row),
            state=row.state,
            state_label=str(row.get_state_display()),
            episode=row.episode,
            note=row.note,
            review_url=(row.review.get_url(request) or "") if row.review and row.public else "",
        )
        for row in rows
    ]


def watch_list(index: Any, request: HttpRequest) -> HttpResponseBase:
    """The entries by state."""
    found = entries(request, posts_of(index))
    groups = [(state, [entry for entry in found if entry.state == state]) for state in ORDER]
    return index.render(
        request,
        template="blog/watch_list.html",
        context_overrides={
            "groups": [(listed[0].state_label, listed) for _state, listed in groups if listed],
            "heading": _("Watch list"),
            "description": _("What is being watched, what comes next, and what was put aside."),
        },
    )
