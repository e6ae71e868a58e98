"""Loads the demo: what is there already is kept, what is missing is made."""

import datetime
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from blog.blocks.body import BodyBlock
from blog.editor.groups import REVIEWERS, set_up_groups
from blog.linking.gathering import gathered
from blog.models import (
    Author,
    BlogSettings,
    ExternalRating,
    Person,
    PersonName,
    PostPage,
    ReviewPage,
    Role,
    SiteLink,
    Tag,
    WatchlistEntry,
    Work,
    WorkLink,
    WorkRelation,
    WorkTitle,
)
from blog.web.index_page import BlogIndexPage
from home.demo import catalogue
from home.demo.markup import rich_text
from home.demo.pictures import picture_value, portrait_of, poster_of
from home.models import HomePage, TextPage

EDITOR = "editor"
REVIEWER = "reviewer"
# The demo is served on this machine alone; the password is printed and meant to be known.
PASSWORD = "verdict-demo"  # noqa: S105

SITE_NAME = "Second Cup"
TAGLINE = "Reviews of dramas, films and books, by two people who finish things"


@dataclass(slots=True)
class Loaded:
    """How many of each thing were made; what was there is not counted."""

    made: dict[str, int] = field(default_factory=dict)

    def count(self, name: str, number: int = 1) -> None:
        """Count things that were made."""
        self.made[name] = self.made.get(name, 0) + number


def load() -> Loaded:
    """Make whatever of the demo is missing: all of it, or nothing when something fails."""
    with transaction.atomic(), gathered():
        return _load()


def _load() -> Loaded:
    loaded = Loaded()
    users = _users(loaded)
    home = _home(loaded)
    _address()
    index = _index(home, loaded)
    set_up_groups()
    users[REVIEWER].groups.add(Group.objects.get(name=REVIEWERS))
    _authors(users, loaded)
    _people(loaded)
    _works(loaded)
    _text_pages(home, loaded)
    _settings(home)
    for row in catalogue.reviews():
        _post(index, row, users, loaded, "reviews")
    for row in catalogue.posts():
        _post(index, row, users, loaded, "posts")
    _watch_list(loaded)
    return loaded


def _users(loaded: Loaded) -> dict[str, Any]:
    model = get_user_model()
    users = {}
    for name, superuser in ((EDITOR, True), (REVIEWER, False)):
        user = model.objects.filter(username=name).first()
        if user is None:
            create = model.objects.create_superuser if superuser else model.objects.create_user
            user = create(name, f"{name}@verdict.example", PASSWORD)
            loaded.count("users")
        users[name] = user
    return users


def _home(loaded: Loaded) -> HomePage:
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    # A new Wagtail site has a welcome page where the front page goes.
    Page.objects.child_of(root).filter(content_type__model="page", slug="home").delete()
    root = Page.objects.get(pk=root.pk)
    home = root.add_child(instance=HomePage(title=SITE_NAME, slug="home", welcome=f"{TAGLINE}."))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "127.0.0.1", "root_page": home, "site_name": SITE_NAME}
    )
    loaded.count("pages")
    return home


def _address() -> None:
    """Serve the demo's site where the settings say that it is served: feeds and the sitemap name that address."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()


def _index(home: HomePage, loaded: Loaded) -> BlogIndexPage:
    index = BlogIndexPage.objects.filter(slug="reviews").first()
    if index is None:
        index = home.add_child(
            instance=BlogIndexPage(
                title="Reviews",
                slug="reviews",
                introduction="Dramas, films and books, watched to the end where they let us, and argued about after.",
            )
        )
        loaded.count("pages")
    return index


def _text_pages(home: HomePage, loaded: Loaded) -> None:
    for row in catalogue.pages():
        if not TextPage.objects.filter(slug=row["slug"]).exists():
            home.add_child(
                instance=TextPage(
                    title=row["title"], slug=row["slug"], summary=row["summary"], text=rich_text(row["text"])
                )
            )
            loaded.count("pages")


def _settings(home: HomePage) -> None:
    site = Site.objects.get(is_default_site=True)
    blog = BlogSettings.for_site(site)
    if blog.name:
        return
    blog.name = SITE_NAME
    blog.tagline = TAGLINE
    blog.links = [
        SiteLink(place=SiteLink.Place.FOOTER, page=page.page_ptr)
        for page in TextPage.objects.child_of(home).order_by("path")
    ]
    blog.save()


def _authors(users: dict[str, Any], loaded: Loaded) -> None:
    accounts = {"jonas-arkwright": users[EDITOR], "mina-hale": users[REVIEWER]}
    for row in catalogue.entries("authors"):
        if Author.objects.filter(slug=row["slug"]).exists():
            continue
        Author.objects.create(
            slug=row["slug"],
            name=row["name"],
            bio=row["bio"],
            user=accounts.get(row["slug"]),
            portrait=portrait_of(row),
        )
        loaded.count("authors")


def _people(loaded: Loaded) -> None:
    for row in catalogue.entries("people"):
        if Person.objects.filter(slug=row["slug"]).exists():
            continue
        person = Person(slug=row["slug"], name=row["name"], portrait=portrait_of(row))
        person.names = [PersonName(**name) for name in row.get("names", [])]
        person.save()
        loaded.count("people")


def _works(loaded: Loaded) -> None:
    alts = {row["work"]: row["alt"] for row in catalogue.entries("posters")}
    made = []
    for row in catalogue.entries("works"):
        if Work.objects.filter(slug=row["slug"]).exists():
            continue
        work = Work(
            title=row["title"],
            slug=row["slug"],
            kind=row["kind"],
            country=row.get("country", ""),
            network=row.get("network", ""),
            year=row.get("year"),
            episodes=row.get("episodes"),
            episode_minutes=row.get("minutes"),
            poster=poster_of(row, alts),
        )
        work.titles = [WorkTitle(**title) for title in row.get("titles", [])]
        work.roles = [
            Role(person=Person.objects.get(slug=role["person"]), **{key: role[key] for key in role if key != "person"})
            for role in row.get("roles", [])
        ]
        work.links = [WorkLink(**link) for link in row.get("links", [])]
        work.save()
        made.append(row)
        loaded.count("works")
    for row in made:
        work = Work.objects.get(slug=row["slug"])
        for relation in row.get("relations", []):
            WorkRelation.objects.create(
                work=work, kind=relation["kind"], target=Work.objects.get(slug=relation["target"])
            )


def _post(index: BlogIndexPage, row: dict[str, Any], users: dict[str, Any], loaded: Loaded, name: str) -> None:
    if PostPage.objects.child_of(index).filter(slug=row["slug"]).exists():
        return
    author = Author.objects.get(slug=row["author"])
    details = {
        "title": row["title"],
        "slug": row["slug"],
        "owner": author.user or users[EDITOR],
        "date": row["date"],
        "date_precision": row["date_precision"],
        "author": author,
        "pitch": row["pitch"],
        "body": BodyBlock().to_python([_block(block) for block in row["blocks"]]),
        "live": False,
    }
    post = _review(row, details) if "work" in row else PostPage(**details)
    index.add_child(instance=post)
    post.tags.set(row["tags"])
    published = timezone.make_aware(datetime.datetime.combine(row["date"], datetime.time(9)))
    post.first_published_at = published
    post.save_revision(user=post.owner).publish(user=users[EDITOR])
    PostPage.objects.filter(pk=post.pk).update(last_published_at=published)
    loaded.count(name)


def _review(row: dict[str, Any], details: dict[str, Any]) -> ReviewPage:
    rating, viewing = row.get("rating", {}), row.get("viewing", {})
    review = ReviewPage(
        **details,
        work=Work.objects.get(slug=row["work"]),
        rating_value=rating.get("value"),
        rating_scale=rating.get("scale"),
        rating_label=rating.get("label", ""),
        rating_text=rating.get("text", ""),
        viewing_state=viewing.get("state", ReviewPage.ViewingState.FINISHED),
        viewing_episode=viewing.get("episode"),
        rewatch=viewing.get("rewatch", False),
        content_notes=row.get("content_notes", []),
    )
    review.external_ratings = [ExternalRating(**rating) for rating in row.get("external_ratings", [])]
    return review


def _block(row: dict[str, Any]) -> dict[str, Any]:
    """A block as the stream stores it: texts as rich text, slugs as the keys of what they name."""
    value = {key: _value(key, content) for key, content in row.items() if key != "type"}
    return {"type": row["type"], "value": value}


def _value(key: str, content: Any) -> Any:
    match key:
        case "text" | "safe" | "full":
            return rich_text(content)
        case "person":
            return Person.objects.values_list("pk", flat=True).get(slug=content)
        case "work":
            return Work.objects.values_list("pk", flat=True).get(slug=content)
        case "tag":
            return Tag.objects.get_or_create(name=content)[0].pk
        case "image":
            return picture_value(content)
        case "images":
            return [{"type": "item", "id": str(uuid4()), "value": picture_value(picture)} for picture in content]
        case _:
            return content


def _watch_list(loaded: Loaded) -> None:
    for order, row in enumerate(catalogue.entries("watchlist")):
        work = Work.objects.get(slug=row["work"])
        closed_by = work.reviews.order_by("-date").first() if row["state"] != "planned" else None
        _entry, created = WatchlistEntry.objects.get_or_create(
            work=work,
            defaults={
                "state": row["state"],
                "episode": row.get("episode"),
                "note": row.get("note", ""),
                "order": order,
                "review": closed_by,
            },
        )
        loaded.count("watch-list entries", created)
