"""Works, people and tags that something public names: those that have a page, and that search may tell of."""

from django.db.models import Exists, OuterRef, QuerySet

from blog.models import Author, Person, Role, Tag, WatchlistEntry, Work
from blog.models.querysets import PostPageQuerySet
from blog.models.works import WorkQuerySet

# The same rules in SQL, for what is asked with each letter that is typed: Django takes longer to write a query than
# databases do to answer it. They stand where `documents` are the rows of public posts, and `work`, `person` and `tag`
# the thing that is asked about.
PUBLIC_WORK = """
    EXISTS (SELECT 1 FROM documents WHERE documents.work_id = work.id)
    OR EXISTS (SELECT 1 FROM blog_mention named JOIN documents USING (post_id) WHERE named.work_id = work.id)
    OR EXISTS (SELECT 1 FROM blog_watchlistentry promised WHERE promised.work_id = work.id)
"""
PUBLIC_PERSON = """
    EXISTS (SELECT 1 FROM blog_mention named JOIN documents USING (post_id) WHERE named.person_id = person.id)
    OR EXISTS (
        SELECT 1 FROM blog_role part JOIN blog_watchlistentry promised USING (work_id)
        WHERE part.person_id = person.id
    )
"""
PUBLIC_TAG = """
    EXISTS (
        SELECT 1 FROM blog_posttag tagged JOIN documents ON documents.post_id = tagged.content_object_id
        WHERE tagged.tag_id = tag.id
    )
"""


def public_works(posts: PostPageQuerySet) -> WorkQuerySet:
    """The works that a review among these posts, a block of them, or the watch list names."""
    return Work.objects.filter(
        _named_by(posts, "reviewpage__work")
        | _named_by(posts, "mentions__work")
        | Exists(WatchlistEntry.objects.filter(work=OuterRef("pk")))
    )


def public_people(posts: PostPageQuerySet) -> QuerySet[Person]:
    """The people whom one of these posts names, or who have a part in a work on the watch list."""
    promised = WatchlistEntry.objects.values("work")
    return Person.objects.filter(
        _named_by(posts, "mentions__person") | Exists(Role.objects.filter(person=OuterRef("pk"), work__in=promised))
    )


def public_authors(posts: PostPageQuerySet) -> QuerySet[Author]:
    """The authors who signed one of these posts."""
    return Author.objects.filter(_named_by(posts, "author"))


def public_tags(posts: PostPageQuerySet) -> QuerySet[Tag]:
    """The tags that one of these posts has."""
    return Tag.objects.filter(_named_by(posts, "tagged_items__tag"))


def _named_by(posts: PostPageQuerySet, path: str) -> Exists:
    """Whether a post names the thing by this path."""
    return Exists(posts.order_by().filter(**{path: OuterRef("pk")}))
