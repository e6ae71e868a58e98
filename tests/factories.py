"""Factories: each sets what must be set, and nothing more."""

import datetime
from typing import Any

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site

from blog.blocks.body import BodyBlock
from blog.models import Author, Person, PostPage, ReviewPage, Role, Tag, WatchlistEntry, Work, WorkTitle
from blog.web.index_page import BlogIndexPage
from home.models import HomePage


class HomePageFactory(wagtail_factories.PageFactory):
    """A front page."""

    title = "Front"
    slug = "front"

    class Meta:
        model = HomePage


class BlogIndexPageFactory(wagtail_factories.PageFactory):
    """An index page."""

    title = "Reviews"
    slug = "reviews"

    class Meta:
        model = BlogIndexPage


class PersonFactory(DjangoModelFactory):
    """Somebody."""

    name = factory.Sequence(lambda number: f"Person Number{number}")

    class Meta:
        model = Person


class WorkFactory(DjangoModelFactory):
    """A drama."""

    title = factory.Sequence(lambda number: f"Drama {number}")

    class Meta:
        model = Work


class WorkTitleFactory(DjangoModelFactory):
    """A native Korean title."""

    work = factory.SubFactory(WorkFactory)
    kind = WorkTitle.Kind.NATIVE
    language = "ko"
    title = "소금길"

    class Meta:
        model = WorkTitle


class RoleFactory(DjangoModelFactory):
    """An actor's part."""

    work = factory.SubFactory(WorkFactory)
    person = factory.SubFactory(PersonFactory)
    character = factory.Sequence(lambda number: f"Character {number}")

    class Meta:
        model = Role


class TagFactory(DjangoModelFactory):
    """A tag."""

    name = factory.Sequence(lambda number: f"tag {number}")

    class Meta:
        model = Tag


class AuthorFactory(DjangoModelFactory):
    """Somebody who signs posts."""

    name = factory.Sequence(lambda number: f"Author {number}")

    class Meta:
        model = Author


class WatchlistEntryFactory(DjangoModelFactory):
    """A planned work."""

    work = factory.SubFactory(WorkFactory)

    class Meta:
        model = WatchlistEntry


def body(*blocks: tuple[str, dict[str, Any]]) -> Any:
    """A stream from pairs of a block's name and its value; keys instead of chosen rows."""
    return BodyBlock().to_python([{"type": name, "value": value} for name, value in blocks])


class PostPageFactory(wagtail_factories.PageFactory):
    """A live post."""

    title = factory.Sequence(lambda number: f"Post {number}")
    slug = factory.Sequence(lambda number: f"post-{number}")
    date = datetime.date(2021, 10, 4)

    class Meta:
        model = PostPage


class ReviewPageFactory(PostPageFactory):
    """A live review of a drama."""

    title = factory.Sequence(lambda number: f"Review {number}")
    slug = factory.Sequence(lambda number: f"review-{number}")
    work = factory.SubFactory(WorkFactory)

    class Meta:
        model = ReviewPage


def blog_site() -> BlogIndexPage:
    """A site with a front page and an index page at `/reviews/`; the index page."""
    root = Page.get_first_root_node()
    home = HomePageFactory(parent=root)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return BlogIndexPageFactory(parent=home)
