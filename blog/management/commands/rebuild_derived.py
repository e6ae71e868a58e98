"""`manage.py rebuild_derived`: write digests, mentions, name keys and the search indexes of posts anew."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.linking.rebuild import rebuild
from blog.models import PostPage
from blog.search.indexing import forget_others, index_posts


class Command(BaseCommand):
    """Door to `blog.linking.rebuild` and `blog.search.indexing`."""

    help = "Rebuild digests, mentions, name keys and the posts' search indexes from posts, works, people and tags."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and print the counts."""
        rebuilt = rebuild()
        forget_others()
        index_posts(PostPage.objects.live().values_list("pk", flat=True))
        self.stdout.write(
            f"Rebuilt {rebuilt.posts} live posts and the names of {rebuilt.names} works, people and tags."
        )
