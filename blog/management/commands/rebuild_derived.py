"""`manage.py rebuild_derived`: write digests, mentions and name keys anew."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.linking.rebuild import rebuild


class Command(BaseCommand):
    """Door to `blog.linking.rebuild`."""

    help = "Rebuild digests, mentions and name keys from posts, works, people and tags."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and print the counts."""
        rebuilt = rebuild()
        self.stdout.write(
            f"Rebuilt {rebuilt.posts} live posts and the names of {rebuilt.names} works, people and tags."
        )
