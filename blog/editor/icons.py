"""The icons that we add to Wagtail's, for blocks and for what stands in the menu: `templates/blog/icons/`."""

from collections.abc import Iterable

NAMES = (
    *(
        "author",
        "cast-comment",
        "character",
        "disclaimer",
        "embed",
        "episode",
        "gallery",
        "image",
        "import",
        "introduction",
    ),
    *("markdown", "next-up", "person", "quote", "review", "summary", "tag", "text", "theme", "verdict", "watch-list"),
    "work",
)


def with_icons(icons: Iterable[str]) -> list[str]:
    """Wagtail's templates of icons, and ours; each is called `blog-` and its name."""
    return [*icons, *(f"blog/icons/{name}.svg" for name in NAMES)]
