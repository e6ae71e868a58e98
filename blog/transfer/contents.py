"""Digests of the parts of a post: what the source said, what stands on the page. By them is seen what differs."""

import hashlib
import json
from decimal import Decimal
from typing import Any

from blog.models import PostPage
from blog.parsing.parsed import ParsedPost
from blog.text.html import html_to_text

_PROSE = ("text", "safe", "full")


def source_parts(post: ParsedPost) -> dict[str, str]:
    """A digest for each part of a post as its source says it; how sure recognition is does not count."""
    rating, viewing = post.rating, post.viewing
    return _digests(
        {
            "title": [post.headline, post.title, post.native_title, post.romanised_title, post.other_titles],
            "work": [post.kind, post.network, post.country, post.episodes, post.episode_minutes, post.year],
            "date": post.date,
            "author": post.author,
            "tags": sorted(post.tags),
            "rating": rating and [rating.label, rating.value, rating.scale, rating.raw],
            "external ratings": [[other.source, other.raw] for other in post.external_ratings],
            "viewing": viewing and [viewing.state, viewing.episode],
            "roles": [[role.person, role.job, role.character] for role in post.roles],
            "body": [
                [block.type, block.person, block.character, block.heading, block.number, block.text]
                for block in post.blocks
            ],
        }
    )


def page_parts(page: PostPage) -> dict[str, str]:
    """A digest for each part of a post as it stands on its page; formatting does not count."""
    parts: dict[str, Any] = {
        "title": page.title,
        "date": [page.date, page.date_precision] if page.date else None,
        "author": page.author_id,
        "tags": sorted(page.tags.names()),
        "pitch": page.pitch,
        "body": [[block["type"], _plain(block["value"])] for block in page.body.get_prep_value()],
    }
    review = page.review
    if review is not None:
        parts |= {
            "work": review.work_id,
            "rating": [review.rating_value, review.rating_scale, review.rating_label, review.rating_text],
            "external ratings": [
                [rating.source, rating.value, rating.scale] for rating in review.external_ratings.all()
            ],
            "viewing": [review.viewing_state, review.viewing_episode, review.rewatch],
            "content notes": review.content_notes,
        }
    return _digests(parts)


def digest_of(parts: dict[str, str]) -> str:
    """The digest of all parts together."""
    return _digest(sorted(parts.items()))


def differing(kept: dict[str, str], now: dict[str, str]) -> list[str]:
    """The names of the parts that are not the same, in the order of `now`: a database keeps none."""
    return [name for name in (now | kept) if kept.get(name) != now.get(name)]


def _plain(value: Any) -> Any:
    """A block's value without what is empty and without formatting: an editor who saves it unchanged changes that."""
    if isinstance(value, dict):
        plain = {
            name: html_to_text(child) if name in _PROSE and isinstance(child, str) else _plain(child)
            for name, child in value.items()
        }
        return {name: child for name, child in plain.items() if child not in (None, "", [], {})}
    return [_plain(child) for child in value] if isinstance(value, list) else value


def _digests(parts: dict[str, Any]) -> dict[str, str]:
    return {name: _digest(value) for name, value in parts.items()}


def _digest(value: Any) -> str:
    stored = json.dumps(value, default=_stored, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(stored.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _stored(value: Any) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
