"""What the admin's views of works, people and tags share: which one an address means, and who may do what with it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from blog.models import Person, Tag, Work

Thing = Work | Person | Tag
KINDS: dict[str, type[Thing]] = {"work": Work, "person": Person, "tag": Tag}


def main_name(thing: Thing) -> str:
    """The name by which it goes."""
    return thing.title if isinstance(thing, Work) else thing.name


def may(user: Any, model: type[Thing], *actions: str) -> bool:
    """Whether a user may do all of these with works, people or tags."""
    policy = policy_registry.get_by_type(model)
    return all(policy.user_has_permission(user, action) for action in actions)


def list_url(model: Any) -> str:
    """The admin's list of a model."""
    return reverse(model.snippet_viewset.get_url_name("list"))


def edit_url(thing: Any) -> str:
    """The admin's form of a work, person or tag."""
    return reverse(thing.snippet_viewset.get_url_name("edit"), args=[thing.pk])


class ThingsView(WagtailAdminTemplateMixin, TemplateView):
    """A view of one kind of thing; whoever may not do `actions` with it is sent away."""

    actions: tuple[str, ...] = ("change",)
    model: type[Thing]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find out which kind the address means, and whether the user may."""
        model = KINDS.get(kwargs.get("kind", ""))
        if model is None:
            raise Http404
        if not may(request.user, model, *self.actions):
            raise PermissionDenied
        self.model = model
        self.header_icon = model.snippet_viewset.icon
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, and this."""
        listed = {"url": list_url(self.model), "label": str(self.model._meta.verbose_name_plural).capitalize()}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.get_page_title()}]


class ThingView(ThingsView):
    """A view of one work, person or tag."""

    thing: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find out which one the address means."""
        self.thing = get_object_or_404(KINDS.get(kwargs.get("kind", ""), Tag), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Which one."""
        return str(self.thing)
