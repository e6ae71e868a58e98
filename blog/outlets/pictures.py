"""Pictures of a work or a person as they leave for elsewhere."""

from typing import Any
from urllib.parse import urljoin

from wagtail.images.models import Filter

from blog.models.renditions import POSTER_OUTSIDE
from blog.outlets.publication import Picture
from blog.spoilers.outgoing import WorkFacts


def picture(image: Any, spec: str, base: str, alt: str = "") -> Picture | None:
    """A rendition of an image; None where its file is gone.

    Args:
        image: an image of the site.
        spec: which rendition, in Wagtail's notation.
        base: an absolute address of the site, by which the file's address is read.
        alt: what is to be seen; never the image's own title, which nobody has promised to be safe.
    """
    try:
        rendition = image.get_rendition(spec)
    except OSError:
        return None
    return _picture(rendition, base, alt)


def _picture(rendition: Any, base: str, alt: str) -> Picture:
    return Picture(urljoin(base, rendition.url), rendition.width, rendition.height, alt)


def made_poster(work: WorkFacts, base: str) -> Picture | None:
    """The poster of a work where its rendition has been made already: a list of all posts is no time for making any."""
    poster = work.poster
    made = poster.find_existing_renditions(Filter(spec=POSTER_OUTSIDE)) if poster else {}
    return next((_picture(rendition, base, work.title) for rendition in made.values()), None)


def poster_picture(work: WorkFacts, base: str) -> Picture | None:
    """The poster of a work, None without one. `base` is an absolute address of the site."""
    return picture(work.poster, POSTER_OUTSIDE, base, work.title) if work.poster else None
