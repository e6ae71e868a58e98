"""Works, people and tags that something public names: those that have a page, and that search may tell of."""

from django.db.models import Exists, OuterRef, QuerySet

from blog.models import Author, Person, Role, SearchDocument, Tag, WatchlistEntry, Work
from blog.models.documents import SearchDocumentQuerySet
from blog.models.querysets import PostPageQuerySet
from blog.models.works import WorkQuerySet

# Of the public posts of an index page, or of what search knows of them, which is quicker to look through.
Posts = PostPageQuerySet | SearchDocumentQuerySet


def public_works(posts: Posts) -> WorkQuerySet:
    """The works that a review among these posts, a block of them, or the watch list names."""
    return Work.objects.filter(
        _named_by(posts, "reviewpage__work", at_hand="work")
        | _named_by(posts, "mentions__work")
        | Exists(WatchlistEntry.objects.filter(work=OuterRef("pk")))
    )


def public_people(posts: Posts) -> QuerySet[Person]:
    """The people whom one of these posts names, or who have a part in a work on the watch list."""
    promised = WatchlistEntry.objects.values("work")
    return Person.objects.filter(
        _named_by(posts, "mentions__person") | Exists(Role.objects.filter(person=OuterRef("pk"), work__in=promised))
    )


def public_authors(posts: Posts) -> QuerySet[Author]:
    """The authors who signed one of these posts."""
    return Author.objects.filter(_named_by(posts, "author"))


def public_tags(posts: Posts) -> QuerySet[Tag]:
    """The tags that one of these posts has."""
    return Tag.objects.filter(_named_by(posts, "tagged_items__tag"))


def _named_by(posts: Posts, path: str, *, at_hand: str = "") -> Exists:
    """Whether a post names the thing by this path; `at_hand` is the field in which search keeps the same of a post."""
    if posts.model is SearchDocument:
        path = at_hand or f"post__{path}"
    return Exists(posts.order_by().filter(**{path: OuterRef("pk")}))
