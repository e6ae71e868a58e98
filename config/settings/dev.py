"""Settings for a developer's machine and the demo."""

from .base import *  # noqa: F403
from .base import env

DEBUG = True
SECRET_KEY = "for-development-only-never-for-a-public-site"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{env.int('PORT', 8000)}"
