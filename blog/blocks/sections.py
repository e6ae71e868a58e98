"""The sections of a review: each knows its children, what it says in the editor, and what it hands to the boundary."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, StructBlock, StructBlockValidationError, StructValue

from blog.blocks.choosers import PersonChooserBlock, TagChooserBlock, WorkChooserBlock
from blog.blocks.levelled import LevelledBlock, heading_html
from blog.blocks.text import ProseBlock, prose_html
from blog.spoilers.levels import Level
from blog.spoilers.parts import Part

SECTIONS = _("Sections of a review")


class HeadingBlock(CharBlock):
    """An optional heading; it is hidden with its block."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "label": _("Heading"), "max_length": 200, **kwargs})

    class Meta:
        icon = "title"


class DisclaimerBlock(StructBlock):
    """What a reader is told before anything else. It has no level: always on the page, never anywhere else."""

    text = ProseBlock()

    class Meta:
        icon = "blog-disclaimer"
        group = SECTIONS
        label = _("Disclaimer")
        description = _("Tells readers what is coming. Always shown on the page, never in feeds or search results.")
        label_format = _("Always shown on the page · {text}")
        template = "blog/blocks/disclaimer.html"
        preview_template = "blog/block_preview.html"
        preview_value = {"text": "<p>This review tells the whole story, the last episode included.</p>"}

    def parts(self, value: StructValue, *, block_id: str) -> Iterator[Part]:
        """One part without a level."""
        html = prose_html(value.get("text"))
        if html:
            yield Part(block_id=block_id, block_type=self.name, level=None, html=html)


class SectionBlock(LevelledBlock):
    """A section with an optional heading and a text."""

    heading = HeadingBlock()

    def html(self, value: StructValue) -> str:
        """Heading and text."""
        return heading_html(value.get("heading") or "") + prose_html(value.get("text"))


class IntroductionBlock(SectionBlock):
    """How the reviewer came to the work, and whom it is for."""

    text = ProseBlock()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, level=Level.SAFE, **kwargs)

    class Meta:
        icon = "blog-introduction"
        group = SECTIONS
        label = _("Introduction")
        description = _("How you came to it and whom it is for. Starts as safe: keep the ending out of it.")
        template = "blog/blocks/introduction.html"
        preview_value = {
            "heading": "",
            "text": "<p>My sister sent me the first episode with no message, which is how she recommends things.</p>",
            "spoiler": "safe",
        }


class SummaryBlock(SectionBlock):
    """What happens."""

    text = ProseBlock()

    class Meta:
        icon = "blog-summary"
        group = SECTIONS
        label = _("Summary")
        description = _("What happens in it, from the first scene to as far as you like to tell.")
        template = "blog/blocks/summary.html"
        preview_value = {
            "heading": "",
            "text": "<p>A lighthouse keeper's daughter inherits a debt, a boat, and a brother she has never met.</p>",
            "spoiler": "full",
        }


class ThemeBlock(SectionBlock):
    """What the work is about beneath what happens."""

    tag = TagChooserBlock(help_text=_("The theme's own page gathers what every review says under this tag."))
    text = ProseBlock()

    class Meta:
        icon = "blog-theme"
        group = SECTIONS
        label = _("Theme")
        description = _("What it is about beneath what happens: grief, money, a town that will not change.")
        template = "blog/blocks/theme.html"
        preview_value = {
            "heading": "Debts that are not money",
            "text": "<p>Everybody in this town owes somebody a meal.</p>",
            "spoiler": "full",
        }

    def part_details(self, value: StructValue) -> dict[str, Any]:
        """The tag under which the theme is gathered."""
        return {"tag_id": getattr(value.get("tag"), "pk", None)}


class CharacterBlock(SectionBlock):
    """One character."""

    character = CharBlock(required=False, label=_("Character"), max_length=200)
    person = PersonChooserBlock(label=_("Played by"))
    text = ProseBlock()

    class Meta:
        icon = "blog-character"
        group = SECTIONS
        label = _("Character")
        description = _("One character: who they are, what they want, what becomes of them.")
        template = "blog/blocks/character.html"
        preview_value = {
            "heading": "",
            "character": "Aunt Dessie",
            "text": "<p>She keeps the ledger, and she keeps it in pencil.</p>",
            "spoiler": "full",
        }

    def part_details(self, value: StructValue) -> dict[str, Any]:
        """The character and who plays them."""
        return {"person_id": getattr(value.get("person"), "pk", None), "character": value.get("character") or ""}


class EpisodeBlock(SectionBlock):
    """One episode, case or arc."""

    number = IntegerBlock(required=False, min_value=1, label=_("Number"))
    text = ProseBlock()

    class Meta:
        icon = "blog-episode"
        group = SECTIONS
        label = _("Episode")
        description = _("One episode, case or arc, with its number if it has one.")
        template = "blog/blocks/episode.html"
        preview_value = {
            "number": 5,
            "heading": "The harbour auction",
            "text": "<p>Twelve minutes without a word of dialogue, and I did not breathe for ten of them.</p>",
            "spoiler": "episode",
            "spoiler_episode": 5,
        }


class CastCommentBlock(SectionBlock):
    """What the reviewer has to say of one actor."""

    person = PersonChooserBlock()
    character = CharBlock(required=False, label=_("As character"), max_length=200)
    text = ProseBlock()

    class Meta:
        icon = "blog-cast-comment"
        group = SECTIONS
        label = _("Cast comment")
        description = _("What you think of one member of the cast. Also shown, under cover, on that person's page.")
        template = "blog/blocks/cast_comment.html"
        preview_value = {
            "heading": "",
            "character": "Aunt Dessie",
            "text": "<p>She can make a pencil sound like a verdict.</p>",
            "spoiler": "full",
        }

    def get_preview_value(self) -> StructValue:
        """A comment on somebody invented, for the editor's preview."""
        person = apps.get_model("blog.Person")(name="Mo Hae-rin", slug="mo-hae-rin")
        return self.normalize({**self.meta.preview_value, "person": person})

    def part_details(self, value: StructValue) -> dict[str, Any]:
        """Who is spoken of, and as which character."""
        return {"person_id": getattr(value.get("person"), "pk", None), "character": value.get("character") or ""}


class NextUpBlock(SectionBlock):
    """What the reviewer watches or reads next."""

    work = WorkChooserBlock()
    text = ProseBlock()

    class Meta:
        icon = "blog-next-up"
        group = SECTIONS
        label = _("Next up")
        description = _("What is next on your watch list.")
        template = "blog/blocks/next_up.html"
        preview_value = {"heading": "", "text": "<p>Next: something with fewer boats.</p>", "spoiler": "full"}

    def part_details(self, value: StructValue) -> dict[str, Any]:
        """The work that comes next."""
        return {"work_id": getattr(value.get("work"), "pk", None)}


class VerdictValue(StructValue):
    """The value of a verdict: its safe part is safe, everything else full."""

    level = Level.FULL
    episode = None


class VerdictBlock(StructBlock):
    """The judgement, in two parts: one for whoever has not seen it yet, one for whoever has."""

    heading = HeadingBlock(help_text=_("Hidden with the full part."))
    safe = ProseBlock(
        label=_("For whoever has not seen it"),
        help_text=_("Should they? Everybody reads this, also in feeds and search results: give nothing away."),
    )
    full = ProseBlock(label=_("For whoever has finished"), help_text=_("The ending, and what it does to the rest."))

    class Meta:
        icon = "blog-verdict"
        group = SECTIONS
        label = _("Verdict")
        description = _(
            "Your judgement: a safe part for newcomers, and the rest for whoever has finished. Once a post."
        )
        label_format = _("Safe: {safe} · Full: {full}")
        template = "blog/blocks/verdict.html"
        value_class = VerdictValue
        preview_template = "blog/block_preview.html"
        preview_value = {
            "heading": "",
            "safe": "<p>Watch it when it rains. It has patience to lend you.</p>",
            "full": "<p>And then the boat comes back empty, and it is the right ending.</p>",
        }

    def clean(self, value: StructValue) -> StructValue:
        """The cleaned value.

        Raises:
            StructBlockValidationError: a heading without any text to stand over (not on a draft).
        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned.get("heading") and not prose_html(cleaned.get("full")):
            raise StructBlockValidationError(
                block_errors={
                    "heading": ValidationError(
                        _("The heading stands over the part for whoever has finished: write it, or leave this out.")
                    )
                }
            )
        return cleaned

    def parts(self, value: StructValue, *, block_id: str) -> Iterator[Part]:
        """The safe part and the full part, each where it has words."""
        safe = prose_html(value.get("safe"))
        full = prose_html(value.get("full"))
        if safe:
            yield Part(block_id=block_id, block_type=self.name, level=Level.SAFE, html=safe)
        if full:
            html = heading_html(value.get("heading") or "") + full
            yield Part(block_id=block_id, block_type=self.name, level=Level.FULL, html=html)
