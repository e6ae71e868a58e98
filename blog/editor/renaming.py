"""Renaming a work, person or tag: the address stays unless it is asked for, and the old one leads on."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from blog.editor.names import namesake
from blog.editor.things import Thing, ThingView, list_url, main_name
from blog.models import Person, PersonName, Tag, TagName, Work, WorkTitle
from blog.models.slugs import unique_slug
from blog.models.tags import tag_name
from blog.text.names import name_key
from blog.text.scripts import has_native, native_language

RENAME = "blog_rename"


class RenameForm(forms.Form):
    """The new name, and what becomes of the old one and of the address."""

    name = forms.CharField(label=_("New name"))
    keep_name = forms.BooleanField(
        label=_("Keep the old name as another name"),
        help_text=_("Readers and editors go on finding it by that."),
        required=False,
        initial=True,
    )
    new_address = forms.BooleanField(
        label=_("Give it a new address"),
        help_text=_("Made from the new name. The old address leads there. Without this, the address stays as it is."),
        required=False,
    )

    def __init__(self, *args: Any, thing: Thing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing = thing
        column: Any = type(thing)._meta.get_field("title" if isinstance(thing, Work) else "name")
        self.fields["name"].max_length = column.max_length  # type: ignore[attr-defined]
        self.fields["name"].validators += column.validators
        self.fields["name"].initial = main_name(thing)

    def clean_name(self) -> str:
        """The name; of a tag, one that no other tag has."""
        name: str = self.cleaned_data["name"]
        if isinstance(self.thing, Tag):
            name = tag_name(name)
            other = namesake(Tag, name)
            if other is not None and other != self.thing:
                raise ValidationError(gettext("“%(name)s” is there already: merge the two.") % {"name": other})
        return name

    def rename(self) -> None:
        """Do it."""
        old, name = main_name(self.thing), self.cleaned_data["name"]
        with transaction.atomic():
            setattr(self.thing, "title" if isinstance(self.thing, Work) else "name", name)
            if self.cleaned_data["new_address"]:
                kind = str(self.thing._meta.model_name)
                self.thing.slug = unique_slug(self.thing, name, fallback=kind)
            self.thing.save()
            if self.cleaned_data["keep_name"] and name_key(old) != name_key(name):
                _keep(self.thing, old)


def _keep(thing: Thing, name: str) -> None:
    """Add a name as another one, unless it is there."""
    if isinstance(thing, Tag):
        if not thing.names.filter(name=name).exists():
            TagName.objects.create(tag=thing, name=name, language=native_language(name) or "")
    elif isinstance(thing, Person):
        if not thing.names.filter(name=name).exists():
            PersonName.objects.create(person=thing, name=name, **_kind(PersonName, name))
    elif not thing.titles.filter(title=name).exists():
        WorkTitle.objects.create(work=thing, title=name, **_kind(WorkTitle, name))


def _kind(model: Any, name: str) -> dict[str, str]:
    kind = model.Kind.NATIVE if has_native(name) else model.Kind.OTHER
    return {"kind": kind, "language": native_language(name) or ""}


class RenameView(ThingView):
    """The admin's dialogue of renaming."""

    page_title = _("Rename")
    template_name = "blog/admin/rename.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the form."""
        form = kwargs.pop("form", None) or RenameForm(thing=self.thing)
        return super().get_context_data(form=form, thing=self.thing, list_url=list_url(self.model), **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Rename."""
        form = RenameForm(request.POST, thing=self.thing)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        old = main_name(self.thing)
        form.rename()
        messages.success(request, gettext("“%(old)s” is “%(name)s” now.") % {"old": old, "name": main_name(self.thing)})
        return redirect(list_url(self.model))
