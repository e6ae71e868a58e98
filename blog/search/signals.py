"""When posts are indexed anew: after a post is published, and after a name by which posts are found has changed.

Wagtail indexes a page while it is being saved, before its tags are, and knows nothing of the works, people and tags
whose names stand in the index. So posts are gathered here, and indexed once the transaction is through.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page
from wagtail.search import index
from wagtail.signals import page_published, page_unpublished, post_page_move

from blog.linking.gathering import is_gathering
from blog.models import Person, PersonName, PostPage, PostTag, Role, Tag, Work, WorkTitle
from blog.search.indexing import forget_document, index_on_commit, index_posts

# Saving a draft writes only bookkeeping columns of the page; then nothing of the live post has changed.
_WITHOUT_CONTENT = frozenset(
    ["draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"]
)


def _index_where(condition: Q) -> None:
    index_on_commit(PostPage.objects.filter(condition).values_list("pk", flat=True).distinct())


def _post_saved(sender: type, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    if raw or not isinstance(instance, PostPage):
        return
    if update_fields is not None and _WITHOUT_CONTENT.issuperset(update_fields):
        return
    # At once, so that nothing is found by what it no longer says; and again, when tags and roles are there as well.
    if not is_gathering():
        index_posts([instance.pk])
    index_on_commit([instance.pk])


def _post_published(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, PostPage):
        index_on_commit([instance.pk])


def _post_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, PostPage):
        index.remove_object(instance)


def _page_gone(sender: type, instance: Any, **kwargs: Any) -> None:
    """Forget a post that is unpublished or deleted; a scheduled end comes as a plain page."""
    if isinstance(instance, Page) and instance.pk is not None:
        forget_document(instance.pk)


def _page_moved(sender: type, instance: Any, **kwargs: Any) -> None:
    if PostPage.objects.filter(pk=instance.pk).exists():
        index_on_commit([instance.pk])


def _post_tag_changed(sender: type, instance: PostTag, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        index_on_commit([instance.content_object_id])


def _thing_changed(
    field: str, condition: str, sender: type, instance: Any, raw: bool = False, created: bool = False, **kwargs: Any
) -> None:
    """Index the posts that stand to the value of a field of the instance as the condition says."""
    value = getattr(instance, field)
    # No post leads to what is new; a new title or role belongs to a work that may have posts.
    if not raw and value is not None and not (created and field == "pk"):
        _index_where(Q(**{condition: value}))


_OF_WORK = "reviewpage__work"
_NAMING = "mentions__person"
_STARRING = "reviewpage__work__roles__person"

_ON_CHANGE: dict[type[Model], list[Callable[..., None]]] = {
    Work: [partial(_thing_changed, "pk", _OF_WORK), partial(_thing_changed, "pk", "mentions__work")],
    WorkTitle: [partial(_thing_changed, "work_id", _OF_WORK)],
    Role: [partial(_thing_changed, "work_id", _OF_WORK)],
    Person: [partial(_thing_changed, "pk", _STARRING), partial(_thing_changed, "pk", _NAMING)],
    PersonName: [partial(_thing_changed, "person_id", _STARRING)],
    Tag: [partial(_thing_changed, "pk", "tagged_items__tag")],
    PostTag: [_post_tag_changed],
}


def connect() -> None:
    """Connect every handler."""
    post_save.connect(_post_saved, dispatch_uid="blog.search.post_saved")
    post_delete.connect(_page_gone, dispatch_uid="blog.search.page_deleted")
    post_delete.connect(_post_deleted, dispatch_uid="blog.search.post_deleted")
    page_unpublished.connect(_page_gone, dispatch_uid="blog.search.page_unpublished")
    post_page_move.connect(_page_moved, dispatch_uid="blog.search.page_moved")
    page_published.connect(_post_published, dispatch_uid="blog.search.post_published")
    for model, handlers in _ON_CHANGE.items():
        for number, handler in enumerate(handlers):
            uid = f"blog.search.{model.__name__}.{number}"
            # Before a deletion: after it, nothing leads to the posts any more.
            post_save.connect(handler, sender=model, weak=False, dispatch_uid=uid)
            pre_delete.connect(handler, sender=model, weak=False, dispatch_uid=uid)
