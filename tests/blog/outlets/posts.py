"""Outgoing posts made without a database, for the tests of what writes them."""

import datetime
import uuid
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from blog.outlets.publication import Publication
from blog.spoilers.outgoing import (
    Byline,
    LinkFacts,
    Outgoing,
    RoleFacts,
    Score,
    TagName,
    Viewing,
    WorkFacts,
    WorkName,
)

ROOT = "https://blog.example/reviews/"

PUBLICATION = Publication(
    name="A blog of dramas",
    description="Dramas, slowly.",
    language="en",
    url=ROOT,
    address=lambda route, **kwargs: f"{ROOT}{route}/?{urlencode(kwargs)}",
)


def work_facts(**changes: Any) -> WorkFacts:
    """A drama with everything but a poster."""
    facts: dict[str, Any] = {
        "pk": 1,
        "title": "Salt Road",
        "slug": "salt-road",
        "kind": "drama",
        "kind_label": "drama",
        "country": "KR",
        "country_name": "South Korea",
        "network": "Streamly",
        "year": 2021,
        "episodes": 16,
        "episode_minutes": 60,
        "poster": None,
        "titles": (WorkName("소금길", "ko", "native"), WorkName("Sogeumgil", "ko-Latn", "romanised")),
        "roles": (
            RoleFacts("Ana Lind", "ana-lind", "actor", "Seo", "main"),
            RoleFacts("Bo Ek", "bo-ek", "director", "", ""),
            RoleFacts("Cy Dahl", "cy-dahl", "writer", "", ""),
        ),
        "links": (
            LinkFacts("same_as", "Catalogue", "https://catalogue.example/salt"),
            LinkFacts("watch", "Streamly", "https://streamly.example/salt"),
        ),
    }
    return WorkFacts(**{**facts, **changes})


def outgoing_post(**changes: Any) -> Outgoing:
    """A review of that drama, each with a UUID of its own."""
    facts: dict[str, Any] = {
        "pk": 7,
        "uid": str(uuid.uuid4()),
        "title": "Salt Road",
        "slug": "salt-road",
        "url": "/reviews/salt-road/",
        "full_url": f"{ROOT}salt-road/",
        "is_review": True,
        "date": datetime.date(2021, 10, 4),
        "date_precision": "day",
        "first_published": datetime.datetime(2021, 10, 4, 9, tzinfo=datetime.UTC),
        "last_published": datetime.datetime(2022, 3, 1, 12, tzinfo=datetime.UTC),
        "pitch": "A road, and salt.",
        "byline": Byline("Mina Hale", "mina-hale"),
        "tags": (TagName("grief", "grief"), TagName("slow burn", "slow-burn")),
        "work": work_facts(),
        "rating": Score(Decimal("8.50"), 10, "MyDramaList", ""),
        "viewing": Viewing("finished", None, False, ""),
        "safe_html": "<p>Hello <b>you</b>.</p>",
        "safe_text": "Hello you.",
        "words": 100,
        "minutes": 1,
        "safe_share": 0.02,
    }
    return Outgoing(**{**facts, **changes})
