"""What every test lives under: loopback only, an empty cache, and no error that is merely logged."""

import ipaddress
import logging
import os
import shutil
import socket
from collections.abc import Generator, Iterator
from unittest import mock

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from tests.sizes import EXAMPLES, PROVE

# No deadline: other work on the machine must not fail a test.
settings.register_profile(
    "usual", max_examples=EXAMPLES, deadline=None, derandomize=not PROVE, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("usual")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
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


@pytest.fixture(autouse=True, scope="session")
def quick_avif() -> Iterator[None]:
    """Encode AVIF ten times quicker, in larger files: the demo's posters take longer than its pages otherwise."""
    save = Image.Image.save

    def save_quickly(image: Image.Image, file: object, format: str | None = None, **options: object) -> None:
        save(image, file, format, **({"speed": 10} if format == "AVIF" else {}), **options)

    Image.Image.save = save_quickly
    yield
    Image.Image.save = save


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


# All that the test database holds once it is migrated.
MIGRATED = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config
) -> Iterator[None]:
    """Make the test database, as pytest-django does, and remember what is in it for as long as it is there."""
    with django_db_blocker.unblock():
        pytestconfig.stash[MIGRATED] = connection.creation.serialize_db_to_string()
    yield
    del pytestconfig.stash[MIGRATED]


@pytest.fixture(scope="module")
def module_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let a module's fixtures write rows that all its tests begin with, and that are gone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def _empties_the_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(marker and marker.kwargs.get("transaction")) or bool(fixtures & {"transactional_db", "live_server"})


@pytest.fixture(autouse=True, scope="session")
def emptied_once() -> Iterator[None]:
    """Leave the emptying of the database to `_put_back`: Django's own way makes all permissions anew each time."""
    with mock.patch.object(TransactionTestCase, "_fixture_teardown", return_value=None):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Put back what migrations made (root page, locale, site) after a test that ends by emptying the database.

    Django would do it before the next test of that kind only; tests of both kinds share a process here.
    """
    try:
        return (yield)
    finally:
        # Only while there is a test database: no other may be emptied.
        if MIGRATED in item.config.stash and _empties_the_database(item):
            with item.config.stash[blocking_manager_key].unblock():
                _put_back(item.config.stash[MIGRATED])


def _put_back(migrated: str) -> None:
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    connection.creation.deserialize_db_from_string(migrated)
    # PostgreSQL does not count what was written with its key.
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
    ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that reaches this machine only."""
    # Playwright keeps an event loop running in this thread. Django would then refuse every query of the test itself,
    # and has other connections than before: each kind is closed when its time is over.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    connections.close_all()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
