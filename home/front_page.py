"""What the front page shows beyond itself."""

from typing import Any

from django.http import HttpRequest

from blog.search.listing import as_outgoing, posts_of
from blog.web.people import people_counts
from blog.web.routes import index_of
from blog.web.tags import tag_counts
from blog.web.watch_list import entries

LATEST = 7
TOP_TAGS = 10
TOP_PEOPLE = 8


def front_page(request: HttpRequest) -> dict[str, Any]:
    """The latest review and the rest, what is being watched, the most used tags and the people most met."""
    index = index_of(request)
    if index is None:
        return {"index": None, "latest": None, "posts": [], "watching": [], "top_tags": [], "top_people": []}
    posts = posts_of(index)
    cards = as_outgoing(posts.cards()[:LATEST], request)
    return {
        "index": index,
        "latest": cards[0] if cards else None,
        "posts": cards[1:],
        "watching": [entry for entry in entries(request, posts) if entry.state == "watching"],
        "top_tags": tag_counts(posts)[:TOP_TAGS],
        "top_people": people_counts(posts)[:TOP_PEOPLE],
    }
