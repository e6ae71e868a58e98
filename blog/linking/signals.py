"""When derived rows are written: handlers of a line each, connected when the app is ready."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished

from blog.linking import names, posts
from blog.linking.gathering import once
from blog.models import (
    Person,
    PersonName,
    PostPage,
    ReviewPage,
    Role,
    Tag,
    TagName,
    WatchlistEntry,
    Work,
    WorkTitle,
)

# Saving a draft writes only bookkeeping columns of the page; then nothing of the live post has changed.
_WITHOUT_CONTENT = frozenset(
    ["draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"]
)


def _post_saved(
    sender: type, instance: Any, created: bool, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    if raw or not isinstance(instance, PostPage):
        return
    if update_fields is not None and _WITHOUT_CONTENT.issuperset(update_fields):
        return
    if instance.live:
        once(posts.derive, instance.pk, instance)
    elif not created:
        posts.forget(instance.pk)


def _page_unpublished(sender: type, instance: Any, **kwargs: Any) -> None:
    # A scheduled end comes as a plain page, whose saving says nothing of the post.
    posts.forget(instance.pk)


def _names_changed(thing: Work | Person | Tag) -> None:
    once(names.index_names, (type(thing), thing.pk), thing)


def _thing_saved(sender: type, instance: Work | Person | Tag, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _names_changed(instance)


def _goes_with(model: type, origin: Any) -> bool:
    """Whether a row is deleted because what it belongs to is: keys written now would name what is gone."""
    return getattr(origin, "model", type(origin)) is model


def _title_changed(sender: type, instance: WorkTitle, raw: bool = False, origin: Any = None, **kwargs: Any) -> None:
    if not raw and not _goes_with(Work, origin) and Work.objects.filter(pk=instance.work_id).exists():
        _names_changed(instance.work)


def _name_changed(sender: type, instance: PersonName, raw: bool = False, origin: Any = None, **kwargs: Any) -> None:
    if not raw and not _goes_with(Person, origin) and Person.objects.filter(pk=instance.person_id).exists():
        _names_changed(instance.person)


def _synonym_changed(sender: type, instance: TagName, raw: bool = False, origin: Any = None, **kwargs: Any) -> None:
    if not raw and not _goes_with(Tag, origin) and Tag.objects.filter(pk=instance.tag_id).exists():
        _names_changed(instance.tag)


def _role_changed(sender: type, instance: Role, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        posts.derive_roles(instance.work_id)


def _review_published(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ReviewPage):
        WatchlistEntry.objects.close_for(instance)


def connect() -> None:
    """Connect every handler."""
    post_save.connect(_post_saved, dispatch_uid="blog.linking.post_saved")
    for thing in (Work, Person, Tag):
        post_save.connect(_thing_saved, sender=thing, dispatch_uid=f"blog.linking.{thing.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(_title_changed, sender=WorkTitle, dispatch_uid="blog.linking.title_changed")
        signal.connect(_name_changed, sender=PersonName, dispatch_uid="blog.linking.name_changed")
        signal.connect(_synonym_changed, sender=TagName, dispatch_uid="blog.linking.synonym_changed")
        signal.connect(_role_changed, sender=Role, dispatch_uid="blog.linking.role_changed")
    page_unpublished.connect(_page_unpublished, dispatch_uid="blog.linking.page_unpublished")
    page_published.connect(_review_published, dispatch_uid="blog.linking.review_published")
