"""Where posts go and who they are from: what the options of an import name, or a message that says what to do."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from wagtail.models import Page

from blog.models import Author
from blog.transfer.finding import authors_named
from blog.transfer.posters import PosterFolder


class UnknownTarget(Exception):
    """An option names something that is not there; the message says what is."""


def find_index(slug: str | None) -> Page:
    """The index page of this slug; the only one where none is named.

    Raises:
        UnknownTarget: there is none, several and none was named, or none of this slug.
    """
    pages = list(apps.get_model("blog", "BlogIndexPage").objects.order_by("path"))
    slugs = ", ".join(page.slug for page in pages)
    if not pages:
        raise UnknownTarget(
            "There is no blog index page to put the posts under. Make one: in the admin, open Pages, choose your home "
            "page, “Add child page”, “Blog index page”, publish it; then run this again."
        )
    if slug is None:
        if len(pages) > 1:
            raise UnknownTarget(f"There are several blog index pages: {slugs}. Choose one with --index SLUG.")
        return pages[0]
    named = [page for page in pages if page.slug == slug]
    if not named:
        raise UnknownTarget(f"No blog index page has the slug “{slug}”. There is: {slugs}.")
    if len(named) > 1:
        raise UnknownTarget(f"{len(named)} blog index pages have the slug “{slug}”. Give one of them another.")
    return named[0]


def find_user(name: str | None) -> Any:
    """The user of this name; without a name the first superuser, or None.

    Raises:
        UnknownTarget: nobody is called so.
    """
    users = get_user_model()._default_manager
    if name is None:
        return users.filter(is_superuser=True, is_active=True).order_by("pk").first()
    user = users.filter(**{get_user_model().USERNAME_FIELD: name}).first()
    if user is None:
        raise UnknownTarget(
            f"No user is called “{name}”. Make one with “manage.py createsuperuser”, or leave --user out."
        )
    return user


def find_author(name: str | None) -> Author | None:
    """The author of this name or slug; None without a name.

    Raises:
        UnknownTarget: none or several are called so.
    """
    if name is None:
        return None
    authors = authors_named(name)
    if len(authors) > 1:
        slugs = ", ".join(author.slug for author in authors)
        raise UnknownTarget(f"{len(authors)} authors are called “{name}”. Give the slug of one: {slugs}.")
    if not authors:
        there = ", ".join(Author.objects.values_list("name", flat=True)) or "none yet"
        raise UnknownTarget(f"No author is called “{name}” (there is: {there}). Add one in the admin, under Authors.")
    return authors[0]


def find_posters(folder: str | None) -> PosterFolder | None:
    """The folder of pictures; None where none is named.

    Raises:
        UnknownTarget: it is no folder.
    """
    if folder is None:
        return None
    if not Path(folder).is_dir():
        raise UnknownTarget(f"--media {folder}: there is no such folder.")
    return PosterFolder(Path(folder))
