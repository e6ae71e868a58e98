"""Works, people and tags that something public names: those that have a page, and that search may tell of."""

from django.db.models import Exists, OuterRef, QuerySet

from blog.models import Author, Person, Tag, WatchlistEntry, Work
from blog.models.querysets import PostPageQuerySet
from blog.models.works import WorkQuerySet


def public_works(posts: PostPageQuerySet) -> WorkQuerySet:
    """The works that a review among these posts, a block of them, or the watch list names."""
    posts = posts.order_by()
    return Work.objects.filter(
        Exists(posts.filter(reviewpage__work=OuterRef("pk")))
        | Exists(posts.filter(mentions__work=OuterRef("pk")))
        | Exists(WatchlistEntry.objects.filter(work=OuterRef("pk")))
    )


def public_people(posts: PostPageQuerySet) -> QuerySet[Person]:
    """The people whom one of these posts names, or who have a part in a work on the watch list."""
    return Person.objects.filter(
        Exists(posts.order_by().filter(mentions__person=OuterRef("pk")))
        | Exists(WatchlistEntry.objects.filter(work__roles__person=OuterRef("pk")))
    )


def public_authors(posts: PostPageQuerySet) -> QuerySet[Author]:
    """The authors who signed one of these posts."""
    return Author.objects.filter(Exists(posts.order_by().filter(author=OuterRef("pk"))))


def public_tags(posts: PostPageQuerySet) -> QuerySet[Tag]:
    """The tags that one of these posts has."""
    return Tag.objects.filter(Exists(posts.order_by().filter(tagged_items__tag=OuterRef("pk"))))
