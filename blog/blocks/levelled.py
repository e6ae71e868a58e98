"""What every block that has a level shares: the two fields, their validation, and what it hands to the boundary."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, StructBlock, StructBlockValidationError, StructValue

from blog.spoilers.levels import Level
from blog.spoilers.parts import Part
from blog.spoilers.typed import has_typed_marks

LEVEL_CHOICES = [
    (Level.SAFE.value, _("Safe: for everybody")),
    (Level.EPISODE.value, _("Up to episode or chapter")),
    (Level.FULL.value, _("Full: for whoever has finished")),
]


class LevelBlock(ChoiceBlock):
    """The choice of a block's level."""

    choices = LEVEL_CHOICES

    def get_field(self, **kwargs: Any) -> forms.Field:
        """The form's field, which says what a level does."""
        field = super().get_field(**kwargs)
        field.help_text = _(
            "Whatever is not safe is folded on the review's page until the reader says that they are that far, and "
            "stays out of feeds and search results."
        )
        return field

    class Meta:
        label = _("Who may read this")
        icon = "view"

    def get_searchable_content(self, value: str) -> list[str]:
        """Nothing: the names of the levels are no words of the review."""
        return []


class LevelledValue(StructValue):
    """The value of a block with a level."""

    @property
    def level(self) -> Level:
        """Who may read the block; whatever is unknown counts as full."""
        try:
            level = Level(self.get("spoiler"))
        except ValueError:
            return Level.FULL
        if level is Level.EPISODE and not self.get("spoiler_episode"):
            return Level.FULL
        return level

    @property
    def episode(self) -> int | None:
        """The episode or chapter up to which the block tells, where its level is `episode`."""
        return self.get("spoiler_episode") if self.level is Level.EPISODE else None


def check_episode(errors: dict[str, ValidationError], value: StructValue) -> None:
    """Note an error where the level `episode` lacks its number."""
    if value.get("spoiler") == Level.EPISODE and not value.get("spoiler_episode"):
        errors["spoiler_episode"] = ValidationError(
            gettext("Say up to which episode or chapter this tells, or choose another level above.")
        )


def _with_level(value: Any) -> Any:
    return {"spoiler": Level.FULL.value, **value} if isinstance(value, Mapping) else value


class LevelledBlock(StructBlock):
    """A block with a level. Subclasses add their children before the two fields and say what their HTML is."""

    def __init__(self, local_blocks=None, search_index=True, *, level: Level = Level.FULL, **kwargs: Any) -> None:
        super().__init__(
            [
                *(local_blocks or []),
                ("spoiler", LevelBlock(default=level.value, required=True)),
                (
                    "spoiler_episode",
                    IntegerBlock(
                        required=False,
                        min_value=1,
                        label=_("Up to episode or chapter"),
                        help_text=_("Only with the level for an episode."),
                    ),
                ),
            ],
            search_index=search_index,
            **kwargs,
        )

    class Meta:
        value_class = LevelledValue
        preview_template = "blog/block_preview.html"
        # What a collapsed block says in the editor: its level first. Children that a block lacks leave nothing.
        label_format = (
            "{spoiler} {spoiler_episode} · {number} {heading} {person} {character} {work} {caption} {text} {markdown}"
        )

    def clean(self, value: StructValue) -> StructValue:
        """The cleaned value.

        Raises:
            StructBlockValidationError: a child is invalid; or, not on a draft, the level `episode` has no number, or
                a line that everybody sees has marks of hidden words, which only texts understand.
        """
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if not self.is_deferred_validation:
            check_episode(errors, cleaned)
            if cleaned.level is Level.SAFE:
                self._check_lines(errors, cleaned)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def _check_lines(self, errors: dict[str, ValidationError], value: StructValue) -> None:
        for name, block in self.child_blocks.items():
            if isinstance(block, CharBlock) and has_typed_marks(value.get(name) or ""):
                errors[name] = ValidationError(
                    gettext(
                        "Words cannot be hidden in this line: readers would see it as it is, marks included. Hide "
                        "them in the text, or choose another level for the whole block."
                    )
                )

    def to_python(self, value: Any) -> Any:
        """The stored value; where it says no level, the block is hidden, whatever new ones start with."""
        return super().to_python(_with_level(value))

    def bulk_to_python(self, values: Iterable[Any]) -> Any:
        """The same for many values."""
        return super().bulk_to_python([_with_level(value) for value in values])

    def html(self, value: StructValue) -> str:
        """The words of the block as HTML, inline spoilers marked; empty when there are none."""
        raise NotImplementedError

    def part_details(self, value: StructValue) -> dict[str, Any]:
        """Further fields of the block's `Part`: whom and what it is about."""
        return {}

    def parts(self, value: LevelledValue, *, block_id: str) -> Iterator[Part]:
        """What the block hands to the boundary: one part, none when the block is empty."""
        html = self.html(value)
        if html:
            yield Part(
                block_id=block_id,
                block_type=self.name,
                level=value.level,
                episode=value.episode,
                html=html,
                **self.part_details(value),
            )


def heading_html(heading: str) -> SafeString | str:
    """A heading as HTML, empty for none."""
    return format_html("<h2>{}</h2>", heading) if heading else ""
