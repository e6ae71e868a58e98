"""Works and people as they look, in the admin's choosers and lists: posters and portraits, or what is drawn instead."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn

from blog.models.renditions import renditions_of

# The field of a model that holds its picture, and the rendition that the cell's template asks for.
_RENDITIONS = {"poster": "format-webp|width-200", "portrait": "format-webp|fill-96x96"}
_LABELS = {"poster": _("Poster"), "portrait": _("Portrait")}


class PictureColumn(BaseColumn):
    """A column with the poster of a work or the portrait of a person; the name stands beside it.

    Args:
        field: `poster` or `portrait`.
    """

    cell_template_name = "blog/admin/picture_cell.html"

    def __init__(self, field: str) -> None:
        super().__init__(field, label=_LABELS[field], width="4rem")


def with_pictures(things: QuerySet, field: str) -> QuerySet:
    """Works or people with what their pictures take: one query more, however many there are."""
    return things.select_related(field).prefetch_related(renditions_of(field, (_RENDITIONS[field],)))
