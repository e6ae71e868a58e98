"""The admin's dialogue of a merge: into which one, what moves, do it."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.snippets.widgets import AdminSnippetChooser

from blog.editor.changing.undoing import UNDO
from blog.editor.merging.merges import merge
from blog.editor.merging.plan import MergePlan, plan_merge
from blog.editor.merging.preview import lines, warnings
from blog.editor.things import ThingView, edit_url, list_url

MERGE = "blog_merge"


class MergeView(ThingView):
    """Merges one work, person or tag into another: without `into`, asks for it; with it, shows what moves."""

    actions = ("change", "delete")
    page_title = _("Merge")
    template_name = "blog/admin/merge.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the form, and what moves once it is known into which one."""
        form = self._form()
        plan = self._plan(form) if form.is_bound and form.is_valid() else None
        return super().get_context_data(
            form=form,
            media=form.media,
            thing=self.thing,
            plan=plan,
            lines=lines(plan) if plan else [],
            warnings=warnings(plan, self.request.user) if plan else [],
            swapped=self._swapped(plan) if plan else "",
            list_url=list_url(self.model),
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Merge, where what would move is still what was shown."""
        form = self._form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data())
        with transaction.atomic():
            plan = self._plan(form)
            if plan.fingerprint != request.POST.get("fingerprint"):
                messages.warning(request, gettext("Something was edited meanwhile: this is what moves now."))
                return self.render_to_response(self.get_context_data())
            target = plan.target
            change = merge(plan, request.user)
        messages.success(
            request,
            gettext("Merged %(merge)s.") % {"merge": change.summary},
            buttons=[messages.button(reverse(UNDO, args=[change.pk]), gettext("Undo"))],
        )
        return redirect(edit_url(target))

    def _form(self) -> forms.Form:
        others = self.model._default_manager.exclude(pk=self.thing.pk)
        field = forms.ModelChoiceField(
            others,
            label=_("Into which one"),
            help_text=_("This one stays, with its name and its address."),
            widget=AdminSnippetChooser(self.model, show_edit_link=False),
        )
        form_class = type("IntoForm", (forms.Form,), {"into": field})
        data = self.request.POST if self.request.method == "POST" else self.request.GET
        # The widget asks the database for whatever it is given.
        form: forms.Form = form_class(data if data.get("into", "").isdecimal() else None)
        return form

    def _plan(self, form: forms.Form) -> MergePlan:
        return plan_merge(self.thing, form.cleaned_data["into"])

    def _swapped(self, plan: MergePlan) -> str:
        return reverse(MERGE, args=[plan.kind, plan.target.pk]) + f"?into={plan.source.pk}"
