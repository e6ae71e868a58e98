"""`manage.py forget_searches`: delete what was searched for longer ago than is kept."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.search.log import forget_searches


class Command(BaseCommand):
    """Door to `blog.search.log`."""

    help = "Delete counted search terms that are older than VERDICT_SEARCH_TERM_DAYS; run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete and print the count."""
        self.stdout.write(f"Forgot {forget_searches()} counted search terms.")
