"""Works, people and tags that something public names: what search and suggestions may tell of."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from blog.models import Mention, Person, PostTag, Tag, WatchlistEntry, Work
from blog.models.querysets import PostPageQuerySet


def public_works(posts: PostPageQuerySet, pks: Collection[int]) -> QuerySet[Work]:
    """Those of the works that a review among these posts, a block of them, or the watch list names."""
    posts = posts.order_by()
    return Work.objects.filter(pk__in=pks).filter(
        Exists(posts.filter(reviewpage__work=OuterRef("pk")))
        | Exists(Mention.objects.filter(work=OuterRef("pk"), post__in=posts))
        | Exists(WatchlistEntry.objects.filter(work=OuterRef("pk")))
    )


def public_people(posts: PostPageQuerySet, pks: Collection[int]) -> QuerySet[Person]:
    """Those of the people whom one of these posts names, or who have a part in a work on the watch list."""
    return Person.objects.filter(pk__in=pks).filter(
        Exists(Mention.objects.filter(person=OuterRef("pk"), post__in=posts.order_by()))
        | Exists(WatchlistEntry.objects.filter(work__roles__person=OuterRef("pk")))
    )


def public_tags(posts: PostPageQuerySet, pks: Collection[int]) -> QuerySet[Tag]:
    """Those of the tags that one of these posts has."""
    tagged = PostTag.objects.filter(tag=OuterRef("pk"), content_object__in=posts.order_by())
    return Tag.objects.filter(pk__in=pks).filter(Exists(tagged))
