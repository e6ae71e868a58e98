"""The sizes in which pictures are rendered: one list, so that a page of cards fetches all of them in one query."""

from django.db.models import Prefetch
from wagtail.images import get_image_model

POSTER_FORMATS = ("avif", "webp", "jpeg")
# Widths in pixels: a card, a card on a dense screen, the head of a review.
POSTER_WIDTHS = (200, 400, 640)
# As Wagtail's `picture` tag wants it, and as `prefetch_renditions` does: one filter a file.
POSTER_SPEC = f"format-{{{','.join(POSTER_FORMATS)}}} width-{{{','.join(str(width) for width in POSTER_WIDTHS)}}}"
POSTER_FILTERS = tuple(f"format-{name}|width-{width}" for name in POSTER_FORMATS for width in POSTER_WIDTHS)

# The one that leaves for elsewhere: the largest, in the format that everybody reads.
POSTER_OUTSIDE = f"format-jpeg|width-{POSTER_WIDTHS[-1]}"

PORTRAIT_SPEC = "format-{avif,webp,jpeg} fill-{96x96,192x192}"
PORTRAIT_OUTSIDE = "format-jpeg|fill-192x192"
PORTRAIT_FILTERS = tuple(f"format-{name}|fill-{size}" for name in POSTER_FORMATS for size in ("96x96", "192x192"))


def renditions_of(path: str, filters: tuple[str, ...]) -> Prefetch:
    """A prefetch of the renditions that `filters` name, of images that are fetched at `path`: one query for all."""
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=filters)
    # The attribute is where Wagtail looks for renditions that were fetched (AbstractImage.find_existing_renditions).
    return Prefetch(f"{path}__renditions", queryset=renditions, to_attr="prefetched_renditions")
