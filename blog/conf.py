"""The plugin's settings: each by its name in Django's settings, with a default that is safe."""

from collections.abc import Sequence

from django.conf import settings


def posts_per_page() -> int:
    """`VERDICT_POSTS_PER_PAGE`: how many cards a page of a list has."""
    return getattr(settings, "VERDICT_POSTS_PER_PAGE", 12)


def share_image_fonts() -> Sequence[str]:
    """`VERDICT_SHARE_IMAGE_FONTS`: paths of font files for titles in scripts that the theme's own font lacks.

    They are tried in their order; `#2` behind the path of a collection (`.ttc`) is the third font in it. What no font
    can draw is left out of the pictures that are shown where a post is shared.
    """
    return getattr(settings, "VERDICT_SHARE_IMAGE_FONTS", ())


def posts_per_feed() -> int:
    """`VERDICT_POSTS_PER_FEED`: how many posts a feed has."""
    return getattr(settings, "VERDICT_POSTS_PER_FEED", 20)
