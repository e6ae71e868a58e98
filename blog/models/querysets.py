"""The one queryset of posts; every list of the site is made of its named methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from blog.models.derived import Mention
from blog.models.people import ROLE_COLUMNS, Role
from blog.models.ratings import ExternalRating
from blog.models.renditions import POSTER_FILTERS, renditions_of
from blog.models.rows import Rows
from blog.models.tags import PostTag
from blog.models.works import LINK_COLUMNS, WorkLink, WorkRelation, WorkTitle

if TYPE_CHECKING:
    from blog.models.people import Author, Person
    from blog.models.tags import Tag
    from blog.models.works import Work


class PostPageQuerySet(PageQuerySet):
    """Posts of both types, told apart only where a card says so."""

    def private_q(self) -> Q:
        """Posts in a private part of the site, without a query of its own.

        An alias is as private as its source, which Wagtail's own method does not see.
        """
        own, source, source_of_source = (
            PageViewRestriction.objects.annotate(
                outer_path=ExpressionWrapper(OuterRef(path), output_field=CharField())
            ).filter(outer_path__startswith=F("page__path"))
            for path in ("path", "alias_of__path", "alias_of__alias_of__path")
        )
        # On a site without any, which the database finds out once for all rows, no row is looked at.
        some = Exists(PageViewRestriction.objects.all())
        return Q(some) & (Q(Exists(own)) | Q(Exists(source)) | Q(Exists(source_of_source)))

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
        """With everything that cards need, without the body: one query, and one for the renditions of posters."""
        return self._with_facts().defer("body", "digest__text")

    def outlines(self) -> PostPageQuerySet:
        """With the facts that cards show and without any text: for all posts at once."""
        return self.cards().defer("digest__safe_html", "digest__safe_text")

    def heads(self, *, among: PostPageQuerySet) -> PostPageQuerySet:
        """With everything that a post's own page needs beside its blocks: one query, and one for the renditions.

        Args:
            among: the posts whose nearest by date are the previous and the next one.
        """
        roles = Role.objects.filter(work=OuterRef("reviewpage__work")).order_by("sort_order")
        ratings = ExternalRating.objects.filter(review=OuterRef("reviewpage")).order_by("sort_order")
        links = WorkLink.objects.filter(work=OuterRef("reviewpage__work")).order_by("sort_order")
        same_day = Q(date=OuterRef("date"))
        before = among.filter(Q(date__lt=OuterRef("date")) | same_day & Q(pk__lt=OuterRef("pk")))
        after = among.filter(Q(date__gt=OuterRef("date")) | same_day & Q(pk__gt=OuterRef("pk")))
        return self._with_facts().annotate(
            role_rows=Rows(
                roles.annotate(person_name=F("person__name"), person_slug=F("person__slug")).values(*ROLE_COLUMNS)
            ),
            link_rows=Rows(links.values(*LINK_COLUMNS)),
            rating_rows=Rows(ratings.values("source", "value", "scale", "as_of", "url")),
            previous_rows=Rows(before.order_by("-date", "-pk").values("title", "slug")[:1]),
            next_rows=Rows(after.order_by("date", "pk").values("title", "slug")[:1]),
            **_related(among),
        )

    def _with_facts(self) -> PostPageQuerySet:
        titles = WorkTitle.objects.filter(work=OuterRef("reviewpage__work")).order_by("sort_order")
        tags = PostTag.objects.filter(content_object=OuterRef("pk")).order_by("tag__name")
        return (
            self.select_related("author", "digest", "reviewpage__work__poster")
            .annotate(
                title_rows=Rows(titles.values("title", "language", "kind")),
                tag_rows=Rows(tags.annotate(name=F("tag__name"), slug=F("tag__slug")).values("name", "slug")),
            )
            .prefetch_related(renditions_of("reviewpage__work__poster", POSTER_FILTERS))
        )


# Rows of each kind from which related posts are chosen: enough for a choice, few enough for somebody who is everywhere.
_MOST_RELATED = 60


def _related(among: PostPageQuerySet) -> dict[str, Rows]:
    """What a post shares with others, the newest first: people of their works, tags, and works that belong together."""
    posts = among.values("pk")
    here = OuterRef("reviewpage__work")
    in_facts = Mention.objects.filter(block_id="", person__isnull=False)
    # Both conditions at once: it is one mention, in the facts of this post.
    people = in_facts.filter(post__in=posts).filter(
        person__mentions__post=OuterRef("pk"), person__mentions__block_id=""
    )
    tags = PostTag.objects.filter(content_object__in=posts, tag__tagged_posts__content_object=OuterRef("pk"))
    forwards = WorkRelation.objects.filter(work=here, target__reviews__in=posts)
    backwards = WorkRelation.objects.filter(target=here, work__reviews__in=posts)
    again = among.exclude(pk=OuterRef("pk")).filter(reviewpage__work=here)
    return {
        "people_rows": _of_posts(people.exclude(post=OuterRef("pk")), "post", name=F("person__name")),
        "tag_post_rows": _of_posts(tags.exclude(content_object=OuterRef("pk")), "content_object", name=F("tag__name")),
        "forward_rows": _of_posts(forwards, "target__reviews", name=F("kind")),
        "backward_rows": _of_posts(backwards, "work__reviews", name=F("kind")),
        "again_rows": Rows(again.order_by("-date", "-pk").values("title", "slug")[:_MOST_RELATED]),
    }


def _of_posts(rows: QuerySet, post: str, *, name: F) -> Rows:
    named = rows.annotate(title=F(f"{post}__title"), slug=F(f"{post}__slug"), shared=name)
    return Rows(named.order_by(f"-{post}__date", f"-{post}").values("title", "slug", "shared")[:_MOST_RELATED])


PostPageManager = PageManager.from_queryset(PostPageQuerySet)
