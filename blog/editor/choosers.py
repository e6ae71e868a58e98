"""Choosing a work or a tag while writing: found by any of their names, and made on the spot."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from blog.editor.names import named_like, namesake
from blog.editor.pictures import PictureColumn, with_pictures
from blog.models import Tag, Work


class NameFilterForm(BaseFilterForm):
    """The search field of a chooser."""

    q = forms.CharField(
        label=_("Search term"), widget=forms.TextInput(attrs={"placeholder": _("Any of its names")}), required=False
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        """What has the typed words in one of its names."""
        query = self.cleaned_data.get("q")
        if query:
            objects = named_like(objects, query)
            self.is_searching = True
            self.search_query = query
        return super().filter(objects)


class NamedList:
    """What both views of a chooser share: how it is searched, and the picture and other names beside a name."""

    filter_form_class = NameFilterForm
    names = ""
    picture = ""

    def get_object_list(self) -> QuerySet:
        objects = super().get_object_list()  # type: ignore[misc]
        if self.names:
            objects = objects.prefetch_related(self.names)
        return with_pictures(objects, self.picture) if self.picture else objects

    @property
    def columns(self) -> list[BaseColumn]:
        columns = super().columns  # type: ignore[misc]
        if self.names:
            columns = [*columns, other_names_column(self.names)]
        return [PictureColumn(self.picture), *columns] if self.picture else columns


def other_names_column(names: str) -> Column:
    """A column with the names in other scripts; `names` is the relation that holds them."""
    return Column(
        names, label=_("Other names"), accessor=lambda thing: ", ".join(map(str, getattr(thing, names).all()))
    )


class NamedChooseView(NamedList, ChooseView):
    """The chooser when it opens."""


class NamedChooseResultsView(NamedList, ChooseResultsView):
    """The chooser's list after a search."""


class WorkChooseView(NamedChooseView):
    """Works with their titles."""

    names = "titles"
    picture = "poster"


class WorkChooseResultsView(NamedChooseResultsView):
    """Works with their titles, searched."""

    names = "titles"
    picture = "poster"


class NewThingForm(forms.ModelForm):
    """A form short enough for a chooser. It refuses a name that is there already: nothing is made twice by haste."""

    # The page around the chooser has fields of the same names.
    prefix = "new"

    def refuse_namesake(self, name: str) -> str:
        """The name, of nothing that is there.

        Raises:
            ValidationError: something has it, perhaps written a little differently.
        """
        same = namesake(self._meta.model, name)
        if same is not None:
            raise ValidationError(
                gettext(
                    "%(name)s is there already: choose it under “Search”. If another one is meant, add it in the "
                    "menu “Reviews”."
                )
                % {"name": same}
            )
        return name


class NewWorkForm(NewThingForm):
    """A work by its main title; the rest can be added later."""

    class Meta:
        model = Work
        fields = ["title", "kind", "country", "year"]

    def clean_title(self) -> Any:
        """The title, of no work that is there."""
        return self.refuse_namesake(self.cleaned_data["title"])


class NewTagForm(NewThingForm):
    """A tag."""

    class Meta:
        model = Tag
        fields = ["name"]

    def clean_name(self) -> Any:
        """The name, of no tag that is there."""
        return self.refuse_namesake(self.cleaned_data["name"])


class WorkChooserViewSet(SnippetChooserViewSet):
    """Choose a work."""

    choose_view_class = WorkChooseView
    choose_results_view_class = WorkChooseResultsView
    creation_form_class = NewWorkForm
    creation_tab_label = _("New work")
    create_action_label = _("Add this work")


class TagChooseView(NamedChooseView):
    """Tags with their synonyms."""

    names = "names"


class TagChooseResultsView(NamedChooseResultsView):
    """Tags with their synonyms, searched."""

    names = "names"


class TagChooserViewSet(SnippetChooserViewSet):
    """Choose a tag."""

    choose_view_class = TagChooseView
    choose_results_view_class = TagChooseResultsView
    creation_form_class = NewTagForm
    creation_tab_label = _("New tag")
    create_action_label = _("Add this tag")
