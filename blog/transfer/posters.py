"""Posters: the pictures that a post's captions name, taken from a folder."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.forms import ImageField
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from blog.models import Work
from blog.transfer.doubts import Doubts
from blog.transfer.finding import same_name

_ENDINGS = frozenset([".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"])


class PosterFolder:
    """The pictures in a folder and below it, by their file names; case, blanks and hyphens do not count."""

    def __init__(self, folder: Path) -> None:
        files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS and path.is_file())
        self._files = {same_name(path.name): path for path in reversed(files)}

    def give(self, work: Work, name: str, doubts: Doubts) -> None:
        """Make the picture called `name` the poster of a work that has none."""
        # A name may hold slashes: it was a title before it was a file.
        path = self._files.get(same_name(name)) or self._files.get(same_name(Path(name).name))
        if work.poster_id is not None:
            return
        if path is None:
            doubts.add("work", _("No picture called “%(name)s” is in the folder of media.") % {"name": name})
            return
        with path.open("rb") as file:
            picture = ImageFile(file, name=path.name)
            try:
                ImageField().to_python(picture)
            except ValidationError:
                doubts.add("work", _("“%(name)s” is no picture that can be read.") % {"name": path.name})
                return
            picture.seek(0)
            work.poster = get_image_model().objects.create(title=work.title, file=picture)
        work.save()
