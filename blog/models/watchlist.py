"""The watch list: what the reviewers plan to see, are seeing, have put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from blog.models.reviews import ReviewPage


class WatchlistEntryQuerySet(models.QuerySet):
    """Entries of the watch list."""

    def open(self) -> WatchlistEntryQuerySet:
        """Entries that no review has closed yet."""
        return self.filter(review=None)

    def close_for(self, review: ReviewPage) -> int:
        """Close the open entries of the review's work, in the state that the review tells; their number."""
        if review.work_id is None:
            return 0
        states = WatchlistEntry.State
        state = {"dropped": states.DROPPED, "watching": states.WATCHING}.get(review.viewing_state, states.FINISHED)
        return self.open().filter(work=review.work_id).update(review=review, state=state)


class WatchlistEntry(models.Model):
    """A work on the watch list. It closes when a review of the work is published."""

    class State(models.TextChoices):
        """Where the reviewer stands with it."""

        PLANNED = "planned", _("planned")
        WATCHING = "watching", _("watching")
        PAUSED = "paused", _("paused")
        DROPPED = "dropped", _("dropped")
        FINISHED = "finished", _("finished")

    work = models.ForeignKey(
        "blog.Work", verbose_name=_("work"), related_name="watchlist_entries", on_delete=models.CASCADE
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    episode = models.PositiveSmallIntegerField(
        _("at episode"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("Readers see it; give nothing away."))
    order = models.PositiveIntegerField(_("order"), default=0, help_text=_("Smaller numbers come first."))
    review = models.ForeignKey(
        "blog.ReviewPage",
        verbose_name=_("review"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="closed_watchlist_entries",
        help_text=_("The review that closed the entry."),
    )

    objects = WatchlistEntryQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("watch-list entry")
        verbose_name_plural = _("watch list")

    def __str__(self) -> str:
        return f"{self.work} ({self.get_state_display()})"
