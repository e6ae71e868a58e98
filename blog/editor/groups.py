"""The groups of a team: reviewers, who write and send in, editors, who mend and publish; and their workflow."""

from collections import Counter
from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from blog.models import Author, BlogSettings, Person, Tag, WatchlistEntry, Work

REVIEWERS = "Reviewers"
EDITORS = "Editors"
WORKFLOW = "Reviews"
TASK = "An editor’s approval"

# To add a page is to change it as long as it is one's own, and not to publish it.
_PAGES = {REVIEWERS: ["add"], EDITORS: ["add", "change", "publish", "lock", "unlock"]}
_THINGS: dict[str, dict[type[Model], list[str]]] = {
    REVIEWERS: {model: ["add", "change", "view"] for model in (Work, Person, Tag, WatchlistEntry)},
    EDITORS: {
        **{model: ["add", "change", "delete", "view"] for model in (Work, Person, Tag, WatchlistEntry, Author)},
        BlogSettings: ["change"],
    },
}
# Of files, to add is to change one's own.
_FILES = {REVIEWERS: ["add", "choose"], EDITORS: ["add", "change", "choose"]}


@transaction.atomic
def set_up_groups() -> Counter[str]:
    """Make what is missing of groups, their permissions on every blog, and the workflow; nothing is taken away.

    Returns:
        How many groups, permissions, workflows and blogs under a workflow were made.
    """
    made: Counter[str] = Counter()
    indexes = list(apps.get_model("blog.BlogIndexPage").objects.order_by("path"))
    for name in (REVIEWERS, EDITORS):
        group, is_new = Group.objects.get_or_create(name=name)
        made["groups"] += is_new
        made["permissions"] += _grant(group, _permissions_of(name))
        made["permissions"] += _grant_on_pages(group, indexes, _PAGES[name])
        made["permissions"] += _grant_on_files(group, _FILES[name])
    workflow, is_new = _workflow(Group.objects.get(name=EDITORS))
    made["workflows"] += is_new
    for index in indexes:
        # A blog that has a workflow of its own keeps it.
        _row, is_new = WorkflowPage.objects.get_or_create(page=index.page_ptr, defaults={"workflow": workflow})
        made["blogs"] += is_new
    return made


def _permissions_of(name: str) -> Iterable[Permission]:
    yield Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    if name == EDITORS:
        yield Permission.objects.get(content_type__app_label="blog", codename="view_searchterm")
    for model, actions in _THINGS[name].items():
        for action in actions:
            yield Permission.objects.get(content_type__app_label="blog", codename=f"{action}_{model._meta.model_name}")


def _grant(group: Group, permissions: Iterable[Permission]) -> int:
    had = group.permissions.count()
    group.permissions.add(*permissions)
    return group.permissions.count() - had


def _grant_on_pages(group: Group, indexes: list[Page], actions: list[str]) -> int:
    made = 0
    for index in indexes:
        for action in actions:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
            _row, is_new = GroupPagePermission.objects.get_or_create(
                group=group, page=index.page_ptr, permission=permission
            )
            made += is_new
    return made


def _grant_on_files(group: Group, actions: list[str]) -> int:
    root = Collection.get_first_root_node()
    made = 0
    for model in (get_image_model(), get_document_model()):
        options = model._meta
        for action in actions:
            permission = Permission.objects.get(
                content_type__app_label=options.app_label, codename=f"{action}_{options.model_name}"
            )
            _row, is_new = GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
            made += is_new
    return made


def _workflow(editors: Group) -> tuple[Workflow, bool]:
    """The workflow of reviews: one step, which any editor may take."""
    workflow, is_new = Workflow.objects.get_or_create(name=WORKFLOW)
    if not workflow.workflow_tasks.exists():
        task, _is_new = GroupApprovalTask.objects.get_or_create(name=TASK)
        task.groups.add(editors)
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
    return workflow, is_new
