"""Content notes: what a reader may want to know before reading or watching, chosen from a list. Safe by nature."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

CONTENT_NOTES = {
    "abuse": _("abuse"),
    "addiction": _("addiction"),
    "animal_harm": _("harm to animals"),
    "death": _("death of a loved one"),
    "discrimination": _("discrimination"),
    "flashing": _("flashing lights"),
    "illness": _("serious illness"),
    "sexual_violence": _("sexual violence"),
    "suicide": _("suicide"),
    "violence": _("violence"),
}


def content_note_labels(keys: Iterable[str]) -> tuple[str, ...]:
    """The notes in the site's language, in the order of the list; a key that is no longer in it is shown as is."""
    chosen = set(keys)
    known = [str(label) for key, label in CONTENT_NOTES.items() if key in chosen]
    return (*known, *sorted(chosen - CONTENT_NOTES.keys()))


class ContentNotesField(models.JSONField):
    """A list of keys of `CONTENT_NOTES`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what is not in the list.

        Raises:
            ValidationError: the value is no list of known keys.
        """
        super().validate(value, model_instance)
        unknown = set(value) - CONTENT_NOTES.keys() if isinstance(value, list) else {str(value)}
        if unknown:
            raise ValidationError(
                gettext("Choose content notes from the list; %(unknown)s is not in it."),
                params={"unknown": ", ".join(sorted(unknown))},
            )

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Check boxes."""
        return forms.MultipleChoiceField(
            label=self.verbose_name,
            help_text=self.help_text,
            required=False,
            choices=list(CONTENT_NOTES.items()),
            widget=forms.CheckboxSelectMultiple,
            initial=kwargs.get("initial", []),
        )
