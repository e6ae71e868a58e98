"""Listings and forms of works, people, tags, authors and the watch list."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from blog.editor.choosers import TagChooserViewSet, WorkChooserViewSet, other_names_column
from blog.editor.importing.viewset import ImportViewSet
from blog.editor.listings import PersonIndexView, TagIndexView, WorkIndexView
from blog.editor.people_chooser import PersonChooserViewSet
from blog.editor.pictures import PictureColumn
from blog.editor.reviews import ReviewListingViewSet
from blog.editor.unused import PersonFilterSet, TagFilterSet, WorkFilterSet
from blog.models import Author, Person, Tag, WatchlistEntry, Work


class WorkViewSet(SnippetViewSet):
    """Works with their titles, facts, cast, relations and links."""

    model = Work
    icon = "blog-work"
    add_to_admin_menu = False
    index_view_class = WorkIndexView
    chooser_viewset_class = WorkChooserViewSet
    list_display = [
        "title",
        PictureColumn("poster"),
        other_names_column("titles"),
        "kind",
        "country",
        "year",
        Column("reviews", label=_("Reviews"), accessor="review_count", sort_key="review_count"),
    ]
    filterset_class = WorkFilterSet
    panels = [
        FieldPanel("title"),
        InlinePanel(
            "titles",
            heading=_("Titles in other scripts and languages"),
            label=_("title"),
            panels=[FieldPanel("title"), FieldRowPanel([FieldPanel("kind"), FieldPanel("language")])],
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("country"), FieldPanel("year")]),
                FieldPanel("network"),
                FieldRowPanel([FieldPanel("episodes"), FieldPanel("episode_minutes")]),
            ],
            heading=_("Facts"),
        ),
        FieldPanel("poster"),
        InlinePanel(
            "roles",
            heading=_("People"),
            label=_("role"),
            panels=[
                FieldRowPanel([FieldPanel("person"), FieldPanel("job")]),
                FieldRowPanel([FieldPanel("character"), FieldPanel("billing")]),
                FieldPanel("spoiler"),
            ],
        ),
        InlinePanel(
            "relations",
            heading=_("Relations to other works"),
            label=_("relation"),
            panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("target")])],
        ),
        InlinePanel(
            "links",
            heading=_("Links"),
            label=_("link"),
            panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("label")]), FieldPanel("url")],
        ),
        FieldPanel("slug"),
    ]


class PersonViewSet(SnippetViewSet):
    """People with their names."""

    model = Person
    icon = "blog-person"
    add_to_admin_menu = False
    index_view_class = PersonIndexView
    chooser_viewset_class = PersonChooserViewSet
    filterset_class = PersonFilterSet
    list_display = [
        "name",
        PictureColumn("portrait"),
        other_names_column("names"),
        Column("roles", label=_("Roles"), accessor="role_count", sort_key="role_count"),
    ]
    panels = [
        FieldPanel("name"),
        InlinePanel(
            "names",
            heading=_("Names in other scripts and spellings"),
            label=_("name"),
            panels=[FieldPanel("name"), FieldRowPanel([FieldPanel("kind"), FieldPanel("language")])],
        ),
        FieldPanel("portrait"),
        FieldPanel("slug"),
    ]


class TagViewSet(SnippetViewSet):
    """Tags."""

    model = Tag
    icon = "blog-tag"
    add_to_admin_menu = False
    index_view_class = TagIndexView
    chooser_viewset_class = TagChooserViewSet
    filterset_class = TagFilterSet
    list_display = [
        "name",
        other_names_column("names"),
        "slug",
        Column("posts", label=_("Posts"), accessor="post_count", sort_key="post_count"),
    ]
    panels = [
        FieldPanel("name"),
        InlinePanel(
            "names",
            heading=_("Synonyms"),
            help_text=_("Readers find the tag by them, and an editor who types one of them gets the tag."),
            label=_("synonym"),
            panels=[FieldRowPanel([FieldPanel("name"), FieldPanel("language")])],
        ),
        FieldPanel("description"),
        FieldPanel("picture"),
        FieldPanel("slug"),
    ]


class AuthorViewSet(SnippetViewSet):
    """Authors."""

    model = Author
    icon = "blog-author"
    add_to_admin_menu = False
    list_display = ["name", "user"]
    search_fields = ["name"]
    panels = [
        FieldPanel("name"),
        FieldPanel("bio"),
        FieldPanel("portrait"),
        FieldPanel("user"),
        FieldPanel("slug"),
    ]


class WatchlistViewSet(SnippetViewSet):
    """The watch list."""

    model = WatchlistEntry
    icon = "blog-watch-list"
    add_to_admin_menu = False
    list_display = ["work", "state", "episode", "order"]
    list_filter = ["state"]
    panels = [
        FieldPanel("work"),
        FieldRowPanel([FieldPanel("state"), FieldPanel("episode"), FieldPanel("order")]),
        FieldPanel("note"),
    ]


class BlogViewSetGroup(SnippetViewSetGroup):
    """One menu for all of them."""

    items = (
        ReviewListingViewSet,
        WorkViewSet,
        PersonViewSet,
        TagViewSet,
        AuthorViewSet,
        WatchlistViewSet,
        ImportViewSet,
    )
    menu_label = _("Reviews")
    menu_name = "blog"
    menu_icon = "blog-review"
    menu_order = 150
    add_to_admin_menu = True
