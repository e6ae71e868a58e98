"""What a search that finds nothing offers instead: the latest posts, the most used tags, the people met most often."""

from dataclasses import dataclass

from django.http import HttpRequest

from blog.models.documents import SearchDocumentQuerySet
from blog.models.querysets import PostPageQuerySet
from blog.search.counts import ValueCount, count_choices
from blog.search.filters import Filters
from blog.search.listing import as_outgoing
from blog.spoilers.outgoing import Outgoing

LATEST = 3


@dataclass(frozen=True, slots=True)
class Instead:
    """Ways on; tags and people by their slugs and names."""

    latest: tuple[Outgoing, ...]
    tags: tuple[ValueCount, ...]
    people: tuple[ValueCount, ...]


def instead(posts: PostPageQuerySet, documents: SearchDocumentQuerySet, request: HttpRequest) -> Instead:
    """What these posts have to offer, whose documents are given beside them; three queries."""
    choices = count_choices(documents, Filters()).choices
    latest = as_outgoing(posts.newest().cards()[:LATEST], request)
    return Instead(tuple(latest), tuple(choices["tag"]), tuple(choices["person"]))
