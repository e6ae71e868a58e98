"""The index page: a list of posts whose routes are all the addresses of a blog.

Each route is a line that hands over to the module named after what it shows.
"""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from blog.models.drafts import TOKEN_LENGTH
from blog.models.slugs import is_reserved
from blog.models.visibility import RestrictionsInOneQuery
from blog.search import views as search
from blog.web import (
    archives,
    authors,
    drafts,
    feeds,
    looking_back,
    manifest,
    people,
    posts,
    share,
    sitemaps,
    tags,
    watch_list,
    works,
)
from blog.web.moved import or_moved
from blog.web.routes import INDEX_ATTRIBUTE

_SLUG = r"(?P<slug>[-\w]+)"


class BlogIndexPage(RestrictionsInOneQuery, RoutablePageMixin, Page):
    """Lists its posts; tags, dates, people, works, authors, feeds and search are routes of it."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=300,
        help_text=_("A sentence on what this blog is; stands on its first page."),
    )

    subpage_types = ["blog.PostPage", "blog.ReviewPage"]
    template = "blog/index.html"
    page_description = _("A blog of reviews: lists its posts, with tags, archives, people, works, feeds and search.")

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("slug"), FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = _("review index")
        verbose_name_plural = _("review indexes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The context of every route: the index itself, and what its first page says of it."""
        return {
            **super().get_context(request),
            "index": self,
            "heading": self.title,
            "description": self.introduction,
        }

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The index itself, its posts, and what its routes show."""
        return [*super().get_sitemap_urls(request), *sitemaps.entries(self, request)]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a post of this index with all that its page needs in one query; everything else as Wagtail does."""
        if self.live and len(path_components) == 1 and not is_reserved(path_components[0]):
            post = posts.post_with_head(self, path_components[0])
            if post is not None:
                setattr(request, INDEX_ATTRIBUTE, self)
                return post.route(request, [])
        return super().route(request, path_components)

    def route_url(self, request: HttpRequest | None, name: str, **kwargs: Any) -> str:
        """The address of a route.

        Args:
            request: the current request, or None.
            name: the route's name, for instance `tag`.
            kwargs: what the route takes, for instance `slug`.

        Raises:
            django.urls.NoReverseMatch: no route has that name and takes these arguments.
        """
        return (self.get_url(request) or "/") + self.reverse_subpage(name, kwargs=kwargs)

    @path("", name="index")
    def index_route(self, request: HttpRequest) -> HttpResponseBase:
        """All posts."""
        return archives.whole(self, request)

    @re_path(r"^(?P<year>(?:19|20)\d{2})/$", name="year")
    def year_route(self, request: HttpRequest, year: str) -> HttpResponseBase:
        """The posts of a year."""
        return archives.of_year(self, request, int(year))

    @re_path(r"^(?P<year>(?:19|20)\d{2})/(?P<month>0[1-9]|1[0-2])/$", name="month")
    def month_route(self, request: HttpRequest, year: str, month: str) -> HttpResponseBase:
        """The posts of a month."""
        return archives.of_month(self, request, int(year), int(month))

    @re_path(r"^(?P<year>(?:19|20)\d{2})/in-review/$", name="in_review")
    def in_review_route(self, request: HttpRequest, year: str) -> HttpResponseBase:
        """A year, looked back on."""
        return looking_back.of_year(self, request, int(year))

    @path("tag/", name="tags")
    def tags_route(self, request: HttpRequest) -> HttpResponseBase:
        """All tags."""
        return tags.all_tags(self, request)

    @re_path(rf"^tag/{_SLUG}/$", name="tag")
    def tag_route(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """The posts with a tag."""
        return or_moved(self, request, "tag", tags.tag, slug=slug)

    @re_path(rf"^theme/{_SLUG}/$", name="theme")
    def theme_route(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """What reviews say under a theme."""
        return or_moved(self, request, "theme", tags.theme, slug=slug)

    @path("people/", name="people")
    def people_route(self, request: HttpRequest) -> HttpResponseBase:
        """Everybody whom a post names."""
        return people.all_people(self, request)

    @re_path(rf"^people/{_SLUG}/$", name="person")
    def person_route(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """One person."""
        return or_moved(self, request, "person", people.person, slug=slug)

    @path("works/", name="works")
    def works_route(self, request: HttpRequest) -> HttpResponseBase:
        """Every work that something public names."""
        return works.all_works(self, request)

    @re_path(rf"^works/{_SLUG}/$", name="work")
    def work_route(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """One work."""
        return or_moved(self, request, "work", works.work, slug=slug)

    @re_path(rf"^by/{_SLUG}/$", name="author")
    def author_route(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """The posts of an author."""
        return authors.author(self, request, slug)

    @path("watch-list/", name="watch_list")
    def watch_list_route(self, request: HttpRequest) -> HttpResponseBase:
        """The watch list."""
        return watch_list.watch_list(self, request)

    @path("mentioned/", name="mentioned")
    def mentioned_route(self, request: HttpRequest) -> HttpResponseBase:
        """Works named without a review of their own."""
        return works.mentioned(self, request)

    @path("feed/", name="feed")
    def feed_route(self, request: HttpRequest) -> HttpResponseBase:
        """RSS of all posts."""
        return feeds.whole(self, request)

    @re_path(rf"^(?P<kind>tag|people|works|by)/{_SLUG}/feed/$", name="feed_of")
    def feed_of_route(self, request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
        """RSS of the posts of a tag, person, work or author."""
        return or_moved(self, request, "feed_of", feeds.of, slug=slug, kind=kind)

    @re_path(r"^feed/(?P<form>atom|json)/$", name="feed_as")
    def feed_as_route(self, request: HttpRequest, form: str) -> HttpResponseBase:
        """All posts as Atom or JSON Feed."""
        return feeds.whole(self, request, form)

    @re_path(rf"^(?P<kind>tag|people|works|by)/{_SLUG}/feed/(?P<form>atom|json)/$", name="feed_of_as")
    def feed_of_as_route(self, request: HttpRequest, kind: str, slug: str, form: str) -> HttpResponseBase:
        """The posts of a tag, person, work or author as Atom or JSON Feed."""
        return or_moved(self, request, "feed_of_as", feeds.of, slug=slug, kind=kind, form=form)

    @path("feeds/", name="feeds")
    def feeds_route(self, request: HttpRequest) -> HttpResponseBase:
        """What feeds are, and which ones there are."""
        return feeds.explained(self, request)

    @path("manifest/", name="manifest")
    def manifest_route(self, request: HttpRequest) -> HttpResponseBase:
        """What the blog is called and looks like on a home screen."""
        return manifest.manifest(self, request)

    @re_path(rf"^share/{_SLUG}/$", name="share")
    def share_route(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """The picture that is shown where a post is shared."""
        return share.share_image(self, request, slug)

    @re_path(rf"^draft/(?P<token>[-\w]{{{TOKEN_LENGTH}}})/$", name="draft")
    def draft_route(self, request: HttpRequest, token: str) -> HttpResponseBase:
        """A draft, for whoever has a link to it."""
        return drafts.draft(self, request, token)

    @path("search/", name="search")
    def search_route(self, request: HttpRequest) -> HttpResponseBase:
        """Search results."""
        return search.results(self, request, template="blog/search.html")

    @path("search/suggest/", name="suggest")
    def suggest_route(self, request: HttpRequest) -> HttpResponseBase:
        """Suggestions for what is being typed, as JSON."""
        return search.suggest(self, request)
