"""What every environment of the reference site shares.

Every environment variable is described in docs/settings.md.
"""

from datetime import timedelta
from pathlib import Path

from environs import Env

from blog.blocks.players import player_origins
from blog.conf import DEFAULT_EMBED_PROVIDERS, read_script

from .policy import admin_policy, further_sources, public_policy

env = Env()

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

INSTALLED_APPS = [
    "config",
    "home",
    "search",
    "blog",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtailmarkdown",
    "taggit",
    "modelcluster",
    "django_filters",
    "axes",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # First, so that every answer has its headers, whoever makes it.
    "config.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    # Last, as its own check demands: it turns a locked sign-in into an answer.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

SQLITE = "django.db.backends.sqlite3"

# One writer at a time and many readers: WAL lets readers go on during a write, IMMEDIATE takes the write
# lock at the start of a transaction, so that the busy timeout applies instead of "database is locked".
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;"
        "PRAGMA cache_size=2000;"
    ),
}


def databases() -> dict[str, dict]:
    """Django's DATABASES: `DATABASE_URL` where it is set, else SQLite at `VERDICT_DB` or `var/verdict.sqlite3`.

    Raises:
        environs.EnvError: the URL cannot be read.
    """
    if env.str("DATABASE_URL", ""):
        database = dict(env.dj_db_url("DATABASE_URL", conn_health_checks=True))
    else:
        file = env.path("VERDICT_DB", VAR_DIR / "verdict.sqlite3")
        # SQLite makes the file but not its folder, and a fresh clone has no var/.
        file.parent.mkdir(parents=True, exist_ok=True)
        database = {"ENGINE": SQLITE, "NAME": file}
    database["CONN_MAX_AGE"] = 60
    if database["ENGINE"] == SQLITE:
        database["OPTIONS"] = SQLITE_OPTIONS
    return {"default": database}


def caches() -> dict[str, dict]:
    """Django's CACHES: `CACHE_URL` (`redis://…`, `locmem://`) where it is set, else local memory, one cache a process.

    Raises:
        environs.EnvError: the URL cannot be read.
    """
    if env.str("CACHE_URL", ""):
        return {"default": env.dj_cache_url("CACHE_URL")}
    return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


DATABASES = databases()
CACHES = caches()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
# Where `make messages` writes what it finds in the plugin's templates; Django looks into each app by itself.
LOCALE_PATHS = [BASE_DIR / "blog" / "locale"]
TIME_ZONE = env.str("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True

STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.path("VERDICT_STATIC", VAR_DIR / "static")
STATIC_URL = "/static/"
MEDIA_ROOT = env.path("VERDICT_MEDIA", VAR_DIR / "media")
MEDIA_URL = "/media/"

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]

# Five wrong passwords for one name from one address, then a quarter of an hour without an answer; somebody
# else at another address can still sign in under that name.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "config.client_address.client_address"
# Lockouts are logged in any case; this is about a greeting at every start.
AXES_VERBOSE = False
PROXIES = 0

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# For a site that search engines must not find, such as one for trying things out.
NOINDEX = env.bool("VERDICT_NOINDEX", False)

# What readers' browsers load from others: nothing, unless the owner says so here.
VERDICT_EMBED_PROVIDERS = env.list("VERDICT_EMBED_PROVIDERS", list(DEFAULT_EMBED_PROVIDERS))
VERDICT_SCRIPTS: list[str] = env.list("VERDICT_SCRIPTS", [])
CONTENT_SECURITY_POLICY = public_policy(
    scripts=[read_script(entry).src for entry in VERDICT_SCRIPTS],
    players=player_origins(VERDICT_EMBED_PROVIDERS),
    further=further_sources(env.str("VERDICT_CSP_SOURCES", "")),
)
CONTENT_SECURITY_POLICY_ADMIN = admin_policy()

# An editor's form with forty blocks has more fields than Django's default of 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "Verdict"
# Where a reader signs in for a private page.
WAGTAIL_FRONTEND_LOGIN_TEMPLATE = "blog/sign_in.html"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "blog.search.backend"}}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 128_000_000
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "key", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# Nothing that the admin shows is fetched from elsewhere.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
# Nor does the server ask others for the HTML of an embed, which would be trusted.
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILMARKDOWN = {"autodownload_fontawesome": False}

# For titles in Korean, Japanese and Chinese on the pictures that are shown where a review is shared.
VERDICT_SHARE_IMAGE_FONTS = env.list(
    "VERDICT_SHARE_IMAGE_FONTS", ["/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc#1"]
)

TAGGIT_CASE_INSENSITIVE = True
