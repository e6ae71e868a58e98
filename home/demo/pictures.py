"""The demo's pictures: posters, portraits and those inside texts, stored as images of the site."""

from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from django.db.models import Q
from wagtail.images import get_image_model

from blog.models import Author, Person, Work
from blog.models.renditions import PORTRAIT_FILTERS, POSTER_FILTERS
from home.demo import catalogue


def poster_of(row: dict[str, Any], alts: dict[str, str]) -> Any:
    """The poster of a work of the catalogue, with the words that stand for it; None where it has none."""
    path = catalogue.poster_file(row["slug"])
    return _image(path, title=row["title"], description=alts.get(row["slug"], "")) if path else None


def portrait_of(row: dict[str, Any]) -> Any:
    """The portrait of somebody in the catalogue; None where there is none."""
    path = catalogue.portrait_file(row["slug"])
    return _image(path, title=row["name"], description=row["name"]) if path else None


def _image(path: Path, *, title: str, description: str) -> Any:
    with path.open("rb") as file:
        return get_image_model().objects.create(
            title=title, description=description, file=ImageFile(file, name=path.name)
        )


def picture_value(row: dict[str, str]) -> dict[str, Any]:
    """A picture as a block stores it, with the words that stand for it there."""
    image = _image(catalogue.picture_file(row["picture"]), title=row["picture"], description=row["alt"])
    return {"image": image.pk, "decorative": False, "alt_text": row["alt"]}


def render_posters() -> int:
    """Render posters and portraits in the sizes that pages ask for, so that no reader waits for it; their number."""
    images = get_image_model().objects
    posters = images.filter(pk__in=Work.objects.exclude(poster=None).values("poster"))
    portraits = images.filter(
        Q(pk__in=Person.objects.exclude(portrait=None).values("portrait"))
        | Q(pk__in=Author.objects.exclude(portrait=None).values("portrait"))
    )
    for found, filters in ((posters, POSTER_FILTERS), (portraits, PORTRAIT_FILTERS)):
        for image in found:
            image.get_renditions(*filters)
    return len(posters) + len(portraits)
