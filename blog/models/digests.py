"""What is kept of a post's text: computed from its parts by the spoiler boundary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blog.models.derived import PostDigest
from blog.spoilers.outgoing import safe_html, whole_text
from blog.spoilers.parts import Part
from blog.text.html import html_to_text
from blog.text.words import count_words, reading_minutes

if TYPE_CHECKING:
    from blog.models.posts import PostPage


def digest_of(post: PostPage, parts: Sequence[Part]) -> PostDigest:
    """The digest of a post whose blocks hand these parts to the boundary, unsaved."""
    text = whole_text(parts)
    safe = safe_html(parts)
    safe_text = html_to_text(safe)
    words = count_words(text)
    return PostDigest(
        post_id=post.pk,
        text=text,
        safe_html=safe,
        safe_text=safe_text,
        words=words,
        minutes=reading_minutes(words),
        safe_share=min(1.0, count_words(safe_text) / words) if words else 1.0,
    )
