"""“Write a review”: name the work, or make it on the spot, and the review opens with all that follows from it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db import transaction
from django.db.models import Model, Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.permissions import policy_registry

from blog.editor.choosers import NewThingForm
from blog.editor.names import named_like
from blog.editor.works import work_by_key
from blog.models import ReviewPage, Work, WorkTitle
from blog.text.scripts import native_language

URL_NAME = "blog_write_review"
RESULTS_URL_NAME = "blog_write_review_results"

_MOST_WORKS_SHOWN = 12


class MakeWorkForm(NewThingForm):
    """A work as one knows it when one has just seen it: its titles, and the facts that a review shows."""

    native_title = forms.CharField(
        label=_("Title in its own script"),
        max_length=255,
        required=False,
        help_text=_("Hangul, kana, Han: as it is written there."),
    )
    romanised_title = forms.CharField(
        label=_("Romanised title"), max_length=255, required=False, help_text=_("The same in Latin letters.")
    )

    class Meta:
        model = Work
        fields = ["title", "kind", "country", "year", "network", "episodes", "episode_minutes"]

    field_order = ["title", "native_title", "romanised_title", "kind", "country", "year", "network"]

    def clean_title(self) -> Any:
        """The title, of no work that is there."""
        return self.refuse_namesake(self.cleaned_data["title"])

    def save(self, commit: bool = True) -> Work:
        """The new work with its titles; the language of a native one is what its script tells."""
        with transaction.atomic():
            work = super().save(commit)
            language = native_language(self.cleaned_data["native_title"]) or ""
            titles = [
                (WorkTitle.Kind.NATIVE, language, self.cleaned_data["native_title"]),
                (
                    WorkTitle.Kind.ROMANISED,
                    f"{language}-Latn" if language else "",
                    self.cleaned_data["romanised_title"],
                ),
            ]
            for order, (kind, of_language, title) in enumerate(titles):
                if title:
                    WorkTitle.objects.create(work=work, kind=kind, language=of_language, title=title, sort_order=order)
        return work


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that a review may be of, with the reviews that it has: `begun` is a draft that this editor can go on with.

    Attributes:
        reviews: those that have been published, each with the address at which it is edited.
    """

    work: Work
    url: str
    begun: str
    reviews: tuple[tuple[ReviewPage, str], ...]


class WriteReviewView(ChooseParentView):
    """Name the work; where the blog is not the only one, say which.

    The list of works is searched while one types, and each leads straight into the editor.
    """

    model = ReviewPage
    template_name = "blog/admin/write_review.html"
    results_template_name = "blog/admin/write_review_results.html"
    page_title = _("Write a review")
    header_icon = "edit"
    index_url_name = "reviews:index"
    results_only = False

    def get_page_subtitle(self) -> str:
        """None: the title says it."""
        return ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, or the list of works alone while somebody types."""
        return self.render_to_response(self.get_context_data(form=self.get_form()))

    def get_form(self) -> MakeWorkForm | None:
        """The form of a work that is not there yet; None for whoever may not make one."""
        if not policy_registry.get_by_type(Work).user_has_permission(self.request.user, "add"):
            return None
        if self.request.method == "POST":
            return MakeWorkForm(self.request.POST)
        return MakeWorkForm(initial=self._initial())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the work and open its review."""
        form = self.get_form()
        if form is None or not self.blogs or not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return HttpResponseRedirect(self.address_of(form.save()))

    @cached_property
    def blogs(self) -> list[Any]:
        """The blogs in which this editor may write, those that were asked for first."""
        blogs = list(self.get_valid_parent_pages(self.request.user).order_by("path"))
        asked = self.request.GET.get("blog") or self.request.POST.get("blog")
        return sorted(blogs, key=lambda blog: str(blog.pk) != asked)

    @cached_property
    def query(self) -> str:
        """What was typed."""
        return self.request.GET.get("q", "").strip()

    def get_template_names(self) -> list[str]:
        """The page, or the list of works alone."""
        return [self.results_template_name if self.results_only else self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the templates are given."""
        form = kwargs.get("form")
        return {
            # Past the view that asks for a parent page alone.
            **super(ChooseParentView, self).get_context_data(**kwargs),
            "media": form.media if form else forms.Media(),
            "blogs": self.blogs,
            "query": self.query,
            "candidates": self.candidates() if self.blogs else [],
            "write_url": reverse(URL_NAME),
            "results_url": reverse(RESULTS_URL_NAME),
        }

    def candidates(self) -> list[Candidate]:
        """The works with the typed words in one of their names; the newest where nothing was typed. Three queries."""
        drafts_and_reviews = Prefetch("reviews", ReviewPage.objects.order_by("-date", "-pk"))
        works = named_like(Work.objects.all(), self.query).prefetch_related("titles", drafts_and_reviews)
        works = works if self.query else works.order_by("-pk")
        return [self._candidate(work) for work in works[:_MOST_WORKS_SHOWN]]

    def address_of(self, work: Work, *, again: bool = False) -> str:
        """Where the editor opens for a new review of a work; `again` for one that is reviewed a second time."""
        address = reverse("wagtailadmin_pages:add", args=["blog", "reviewpage", self.blogs[0].pk])
        return f"{address}?{urlencode({'work': work.pk, **({'again': 1} if again else {})})}"

    def _candidate(self, work: Work) -> Candidate:
        reviews = list(work.reviews.all())
        own = [review for review in reviews if not review.live and review.owner_id == self.request.user.pk]
        done = [review for review in reviews if review.live]
        return Candidate(
            work=work,
            url=self.address_of(work, again=bool(done)),
            begun=_edit_address(own[0]) if own else "",
            reviews=tuple((review, _edit_address(review)) for review in done),
        )

    def _initial(self) -> dict[str, str]:
        """What was typed, as the title of the new work: in its own script where it has one."""
        native = native_language(self.query)
        return {"title": self.query, **({"native_title": self.query} if native else {})}


def _edit_address(page: Model) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def may_write(request: HttpRequest) -> bool:
    """Whether somebody may add a page anywhere; the view says more."""
    policy = policy_registry.get_by_type(ReviewPage)
    return policy.user_has_permission(request.user, "add")


class WriteReviewMenuItem(MenuItem):
    """The line of the menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        """To whoever may add pages."""
        return may_write(request)


class WriteReviewPanel(Component):
    """The button on the admin's first page."""

    order = 10
    template_name = "blog/admin/write_review_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """What the template is given."""
        return {"url": reverse(URL_NAME), "may_write": may_write(parent_context["request"])}


class ReviewCreateView(CreateView):
    """Opens a review of the work that the address names: `?work=` its key, `&again=1` where it is a rewatch."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, with the work and its title; nothing is saved before something is written."""
        work = work_by_key(request.GET.get("work", ""))
        if work is not None:
            self.page.work = work
            self.page.title = work.title
            self.page.rewatch = bool(request.GET.get("again"))
        return super().get(request)


class ReviewPageViewSet(PageViewSet):
    """Wagtail's views of a review, where one is ours."""

    model = ReviewPage
    add_view_class: Any = ReviewCreateView
