"""Settings for a public site behind a proxy that ends TLS; what differs between sites comes from the environment."""

from datetime import timedelta

from environs import Env

from .environment import demand_environment

# Before base: a database address that cannot be read would end there in a traceback of its own.
demand_environment(Env())

from .base import *  # noqa: E402, F403
from .base import MIDDLEWARE, env  # noqa: E402

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS")
WAGTAILADMIN_BASE_URL = env.str("WAGTAILADMIN_BASE_URL")

# For `make serve` only: plain http on the loopback address.
INSECURE_LOCAL = env.bool("VERDICT_INSECURE_LOCAL", False)

# The proxy must set X-Forwarded-Proto itself and drop what the client sent (docs/deploying.md).
SECURE_PROXY_SSL_HEADER = None if INSECURE_LOCAL else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = not INSECURE_LOCAL
# Load balancers ask by plain http.
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SESSION_COOKIE_SECURE = not INSECURE_LOCAL
CSRF_COOKIE_SECURE = not INSECURE_LOCAL
# A day, because a browser cannot be told to forget it sooner; raise it to a year once https is known to work.
SECURE_HSTS_SECONDS = 0 if INSECURE_LOCAL else env.int("VERDICT_HSTS_SECONDS", int(timedelta(days=1).total_seconds()))
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("VERDICT_HSTS_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = env.bool("VERDICT_HSTS_PRELOAD", True)

# How many proxies stand in front: the client's address is that many entries from the end of X-Forwarded-For.
PROXIES = env.int("VERDICT_PROXIES", 0 if INSECURE_LOCAL else 1)

# Static files are answered behind the two middlewares that set headers, and before everything else.
MIDDLEWARE = [
    *MIDDLEWARE[:2],
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.CompressionMiddleware",
    *MIDDLEWARE[2:],
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Every address in a page carries the hash; the files' plain names would double the work and the space.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Without a mail server a password cannot be reset by mail, so the admin does not offer it.
WAGTAIL_PASSWORD_RESET_ENABLED = bool(env.str("EMAIL_URL", ""))
if WAGTAIL_PASSWORD_RESET_ENABLED:
    vars().update(env.dj_email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "webmaster@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    # logging.StreamHandler writes to standard error.
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "INFO").upper()},
    "loggers": {
        # Django's own handlers would print twice and mail nobody.
        "django": {"handlers": [], "propagate": True},
        # Says twice of every page saved that its references were counted.
        "django_tasks": {"level": "WARNING"},
    },
}
