"""Plants words where a site must not say them: in a template, or in the bytes that leave."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.loader import get_template
from django.template.loaders.cached import Loader as CachedLoader
from django.template.loaders.locmem import Loader as MemoryLoader

MIDDLEWARE = "tests.blog.audit.planting.PlantingMiddleware"

Change = Callable[[HttpRequest, HttpResponse], HttpResponse | None]

_changes: list[Change] = []


class PlantingMiddleware:
    """Lets each planted change have its way with a response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for change in _changes:
            response = change(request, response) or response
        return response


@contextmanager
def changed(change: Change) -> Iterator[None]:
    """Change responses as long as the block lasts; the settings name `MIDDLEWARE`."""
    _changes.append(change)
    try:
        yield
    finally:
        _changes.remove(change)


@contextmanager
def template(name: str, change: Callable[[str], str]) -> Iterator[None]:
    """Use a changed source of a template as long as the block lasts."""
    engine = engines["django"].engine  # type: ignore[attr-defined]
    source = change(get_template(name).template.source)  # type: ignore[attr-defined]
    loaders = engine.template_loaders
    engine.template_loaders = [MemoryLoader(engine, {name: source}), *loaders]
    try:
        yield
    finally:
        engine.template_loaders = loaders
        for loader in loaders:
            if isinstance(loader, CachedLoader):
                loader.reset()
