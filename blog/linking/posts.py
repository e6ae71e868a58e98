"""What is derived from one live post: its digest, its mentions and the key of its title."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from blog.linking.names import index_titles
from blog.models import Mention, NameKey, PostDigest, PostPage, Work
from blog.models.digests import digest_of
from blog.spoilers.parts import Part


def derive(posts: Iterable[PostPage]) -> None:
    """Write the derived rows of live posts as they are now, in place of those that are kept."""
    posts = list(posts)
    with transaction.atomic(savepoint=False):
        # The people, works and tags of the blocks are fetched for the parts: once for all that is made of them.
        parts = {post.pk: post.parts() for post in posts}
        digests = [digest_of(post, parts[post.pk]) for post in posts]
        fields = [field.name for field in PostDigest._meta.fields if not field.primary_key]
        PostDigest.objects.bulk_create(digests, update_conflicts=True, update_fields=fields, unique_fields=["post"])
        Mention.objects.filter(post__in=posts).delete()
        Mention.objects.bulk_create(
            [
                mention
                for post in posts
                for mention in (*_mentions_in_facts(post), *_mentions_in_parts(post, parts[post.pk]))
            ]
        )
        index_titles(posts)
    for post in posts:
        post.__dict__.pop("digest", None)
        post._state.fields_cache.pop("digest", None)


def forget(pk: int) -> None:
    """Delete the derived rows of a post that is not live."""
    with transaction.atomic():
        for model in (PostDigest, Mention, NameKey):
            model._default_manager.filter(post=pk).delete()


def derive_roles(work_id: int) -> None:
    """Write anew which people the live reviews of a work mention because they have a part in it."""
    posts = list(PostPage.objects.live().filter(reviewpage__work=work_id).select_related("reviewpage__work"))
    if not posts:
        return
    with transaction.atomic():
        Mention.objects.filter(post__in=posts, block_id="").delete()
        Mention.objects.bulk_create([mention for post in posts for mention in _mentions_in_facts(post)])


def _mentions_in_facts(post: PostPage) -> Iterator[Mention]:
    """One mention for each person who has a part in the reviewed work."""
    work: Work | None = post.review.work if post.review else None
    if work is None:
        return
    # Asked of the table and not of the work at hand, which may be older than its roles.
    people = Work.objects.filter(pk=work.pk, roles__isnull=False).values_list("roles__person", flat=True)
    for person_id in sorted(set(people)):
        yield Mention(post_id=post.pk, person_id=person_id)


def _mentions_in_parts(post: PostPage, parts: Iterable[Part]) -> Iterator[Mention]:
    """One mention for each person, work or theme that a block is about."""
    for part in parts:
        for field in ("person_id", "work_id", "tag_id"):
            target = getattr(part, field)
            if target is not None and part.level is not None:
                yield _mention(post, part, field, target)


def _mention(post: PostPage, part: Part, field: str, target: int) -> Mention:
    return Mention(
        post_id=post.pk,
        block_id=part.block_id,
        block_type=part.block_type,
        level=part.level.value if part.level else "",
        episode=part.episode,
        html=part.html,
        **{field: target},
    )
