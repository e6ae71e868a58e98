"""Filters of the lists of works, people and tags, among them: what nothing uses."""

from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import ReferenceIndex

from blog.editor.merging.mentions import named_in_drafts
from blog.models import Person, PostTag, ReviewPage, Role, Tag, WatchlistEntry, Work, WorkRelation

# The rows of tables that use one of them, by the columns that lead to it.
_USES: dict[type[Any], tuple[tuple[type[Any], str], ...]] = {
    Work: ((ReviewPage, "work"), (WatchlistEntry, "work"), (WorkRelation, "work"), (WorkRelation, "target")),
    Person: ((Role, "person"),),
    Tag: ((PostTag, "tag"),),
}


def unused(things: QuerySet) -> QuerySet:
    """Of works, people or tags those that nothing on the site uses: no table, no section of a post, no draft."""
    model = things.model
    used = Q()
    for table, column in _USES[model]:
        used |= Q(Exists(table._default_manager.filter(**{column: OuterRef("pk")})))
    content_type = ContentType.objects.get_for_model(model)
    # `body` is the only field of a post that is a stream of blocks.
    chosen = ReferenceIndex.objects.filter(
        to_content_type=content_type, to_object_id=Cast(OuterRef("pk"), CharField()), model_path__startswith="body."
    )
    return things.exclude(used | Q(Exists(chosen))).exclude(pk__in=named_in_drafts(str(model._meta.model_name)))


class _UsedFilterSet(WagtailFilterSet):
    use = django_filters.ChoiceFilter(
        label=_("Use"),
        choices=[("unused", _("Used nowhere")), ("used", _("Used somewhere"))],
        method="_by_use",
        empty_label=_("Any"),
        widget=RadioSelect,
    )

    def _by_use(self, things: QuerySet, name: str, value: str) -> QuerySet:
        nowhere = unused(things.model._default_manager.all()).values("pk")
        return things.filter(pk__in=nowhere) if value == "unused" else things.exclude(pk__in=nowhere)


class WorkFilterSet(_UsedFilterSet):
    """Works by kind, country and use."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Work.Kind.choices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Work
        fields = ["kind", "country", "use"]


class PersonFilterSet(_UsedFilterSet):
    """People by use."""

    class Meta:
        model = Person
        fields = ["use"]


class TagFilterSet(_UsedFilterSet):
    """Tags by use."""

    class Meta:
        model = Tag
        fields = ["use"]
