"""Tagging a selection of reviews."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from blog.editor.bulk.actions import EditingAction
from blog.editor.changing.cells import TAGS, Cell
from blog.editor.changing.drafts import draft_with
from blog.editor.changing.rows import Values, label_of, read_rows
from blog.editor.changing.undoing import whole_row
from blog.editor.changing.writes import Step, Write, perform
from blog.models import Change, PostTag, ReviewPage, Tag, TagName
from blog.models.tags import tag_name


class TagForm(forms.Form):
    """Tags to add, and tags to take off."""

    add = forms.CharField(
        label=_("Add these tags"),
        help_text=_("Separate them by commas. New ones are made."),
        required=False,
    )
    remove: Any = forms.ModelMultipleChoiceField(
        Tag.objects.none(),
        label=_("Take off these tags"),
        to_field_name="slug",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_add(self) -> list[str]:
        """The names, each once; a name may have blanks."""
        return list(dict.fromkeys(filter(None, map(tag_name, self.cleaned_data["add"].split(",")))))

    def clean(self) -> dict[str, Any]:
        """Refuse a form without any tag."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("add") and not cleaned.get("remove"):
            raise ValidationError(gettext("Say which tags to add or to take off."))
        return cleaned


class TagAction(EditingAction):
    """Adds tags and takes others off."""

    display_name = _("Tag")
    action_type = "tag"
    aria_label = _("Tag selected reviews")
    action_priority = 50
    form_class = TagForm

    def get_form(self, form_class: type[forms.Form] | None = None) -> forms.Form:
        """The form, which offers to take off what the selection has."""
        form: Any = super().get_form(form_class)
        form.fields["remove"].queryset = self._kept()
        if not form.fields["remove"].queryset:
            del form.fields["remove"]
        return form

    def _kept(self) -> QuerySet[Tag]:
        """The tags of the selected reviews, in what is live or in a draft."""
        ids = self.request.GET.getlist("id")
        reviews = ReviewPage.objects.all()
        if "all" not in ids:
            reviews = reviews.filter(pk__in=[pk for pk in ids if pk.isdecimal()])
        drafts = Revision.objects.filter(pk__in=reviews.values("latest_revision")).values_list("content", flat=True)
        drafted = {row["tag"] for content in drafts for row in content.get(TAGS) or []}
        live = PostTag.objects.filter(content_object__in=reviews.values("pk")).values("tag")
        return Tag.objects.filter(Q(pk__in=live) | Q(pk__in=drafted))

    def edit(self, page: ReviewPage, user: Any) -> list[Step]:
        """Tag the post as it is, and its draft."""
        added, removed = self._tags()
        rows = read_rows(PostTag, PostTag.objects.filter(content_object=page.pk))
        steps: list[Step] = []
        for pk, values in rows.items():
            if values["tag_id"] in removed:
                steps += perform([whole_row(PostTag.objects.get(pk=pk))])
        for tag in sorted(added - {values["tag_id"] for values in rows.values()}):
            values = {"content_object_id": page.pk, "tag_id": tag}
            steps += perform([Write(label_of(PostTag), None, None, values, ("content_object_id", "tag_id"))])
        kept = dict(PostTag.objects.filter(content_object=page.pk).values_list("tag", "pk"))

        def cells_in(found: Values) -> list[Cell]:
            before = found.get(TAGS) or []
            after = [row for row in before if row["tag"] not in removed]
            new = sorted(added - {row["tag"] for row in after})
            after += [{"pk": kept.get(tag), "content_object": page.pk, "tag": tag} for tag in new]
            return [Cell((TAGS,), before, after)] if after != before else []

        return steps + draft_with(page, cells_in, user)

    def _tags(self) -> tuple[set[int], set[int]]:
        if not hasattr(self, "_chosen"):
            cleaned = self.cleaned_form.cleaned_data
            self._chosen = (
                {_tag_named(name).pk for name in cleaned["add"]},
                {tag.pk for tag in cleaned.get("remove") or ()},
            )
        return self._chosen

    def kind_and_summary(self, count: int) -> tuple[Change.Kind, str]:
        """Which tags."""
        cleaned = self.cleaned_form.cleaned_data
        tags = ", ".join([f"+ {name}" for name in cleaned["add"]] + [f"− {tag}" for tag in cleaned.get("remove") or ()])
        summary = ngettext("%(count)d review tagged: %(tags)s.", "%(count)d reviews tagged: %(tags)s.", count)
        return Change.Kind.TAG, summary % {"count": count, "tags": tags}


def _tag_named(name: str) -> Tag:
    """The tag of a name or synonym; made where there is none."""
    name = tag_name(name)
    synonym = TagName.objects.filter(name__iexact=name).select_related("tag").first()
    found: Tag | None = synonym.tag if synonym else Tag.objects.filter(name__iexact=name).first()
    return found or Tag.objects.create(name=name)
