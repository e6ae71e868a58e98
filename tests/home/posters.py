"""The demo with few pictures: drawing all posters in all sizes takes longer than its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from home.demo import catalogue

WITH_POSTERS = ("salt-on-credit", "the-ice-clerk")


@contextmanager
def few_posters() -> Iterator[None]:
    """Load the demo with the posters of two works; what the catalogue says of them stays as it is."""
    poster_file = catalogue.poster_file

    def few(slug: str) -> Path | None:
        return poster_file(slug) if slug in WITH_POSTERS else None

    with mock.patch.object(catalogue, "poster_file", few):
        yield
