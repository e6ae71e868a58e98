"""What a load balancer asks: can this process reach its database and its cache?"""

import logging
import uuid

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer.")
        return False
    return True


def _cache_answers() -> bool:
    key = f"health-{uuid.uuid4()}"
    try:
        cache.set(key, "ok", 10)
        kept = cache.get(key) == "ok"
        cache.delete(key)
    except Exception:  # Each cache backend raises errors of its own library.
        logger.exception("The cache does not answer.")
        return False
    return kept


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Say which of database and cache answer: status 200 when both do, else 503."""
    checks = {"database": _database_answers(), "cache": _cache_answers()}
    healthy = all(checks.values())
    return JsonResponse({"status": "ok" if healthy else "failing", **checks}, status=200 if healthy else 503)
