"""Works, people or tags that may be one: shown in pairs, to be merged or to be told that they are two."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from blog.editor.merging.views import MERGE
from blog.editor.things import ThingsView, edit_url
from blog.models import KnownDistinct, NameKey, Person, Tag, Work
from blog.text.alike import Alike, Likeness, alike

ALIKE = "blog_alike"
ALIKE_ACTIONS = ("change", "delete")
PAIRS_A_PAGE = 25

_LIKENESS = {
    Likeness.SAME: _("the same letters"),
    Likeness.OTHER_ORDER: _("the same words in another order"),
    Likeness.ONE_ERROR: _("one letter differs"),
    Likeness.TWO_ERRORS: _("two letters differ"),
}
_USES: dict[type, str] = {Work: "reviews", Person: "roles", Tag: "tagged_posts"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that may be one."""

    name: str
    called: str
    uses: int
    url: str
    merge_url: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one, the one that is used less first: it is the one to go."""

    how: str
    sides: tuple[Side, Side]
    keys: tuple[int, int]


def alike_pairs(model: type[Any]) -> list[Alike]:
    """Pairs of one kind that nobody has told to be two; two queries, a third for works."""
    kind = model._meta.model_name
    names = NameKey.objects.filter(**{f"{kind}__isnull": False}).order_by("pk").values_list(kind, "name")
    known = set(KnownDistinct.objects.filter(kind=kind).values_list("one", "other"))
    pairs = [pair for pair in alike(names) if (pair.one, pair.other) not in known]
    return _of_one_kind(pairs) if model is Work else pairs


def _of_one_kind(pairs: Iterable[Alike]) -> list[Alike]:
    """Without works that are known to be two: of another year or kind, as remakes and adaptations are."""
    pairs = list(pairs)
    keys = {key for pair in pairs for key in (pair.one, pair.other)}
    facts = {pk: (year, kind) for pk, year, kind in Work.objects.filter(pk__in=keys).values_list("pk", "year", "kind")}

    def may_be_one(one: tuple[int | None, str], other: tuple[int | None, str]) -> bool:
        return one[1] == other[1] and (None in (one[0], other[0]) or one[0] == other[0])

    return [pair for pair in pairs if may_be_one(facts[pair.one], facts[pair.other])]


class AlikeView(ThingsView):
    """The pairs of one kind."""

    actions = ALIKE_ACTIONS
    page_title = _("Near-duplicates")
    template_name = "blog/admin/alike.html"

    @cached_property
    def pairs(self) -> ListPage:
        """The pairs of the page that is asked for."""
        return Paginator(alike_pairs(self.model), PAIRS_A_PAGE).get_page(self.request.GET.get("p"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what is shown of each pair; a constant number of queries."""
        found = list(self.pairs)
        things = self._things({key for pair in found for key in (pair.one, pair.other)})
        pairs = [self._pair(pair, things) for pair in found]
        return super().get_context_data(pairs=pairs, page=self.pairs, count=self.pairs.paginator.count, **kwargs)

    def _things(self, keys: set[int]) -> dict[int, Any]:
        rows: QuerySet = self.model._default_manager.filter(pk__in=keys)
        return {row.pk: row for row in rows.annotate(uses=Count(_USES[self.model]))}

    def _pair(self, pair: Alike, things: dict[int, Any]) -> Pair:
        sides = [(things[pair.one], pair.one_name), (things[pair.other], pair.other_name)]
        sides.sort(key=lambda side: (side[0].uses, -side[0].pk))
        (less, _name), (more, _other) = sides
        shown = [
            Side(
                name=str(thing),
                called=name if name != str(thing) else "",
                uses=thing.uses,
                url=edit_url(thing),
                merge_url=reverse(MERGE, args=[self.kwargs["kind"], thing.pk]) + f"?into={into.pk}",
            )
            for (thing, name), into in zip(sides, (more, less), strict=True)
        ]
        return Pair(str(_LIKENESS[pair.likeness]), (shown[0], shown[1]), (pair.one, pair.other))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Note that two are two."""
        keys = sorted(int(key) for key in request.POST.getlist("distinct") if key.isdecimal())
        if len(keys) == len(set(keys)) == 2:
            KnownDistinct.objects.get_or_create(kind=kwargs["kind"], one=keys[0], other=keys[1])
            messages.success(request, gettext("They are two from now on and are not shown here again."))
        return redirect(request.get_full_path())
