"""Our own Wagtail search backend, for Wagtail's admin and API: Wagtail's, without its crashes, titles first.

`WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "blog.search.backend"}}` makes it that of the site. Readers' search
has tables of its own (`blog.search.tables`) and works under any setting of the host.
"""

from typing import Any

from django.db import NotSupportedError, connection
from django.utils.module_loading import import_string

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
