"""Settings for the tests: quick password hashing, throw-away files, loopback only."""

import tempfile

from .base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "for-tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="verdict-test-media-")
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Autosave would race with what a browser test types.
WAGTAIL_AUTOSAVE_INTERVAL = 0
