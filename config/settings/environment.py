"""What production needs from the environment, looked at before anything else so that one message names every gap."""

from collections.abc import Callable, Iterator

from environs import Env, EnvError

from blog.blocks.players import player_origins
from blog.conf import read_script

from .policy import further_sources

LOOPBACK_HOSTS = {"127.0.0.1", "localhost", "[::1]"}

REQUIRED = {
    "SECRET_KEY": "at least 50 random characters that nobody else knows",
    "ALLOWED_HOSTS": "the site's host names, separated by commas: reviews.example.org",
    "CSRF_TRUSTED_ORIGINS": "the addresses that editors work at, separated by commas: https://reviews.example.org",
    "DATABASE_URL": "sqlite:////srv/verdict/verdict.sqlite3 or postgresql://user:password@host:5432/name",
    "CACHE_URL": "redis://host:6379/0, or locmem:// where one process serves everything",
    "WAGTAILADMIN_BASE_URL": "the address that mails to editors link to: https://reviews.example.org",
}


class Unfit(SystemExit):
    """The environment cannot carry a public site. Ends the process with its message and without a traceback."""


def demand_environment(env: Env) -> None:
    """Let production start only with a complete, readable environment.

    Raises:
        Unfit: something is missing or wrong; the message has one line for each thing.
    """
    gaps = list(_gaps(env))
    if gaps:
        raise Unfit("\n".join(["Verdict cannot start with this environment (docs/settings.md):", *gaps]))


def _gaps(env: Env) -> Iterator[str]:
    for name, meaning in REQUIRED.items():
        if not env.str(name, "").strip():
            yield f"  {name} is missing: {meaning}"
        elif complaint := _CHECKS[name](env):
            yield f"  {name} {complaint}: {REQUIRED[name]}"
    for name, read in _READERS.items():
        try:
            read(env)
        except ValueError as complaint:
            yield f"  {name} cannot be read: {complaint}"
    if env.bool("VERDICT_INSECURE_LOCAL", False) and not set(env.list("ALLOWED_HOSTS", [])) <= LOOPBACK_HOSTS:
        yield "  VERDICT_INSECURE_LOCAL is for this machine alone: ALLOWED_HOSTS may name 127.0.0.1 and localhost only"


def _secret(env: Env) -> str:
    return "" if len(env.str("SECRET_KEY")) >= 50 else "is too short"


def _hosts(env: Env) -> str:
    return "must not be a wildcard" if "*" in env.list("ALLOWED_HOSTS") else ""


def _origins(env: Env) -> str:
    return "" if all(map(_is_address, env.list("CSRF_TRUSTED_ORIGINS"))) else "must start with https://"


def _base_url(env: Env) -> str:
    return "" if _is_address(env.str("WAGTAILADMIN_BASE_URL")) else "must start with https://"


def _is_address(value: str) -> bool:
    return value.startswith(("https://", "http://"))


def _database(env: Env) -> str:
    return _unreadable(env.dj_db_url, "DATABASE_URL")


def _cache(env: Env) -> str:
    return _unreadable(env.dj_cache_url, "CACHE_URL")


def _unreadable(read: Callable[[str], object], name: str) -> str:
    try:
        read(name)
    except EnvError:
        return "cannot be read"
    return ""


_CHECKS: dict[str, Callable[[Env], str]] = {
    "SECRET_KEY": _secret,
    "ALLOWED_HOSTS": _hosts,
    "CSRF_TRUSTED_ORIGINS": _origins,
    "DATABASE_URL": _database,
    "CACHE_URL": _cache,
    "WAGTAILADMIN_BASE_URL": _base_url,
}

# What may be left out, but not be wrong: a policy that says something else than its owner meant protects nobody.
_READERS: dict[str, Callable[[Env], object]] = {
    "VERDICT_EMBED_PROVIDERS": lambda env: player_origins(env.list("VERDICT_EMBED_PROVIDERS", [])),
    "VERDICT_SCRIPTS": lambda env: [read_script(entry) for entry in env.list("VERDICT_SCRIPTS", [])],
    "VERDICT_CSP_SOURCES": lambda env: further_sources(env.str("VERDICT_CSP_SOURCES", "")),
}
