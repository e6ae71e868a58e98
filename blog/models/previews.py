"""Previews of a post: as it is to a newcomer, to somebody at an episode, and to somebody who has finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from blog.blocks.body import told_episodes

if TYPE_CHECKING:
    from blog.models.posts import PostPage

NEWCOMER, EPISODE, FINISHED = "newcomer", "episode-", "finished"


def preview_modes(post: PostPage) -> list[tuple[str, str]]:
    """The names of the modes and what they are called: one for each episode up to which a block of the post tells."""
    work = post.review.work if post.review else None
    at = (
        gettext("Somebody who has read chapter %d")
        if work and work.kind == "book"
        else gettext("Somebody at episode %d")
    )
    return [
        (NEWCOMER, gettext("A newcomer")),
        *((f"{EPISODE}{number}", at % number) for number in told_episodes(post.body)),
        (FINISHED, gettext("Somebody who has finished")),
    ]


def seen_in(mode: str) -> str | None:
    """How far the reader of a preview has seen the work, as the switch on the page says it.

    Returns:
        "" for a newcomer, an episode's number, or "all"; None in a mode of somebody else's, where the browser knows.
    """
    if mode.startswith(EPISODE):
        return mode.removeprefix(EPISODE)
    return {NEWCOMER: "", FINISHED: "all"}.get(mode)
