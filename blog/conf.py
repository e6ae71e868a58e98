"""The plugin's settings: each by its name in Django's settings, with a default that is safe."""

from django.conf import settings


def posts_per_page() -> int:
    """`VERDICT_POSTS_PER_PAGE`: how many cards a page of a list has."""
    return getattr(settings, "VERDICT_POSTS_PER_PAGE", 12)


def posts_per_feed() -> int:
    """`VERDICT_POSTS_PER_FEED`: how many posts a feed has."""
    return getattr(settings, "VERDICT_POSTS_PER_FEED", 20)
