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
        """Bring the entries in line with a review that was published; how many it closes or has closed.

        Its first publication closes the open entries of its work. Later ones only tell the state anew to the entries
        that it closed: what was planned since then, a rewatch for instance, stays open. An entry of another work, which
        it closed before its work was corrected, is open again.
        """
        states = WatchlistEntry.State
        state = {"dropped": states.DROPPED, "watching": states.WATCHING}.get(review.viewing_state, states.FINISHED)
        closed = self.filter(review=review)
        closed.exclude(work=review.work_id).update(review=None, state=states.PLANNED)
        entries = closed.filter(work=review.work_id)
        if not entries.exists() and review.first_published_at == review.last_published_at:
            entries = self.open().filter(work=review.work_id)
        return entries.update(review=review, state=state)


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
