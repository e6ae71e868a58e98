"""What a search that finds nothing offers instead: the latest posts, the most used tags, the people met most often."""

from dataclasses import dataclass

from django.http import HttpRequest

from blog.models.documents import SearchDocumentQuerySet
from blog.search.counts import ValueCount, count_choices
from blog.search.filters import Filters
from blog.search.listing import cards_of
from blog.spoilers.outgoing import Outgoing

LATEST = 3


@dataclass(frozen=True, slots=True)
class Instead:
    """Ways on; tags and people by their slugs and names."""

    latest: tuple[Outgoing, ...]
    tags: tuple[ValueCount, ...]
    people: tuple[ValueCount, ...]


def instead(documents: SearchDocumentQuerySet, request: HttpRequest) -> Instead:
    """What the posts of these documents have to offer; five queries."""
    choices = count_choices(documents, Filters()).choices
    latest = list(documents.newest().values_list("pk", flat=True)[:LATEST])
    card_of = cards_of(latest, request)
    cards = (card_of[pk] for pk in latest if pk in card_of)
    return Instead(tuple(cards), tuple(choices["tag"]), tuple(choices["person"]))
