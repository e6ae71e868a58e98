"""A merge before it is done: what moves, in words, and what speaks against it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.models import EditingSession
from wagtail.models import Page, Revision

from blog.editor.changing.rows import label_of, model_of
from blog.editor.changing.writes import Write
from blog.editor.merging.plan import MergePlan
from blog.editor.things import main_name
from blog.models import (
    OldSlug,
    PersonName,
    PostPage,
    PostTag,
    ReviewPage,
    Role,
    TagName,
    WatchlistEntry,
    Work,
    WorkLink,
    WorkRelation,
    WorkTitle,
)

# Of more names than these, the rest is counted.
MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of thing that moves.

    Attributes:
        label: what it is.
        count: how many.
        names: what they are called, with the address of each in the admin where it has one.
        more: how many are not named.
    """

    label: str
    count: int
    names: tuple[tuple[str, str], ...] = ()
    more: int = 0


def lines(plan: MergePlan) -> list[Line]:
    """What moves; what there is none of is left out. The number of queries is that of the kinds."""
    return [line for line in _lines(plan) if line.count]


def _lines(plan: MergePlan) -> Iterator[Line]:
    names = {name for model in (WorkTitle, PersonName, TagName) for name in _new_names(plan, model)}
    yield _line(_("Names that become other names"), [(name, "") for name in sorted(names)])
    yield _line(_("Reviews of it"), _posts([write.pk for write in _moved(plan, ReviewPage)]))
    roles = Role.objects.filter(pk__in=[write.pk for write in _moved(plan, Role)]).select_related("work", "person")
    yield _line(_("Parts"), [(f"{role.work.title}: {role}", "") for role in roles])
    live = plan.patches(PostPage)
    sections = sum(len(patch.cells) for patch in live)
    yield _line(_("Sections of posts"), _posts([patch.post for patch in live]), count=sections)
    yield _line(_("Tags on posts"), _posts([_post_of(write) for write in plan.writes(PostTag)]))
    versions = plan.patches(Revision)
    yield _line(_("Drafts and earlier versions"), _posts([patch.post for patch in versions]), count=len(versions))
    yield _line(_("Entries of the watch list"), [], count=len(_moved(plan, WatchlistEntry)))
    yield _line(_("Relations to other works"), [], count=len(_moved(plan, WorkRelation)))
    yield _line(_("Links"), [], count=len(_moved(plan, WorkLink)))
    yield _line(_("Facts that it lacks"), [(name, "") for name in _facts(plan)])
    yield _line(_("Addresses that lead on"), [(address, "") for address in _addresses(plan)])
    shown = (ReviewPage, Role, PostTag, WatchlistEntry, WorkRelation, WorkLink, OldSlug)
    others = {write.model for write in plan.steps if isinstance(write, Write)} - {
        label_of(model) for model in (*shown, WorkTitle, PersonName, TagName, type(plan.target))
    }
    for label in sorted(others):
        model = model_of(label)
        yield _line(str(model._meta.verbose_name_plural).capitalize(), [], count=len(_moved(plan, model)))
    twice = [write for write in plan.steps if isinstance(write, Write) and write.after is None]
    # The source itself is one of them.
    yield _line(_("Said of both, and kept once"), [], count=len(twice) - 1)


def _line(label: str, names: list[tuple[str, str]], count: int | None = None) -> Line:
    shown = tuple(names[:MOST_NAMED])
    return Line(label, len(names) if count is None else count, shown, len(names) - len(shown))


def _moved(plan: MergePlan, model: type[Model]) -> list[Write]:
    return [write for write in plan.writes(model) if write.after is not None]


def _new_names(plan: MergePlan, model: Any) -> Iterator[str]:
    column = "title" if model is WorkTitle else "name"
    writes = _moved(plan, model)
    kept = dict(model.objects.filter(pk__in=[write.pk for write in writes if write.pk]).values_list("pk", column))
    for write in writes:
        yield kept[write.pk] if write.pk else (write.after or {})[column]


def _post_of(write: Write) -> int:
    post: int = (write.before or {})["content_object_id"]
    return post


def _posts(pks: list[Any]) -> list[tuple[str, str]]:
    posts = Page.objects.filter(pk__in=pks).order_by("title").values_list("title", "pk")
    return [(title, reverse("wagtailadmin_pages:edit", args=[pk])) for title, pk in posts]


def _facts(plan: MergePlan) -> list[str]:
    model = type(plan.target)
    columns = [column for write in _moved(plan, model) for column in write.after or {}]
    fields: list[Any] = [model._meta.get_field(column) for column in columns]
    return [str(field.verbose_name) for field in fields]


def _addresses(plan: MergePlan) -> list[str]:
    segment = {"work": "works", "person": "people", "tag": "tag"}[plan.kind]
    return [f"…/{segment}/{plan.source.slug}/ → …/{segment}/{plan.target.slug}/"]


def warnings(plan: MergePlan, user: Any) -> list[str]:
    """What speaks against a merge, or for waiting a little."""
    return [*_differences(plan), *_being_edited(plan, user)]


def _differences(plan: MergePlan) -> Iterator[str]:
    source, target = plan.source, plan.target
    if not (isinstance(source, Work) and isinstance(target, Work)):
        return
    if source.year and target.year and source.year != target.year:
        yield _("One is of %(one)d, the other of %(other)d: are they really one work?") % {
            "one": source.year,
            "other": target.year,
        }
    if source.kind != target.kind:
        yield _("One is called a %(one)s, the other a %(other)s.") % {
            "one": source.get_kind_display(),
            "other": target.get_kind_display(),
        }


def _being_edited(plan: MergePlan, user: Any) -> Iterator[str]:
    """Whoever has a post open would save it as it was when they opened it."""
    posts = {str(post) for post in plan.posts}
    sessions = EditingSession.objects.available().filter(object_id__in=posts, content_type__model__endswith="page")
    open_posts = {int(pk) for pk in sessions.exclude(user=user).values_list("object_id", flat=True)}
    titles = list(Page.objects.filter(pk__in=open_posts).order_by("title").values_list("title", flat=True))
    if titles:
        yield ngettext(
            "Somebody has this post open: %(posts)s. Wait until it is saved and closed, or “%(name)s” is lost in it.",
            "Somebody has these posts open: %(posts)s. Wait until they are saved and closed, or “%(name)s” is lost "
            "in them.",
            len(titles),
        ) % {"posts": ", ".join(titles), "name": main_name(plan.source)}
