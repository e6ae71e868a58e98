"""Setting who may read sections of a selection of reviews."""

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from blog.blocks.body import BodyBlock
from blog.blocks.levelled import LEVEL_CHOICES, LevelledBlock
from blog.editor.bulk.actions import EditingAction
from blog.editor.changing.cells import MISSING, Cell, blocks
from blog.editor.changing.drafts import draft_with
from blog.editor.changing.rows import Values, label_of, read_document
from blog.editor.changing.writes import Patch, Step, perform
from blog.models import Change, PostPage, ReviewPage
from blog.spoilers.levels import Level

_LEVELLED = {name: block.label for name, block in BodyBlock().child_blocks.items() if isinstance(block, LevelledBlock)}


class LevelForm(forms.Form):
    """Who may read which sections."""

    sections = forms.MultipleChoiceField(
        label=_("Which sections"),
        choices=list(_LEVELLED.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A verdict has a part for newcomers and one for whoever has finished; it is not changed."),
    )
    level = forms.ChoiceField(
        label=_("Who may read them"),
        choices=LEVEL_CHOICES,
        widget=forms.RadioSelect,
        help_text=_("What is safe is open to everybody at once, on the page, in feeds and in search results."),
    )
    episode = forms.IntegerField(label=_("Up to episode or chapter"), required=False, min_value=1)

    def clean(self) -> dict[str, Any]:
        """Refuse the level of an episode without its number."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("level") == Level.EPISODE and not cleaned.get("episode"):
            self.add_error("episode", gettext("Say up to which episode or chapter."))
        return cleaned


class LevelAction(EditingAction):
    """Sets who may read the sections of some kinds."""

    display_name = _("Set who may read")
    action_type = "level"
    aria_label = _("Set who may read sections of selected reviews")
    action_priority = 60
    form_class = LevelForm

    def edit(self, page: ReviewPage, user: Any) -> list[Step]:
        """Set the level in the post as it is, and in its draft."""
        steps: list[Step] = []
        live = self._cells(read_document(PostPage, page.pk) or {})
        if live:
            steps += perform([Patch(label_of(PostPage), page.pk, page.pk, tuple(live))])
        return steps + draft_with(page, self._cells, user)

    def _cells(self, found: Values) -> list[Cell]:
        cleaned = self.cleaned_form.cleaned_data
        episode = cleaned["episode"] if cleaned["level"] == Level.EPISODE else None
        cells = []
        for known, block in blocks(found):
            if block["type"] not in cleaned["sections"]:
                continue
            for name, value in (("spoiler", cleaned["level"]), ("spoiler_episode", episode)):
                before = block["value"].get(name, MISSING)
                if before != value and not (value is None and before == MISSING):
                    cells.append(Cell(("body", known, name), before, value))
        return cells

    def kind_and_summary(self, count: int) -> tuple[Change.Kind, str]:
        """Which level, of which sections."""
        cleaned = self.cleaned_form.cleaned_data
        level = str(dict(LEVEL_CHOICES)[cleaned["level"]])
        if cleaned["level"] == Level.EPISODE:
            level = f"{level} {cleaned['episode']}"
        summary = ngettext(
            "%(count)d review: %(sections)s, %(level)s.", "%(count)d reviews: %(sections)s, %(level)s.", count
        )
        sections = ", ".join(str(_LEVELLED[name]) for name in cleaned["sections"])
        return Change.Kind.LEVEL, summary % {"count": count, "sections": sections, "level": level}
