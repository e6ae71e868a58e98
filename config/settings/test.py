"""Settings for the tests: quick password hashing, files and databases that are thrown away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, SQLITE

SCRATCH = Path(tempfile.mkdtemp(prefix="verdict-test-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)

DEBUG = False
SECRET_KEY = "for-tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = SCRATCH / "media"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Autosave would race with what a browser test types.
WAGTAIL_AUTOSAVE_INTERVAL = 0
# The test client signs in without a request, which Axes refuses; its own tests switch it on.
AXES_ENABLED = False

# A connection kept by a thread of the live server would stop the test database from being dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"] == SQLITE:
    # A file, not memory: the live server's threads then have connections, and transactions, of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}
    # Nothing that a test does by mistake outside of it can reach the site's own.
    DATABASES["default"]["NAME"] = str(SCRATCH / "none.sqlite3")

if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    # Tests that run side by side empty the cache: each process has a Redis database of its own.
    _server, _, _number = CACHES["default"]["LOCATION"].rpartition("/")
    _worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = f"{_server}/{int(_number) + _worker}"
