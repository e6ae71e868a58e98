"""Our own Wagtail search backend, for readers and for Wagtail's admin: Wagtail's, without its crashes, titles first.

`WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "blog.search.backend"}}` makes it that of the whole site. The search
of the blog instantiates it itself, so that it works under any setting of the host.
"""

from typing import Any

from django.db import NotSupportedError, connection
from django.utils.module_loading import import_string
from modelsearch.conf import get_app_config

NAME = "blog.search.backend"

# By database, and by name: the tables of the index, which each module uses, differ from one database to the other.
_BACKENDS = {
    "sqlite": "blog.search.backend.sqlite.SQLiteBackend",
    "postgresql": "blog.search.backend.postgresql.PostgreSQLBackend",
}


def SearchBackend(params: dict[str, Any]) -> Any:
    """The backend for the site's database.

    Args:
        params: the options of the setting beside `BACKEND`, for instance `SEARCH_CONFIG` on PostgreSQL.

    Raises:
        django.db.NotSupportedError: the database is neither PostgreSQL nor SQLite.
    """
    if connection.vendor not in _BACKENDS:
        raise NotSupportedError(f"{NAME} needs PostgreSQL, or SQLite with FTS5; this database is {connection.vendor}.")
    return import_string(_BACKENDS[connection.vendor])(params)


def blog_backend() -> Any:
    """The backend of the blog's own search, with the options of the host's setting where that names this backend."""
    for options in get_app_config().get_search_backend_config().values():
        if options.get("BACKEND") == NAME:
            return SearchBackend({name: value for name, value in options.items() if name != "BACKEND"})
    return SearchBackend({})
