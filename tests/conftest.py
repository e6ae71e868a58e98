"""What every test lives under: loopback only, an empty cache, and no error that is merely logged."""

import ipaddress
import logging
import os
import socket
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.sizes import EXAMPLES, PROVE

# No deadline: other work on the machine must not fail a test.
settings.register_profile(
    "usual", max_examples=EXAMPLES, deadline=None, derandomize=not PROVE, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("usual")

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
]


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and not _is_loopback(str(address[0])):
            raise ConnectionRefusedError(f"A test tried to reach {address[0]}.")
        connect(self, address)

    socket.socket.connect = connect_here
    yield
    socket.socket.connect = connect


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Forget what another test left: Wagtail keeps the addresses of its sites in the cache."""
    cache.clear()


@pytest.fixture(autouse=True)
def no_silent_errors(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test during which an error was logged: Wagtail logs failed indexing and goes on.

    A test marked `logs_errors` provokes one on purpose, and fails when there was none.
    """
    yield
    errors = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.ERROR
    ]
    if request.node.get_closest_marker("logs_errors"):
        assert errors, "This test is marked logs_errors, and nothing was logged."
    else:
        assert not errors, errors


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that reaches this machine only."""
    # Playwright runs an event loop in this thread; Django would then refuse every query of the test itself.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
