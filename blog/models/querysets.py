"""The one queryset of posts; every list of the site is made of its named methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from blog.models.renditions import POSTER_FILTERS, with_renditions

if TYPE_CHECKING:
    from blog.models.people import Author, Person
    from blog.models.tags import Tag
    from blog.models.works import Work


class PostPageQuerySet(PageQuerySet):
    """Posts of both types, told apart only where a card says so."""

    def newest(self) -> PostPageQuerySet:
        """The newest first; of one day, the one made last."""
        return self.order_by("-date", "-pk")

    def under(self, index: Page) -> PostPageQuerySet:
        """Posts of one index page."""
        return self.descendant_of(index)

    def in_year(self, year: int) -> PostPageQuerySet:
        """Posts dated in a year."""
        return self.filter(date__year=year)

    def in_month(self, year: int, month: int) -> PostPageQuerySet:
        """Posts dated in a month; those of which only the year is known do not count."""
        return self.filter(date__year=year, date__month=month).exclude(date_precision="year")

    def tagged(self, tag: Tag) -> PostPageQuerySet:
        """Posts with a tag."""
        return self.filter(pk__in=tag.tagged_posts.values("content_object"))

    def naming(self, person: Person) -> PostPageQuerySet:
        """Posts of works that a person has a part in, and posts with a block about them."""
        return self.filter(pk__in=person.mentions.values("post"))

    def of_work(self, work: Work) -> PostPageQuerySet:
        """Reviews of a work."""
        return self.filter(reviewpage__work=work)

    def by(self, author: Author) -> PostPageQuerySet:
        """Posts that an author signed."""
        return self.filter(author=author)

    def cards(self) -> PostPageQuerySet:
        """With everything that cards need, in a constant number of queries, and without the body."""
        return (
            self.select_related("author", "digest", "reviewpage__work")
            .defer("body", "digest__text")
            .prefetch_related(
                "tagged_items__tag",
                "reviewpage__work__titles",
                with_renditions("reviewpage__work__poster", POSTER_FILTERS),
            )
        )


PostPageManager = PageManager.from_queryset(PostPageQuerySet)

