"""The pages of an import: a text comes in, is looked at post by post, becomes drafts, and can be taken back."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.editor.importing.access import indexes_for, runs_for
from blog.editor.importing.forms import NewImportForm
from blog.editor.importing.sections import (
    corrections_from,
    doubt_count,
    shown_facts,
    shown_fields,
    shown_people,
    shown_sections,
)
from blog.models import ImportRun
from blog.parsing.parsed import ParsedPost
from blog.transfer.finding import post_title
from blog.transfer.reading import UnreadableFile
from blog.transfer.runs import OpenRun, RunError, begin, open_run
from blog.transfer.undoing import undo
from blog.transfer.writer import UNTITLED, Status

NAMESPACE = "blog_imports"
_SHOWN_RUNS = 50
# Under which headings the page says what became of posts.
_STATUS_LABELS = {
    Status.CREATED: _("draft made"),
    Status.UNCHANGED: _("was there already"),
    Status.DIFFERING: _("was there already, and differs"),
}


def url(view: str, *args: Any) -> str:
    """The address of one of these pages."""
    return reverse(f"{NAMESPACE}:{view}", args=args)


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    """What all pages of imports share: who may see them, and the way back."""

    header_icon = "download"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer whoever may add posts somewhere.

        Raises:
            PermissionDenied: the user may not.
        """
        if not indexes_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, imports, and where in an import this is."""
        return [*super().get_breadcrumbs_items(), {"url": url("index"), "label": _("Imports")}, *self.crumbs()]

    def crumbs(self) -> list[dict[str, Any]]:
        """The way from the list of imports to this page."""
        return []


class RunsView(ImportView):
    """A new import, and those there were."""

    page_title = _("Imports")
    template_name = "blog/admin/imports.html"

    @cached_property
    def form(self) -> NewImportForm:
        """The form of a new import."""
        sent = (self.request.POST, self.request.FILES) if self.request.method == "POST" else ()
        return NewImportForm(*sent, indexes=indexes_for(self.request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Begin an import, or say what is wrong with its text."""
        form = self.form
        if form.is_valid():
            data, name = form.source()
            try:
                run = begin(form.cleaned_data["index"], request.user, data, name=name, options=form.options())
            except UnreadableFile as error:
                form.add_error("file" if form.cleaned_data["file"] else "text", _sentence(str(error)))
            else:
                if run.encoding:
                    messages.info(request, gettext("Read as %(encoding)s.") % {"encoding": run.encoding})
                return redirect(url("post", run.pk, 0) if len(open_run(run)) == 1 else url("run", run.pk))
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and the latest imports."""
        runs = runs_for(self.request.user).defer("source")[:_SHOWN_RUNS]
        return super().get_context_data(form=self.form, runs=runs, **kwargs)


class RunView(ImportView):
    """One import: its posts before and after they are written."""

    template_name = "blog/admin/import_run.html"

    @cached_property
    def run(self) -> ImportRun:
        """The import, if the user may see it."""
        return get_object_or_404(runs_for(self.request.user), pk=self.kwargs["pk"])

    @cached_property
    def opened(self) -> OpenRun:
        """The import with its posts."""
        try:
            return open_run(self.run)
        except UnreadableFile as error:
            # Recognition has been changed since: what it once read as a post it does not any more.
            raise Http404(str(error)) from None

    def get_page_title(self) -> str:
        """What the source is called."""
        return self.run.name

    def crumbs(self) -> list[dict[str, Any]]:
        """The import itself."""
        return [{"url": url("run", self.run.pk), "label": self.run.name}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The posts as they are to be written, or what became of them."""
        run = self.run
        return super().get_context_data(
            run=run,
            posts=[] if run.written_at else [self._summary(number) for number in range(len(self.opened))],
            outcomes=[
                {**outcome, "label": _STATUS_LABELS.get(outcome["status"], outcome["status"])}
                for outcome in run.outcomes
            ],
            kept=[dict(zip(("kind", "name", "reason", "page"), each, strict=True)) for each in run.kept],
            can_undo=any(run.made.values()),
            **kwargs,
        )

    def written(self) -> HttpResponse:
        """Write the wanted posts, all or nothing, and show what became of them."""
        try:
            outcomes = self.opened.write(self.request.user)
        except RunError as error:
            messages.error(self.request, str(error))
        else:
            made = sum(outcome.status is Status.CREATED for outcome in outcomes)
            text = ngettext("%(made)d draft was made.", "%(made)d drafts were made.", made)
            messages.success(self.request, text % {"made": made})
        return redirect(url("run", self.run.pk))

    def _summary(self, number: int) -> dict[str, Any]:
        post = self.opened.post(number)
        return {
            "number": number,
            "title": post_title(post) or UNTITLED,
            "is_review": post.is_review,
            "date": post.date or "",
            "sections": len(post.blocks),
            "doubts": doubt_count(post),
            "is_wanted": number not in self.run.left_out,
        }


class WriteView(RunView):
    """Write the chosen posts."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note which posts are wanted, and write them."""
        try:
            if "chosen" in request.POST:
                wanted = {int(number) for number in request.POST.getlist("post") if number.isdecimal()}
                self.opened.leave_out(set(range(len(self.opened))) - wanted)
        except RunError as error:
            messages.error(request, str(error))
            return redirect(url("run", pk))
        return self.written()


class UndoView(RunView):
    """Take a whole import back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Delete what the import made and nobody has touched, and say what stays."""
        kept = undo(self.run, request.user)
        if kept:
            count = len(kept)
            text = ngettext(
                "The import was taken back; %(count)d thing stays, see below.",
                "The import was taken back; %(count)d things stay, see below.",
                count,
            )
            messages.warning(request, text % {"count": count})
        else:
            messages.success(request, gettext("The import was taken back: nothing of it is left."))
        return redirect(url("run", pk))


class DeleteView(RunView):
    """Forget an import: its source and corrections, nothing that it wrote."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Delete the record."""
        self.run.delete()
        messages.success(request, gettext("The import was forgotten. What it had written stays."))
        return redirect(url("index"))


class PostView(RunView):
    """One post beside its source."""

    template_name = "blog/admin/import_post.html"

    @property
    def number(self) -> int:
        """The number of the post in the source, from 0 on."""
        return self.kwargs["number"]

    @cached_property
    def parsed(self) -> ParsedPost:
        """The post with its corrections."""
        if self.number >= len(self.opened):
            raise Http404
        return self.opened.post(self.number)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The post beside its source, as long as it is not written."""
        if self.run.written_at:
            return redirect(url("run", self.run.pk))
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Take corrections, and show what the post is now: the whole page, or the part that a script puts into it."""
        error = ""
        try:
            if request.POST.get("do") == "back":
                self.opened.correct(number, lambda there: there[:-1])
            elif new := corrections_from(request.POST, self.parsed):
                self.opened.correct(number, lambda there: [*there, *new])
        except (RunError, ValidationError) as refused:
            error = " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused)
        if request.headers.get("X-Requested-With") == "fetch":
            del self.parsed
            return TemplateResponse(request, "blog/admin/import_sections.html", self.get_context_data(error=error))
        if error:
            messages.error(request, error)
            return redirect(url("post", pk, number))
        return self._go(str(request.POST.get("do", "")))

    def _go(self, pressed: str) -> HttpResponse:
        """Where the pressed button leads: on to another post, to all of them, to the draft, or to its section."""
        verb, _separator, place = pressed.partition(":")
        if verb == "go" and place == "write":
            return self.written()
        if verb == "go" and not place.isdecimal():
            return redirect(url("run", self.run.pk))
        if verb == "go":
            return redirect(url("post", self.run.pk, int(place)))
        start = place.partition(":")[0]
        anchor = f"#section-{start}" if start.isdecimal() else ""
        return redirect(url("post", self.run.pk, self.number) + anchor)

    def crumbs(self) -> list[dict[str, Any]]:
        """The import and the post."""
        title = post_title(self.parsed) or UNTITLED
        return [*super().crumbs(), {"url": url("post", self.run.pk, self.number), "label": title}]

    def get_page_title(self) -> str:
        """The post's title."""
        return post_title(self.parsed) or UNTITLED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sections beside their source, and fields, facts and people."""
        post, number, last = self.parsed, self.number, len(self.opened) - 1
        shown = {
            "run": self.run,
            "post": post,
            "action": url("post", self.run.pk, number),
            "sections": shown_sections(post),
            "fields": shown_fields(post),
            "facts": shown_facts(post),
            "people": shown_people(post),
            "doubts": doubt_count(post),
            "corrections": len(self.opened.corrections(number)),
            "is_alone": last == 0,
            "has_before": number > 0,
            "has_after": number < last,
            "before": number - 1,
            "after": number + 1,
        }
        # Not what the page of all posts shows: that would recognise each of them.
        return ImportView.get_context_data(self, **{**kwargs, **shown})


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
