"""Choosing a person while writing: those who have a part in the reviewed work first, and new ones made on the spot."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenView,
    SnippetCreateView,
)

from blog.editor.choosers import NamedList, NewThingForm
from blog.editor.glance.cast import Cast, cast_of
from blog.editor.works import work_by_key
from blog.models import Person, PersonName, Role, Work
from blog.text.scripts import native_language


class _OfWork:
    """What the views share: the work that the form around the chooser names, and its cast."""

    request: Any

    @cached_property
    def work(self) -> Work | None:
        """The reviewed work, None where there is none."""
        return work_by_key(self.request.GET.get("work", ""))

    @cached_property
    def cast(self) -> Cast:
        """Who has a part in it."""
        return cast_of(self.work.pk if self.work else None)


class NewPersonForm(NewThingForm):
    """A person by their names; in a review of a work, with their part in it."""

    native_name = forms.CharField(label=_("Name in its own script"), max_length=200, required=False)
    in_cast = forms.BooleanField(required=False, initial=True)
    character = forms.CharField(label=_("As character"), max_length=200, required=False)

    class Meta:
        model = Person
        fields = ["name"]

    def __init__(self, *args: Any, work: Work | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.work = work
        if work is None:
            del self.fields["in_cast"], self.fields["character"]
        else:
            self.fields["in_cast"].label = gettext("Add to the cast of %(work)s") % {"work": work.title}

    def clean_name(self) -> Any:
        """The name, of nobody who is there."""
        return self.refuse_namesake(self.cleaned_data["name"])

    def clean_native_name(self) -> Any:
        """The native name, of nobody who is there."""
        name = self.cleaned_data["native_name"]
        return self.refuse_namesake(name) if name else name

    def clean(self) -> dict[str, Any]:
        """Everything; a character is one of the cast.

        Raises:
            ValidationError: there is a character for somebody who is not added to the cast.
        """
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("character") and not cleaned.get("in_cast"):
            raise ValidationError({"in_cast": gettext("Characters are kept with the cast.")})
        return cleaned

    def save(self, commit: bool = True) -> Person:
        """The new person, with their native name and their part in the work."""
        with transaction.atomic():
            person = super().save(commit)
            native = self.cleaned_data["native_name"]
            if native:
                PersonName.objects.create(
                    person=person, name=native, language=native_language(native) or "", sort_order=0
                )
            if self.work is not None and self.cleaned_data["in_cast"]:
                Role.objects.create(
                    work=self.work,
                    person=person,
                    character=self.cleaned_data["character"],
                    sort_order=self.work.roles.count(),
                )
        return person


class _PersonCreation(_OfWork):
    """What the views with a form for a new person share."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """With the work, for whoever may change it."""
        may_cast = policy_registry.get_by_type(Work).user_has_permission(self.request.user, "change")
        return {**super().get_creation_form_kwargs(), "work": self.work if may_cast else None}  # type: ignore[misc]


class _PersonList(_PersonCreation, NamedList):
    """The list: the work's people in their order, then everybody else."""

    names = "names"
    picture = "portrait"

    def apply_object_list_ordering(self, people: QuerySet) -> QuerySet:
        """Those who have a part in the work first."""
        if self.work is None:
            return super().apply_object_list_ordering(people)  # type: ignore[misc]
        of_work = Q(roles__work=self.work)
        # Roles that no form has ordered have no place.
        part = Min(Coalesce("roles__sort_order", 0), filter=of_work)
        ordered = people.annotate(part=part, role=Min("roles__pk", filter=of_work))
        return ordered.order_by(F("part").asc(nulls_last=True), F("role").asc(nulls_last=True), "name", "pk")

    @property
    def columns(self) -> list[BaseColumn]:
        """With who they are in the work."""
        columns = super().columns
        if self.work is None:
            return columns
        return [*columns, Column("part", label=_("In this work"), accessor=self._part)]

    def _part(self, person: Person) -> str:
        member = self.cast.by_person.get(person.pk)
        if member is None:
            return ""
        return gettext("as %(character)s") % {"character": member.character} if member.character else gettext("yes")


class PersonChooseView(_PersonList, ChooseView):
    """The chooser when it opens."""


class PersonChooseResultsView(_PersonList, ChooseResultsView):
    """The chooser's list after a search."""


class _Chosen(_OfWork):
    """What is handed back to the form: the person, and who they are in the work."""

    def get_chosen_response_data(self, person: Person) -> dict[str, Any]:
        """With the character, which the form's script fills in."""
        data = super().get_chosen_response_data(person)  # type: ignore[misc]
        member = self.cast.by_person.get(person.pk)
        return {**data, "character": member.character if member else ""}


class PersonChosenView(_Chosen, SnippetChosenView):
    """Somebody was chosen."""


class PersonCreateView(_PersonCreation, _Chosen, SnippetCreateView):
    """Somebody was made on the spot."""


class PersonChooserViewSet(SnippetChooserViewSet):
    """Choose a person."""

    preserve_url_parameters = ["multiple", "work"]
    choose_view_class = PersonChooseView
    choose_results_view_class = PersonChooseResultsView
    chosen_view_class = PersonChosenView
    create_view_class = PersonCreateView
    creation_form_class = NewPersonForm
    creation_tab_label = _("New person")
    create_action_label = _("Add this person")
