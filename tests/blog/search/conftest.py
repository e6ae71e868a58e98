"""What tests of search share."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import pytest


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable) -> Callable[[], AbstractContextManager]:
    """A context at whose end what waits for the commit is done: posts are indexed then."""
    return partial(django_capture_on_commit_callbacks, execute=True)
