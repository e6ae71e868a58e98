"""What the plugin registers in Wagtail's admin: a line each."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from blog.audit.reports import URL_NAME, LeakReportMenuItem, LeakReportView
from blog.editor.alike import ALIKE, AlikeView
from blog.editor.bulk import ACTIONS
from blog.editor.buttons import thing_buttons
from blog.editor.changes import CHANGES, CHANGES_RESULTS, ChangesMenuItem, ChangesView, UndoView
from blog.editor.changing.undoing import UNDO
from blog.editor.dashboard import DeskPanel
from blog.editor.deleting import keep_what_is_named
from blog.editor.draft_links import URL_NAME as DRAFT_LINKS_URL_NAME
from blog.editor.draft_links import URL_NAME_OF_PAGE as DRAFT_LINKS_OF_PAGE_URL_NAME
from blog.editor.draft_links import DraftLinkMenuItem, DraftLinksView, register_actions, share_button
from blog.editor.drafts import offered_to, page_policy
from blog.editor.glance.checker import add_hints
from blog.editor.glance.views import URL_NAME as GLANCE_URL_NAME
from blog.editor.glance.views import URL_NAME_OF_NEW as GLANCE_URL_NAME_OF_NEW
from blog.editor.glance.views import GlanceOfNewView, GlanceView
from blog.editor.guide import URL_NAME as GUIDE_URL_NAME
from blog.editor.guide import GuideView
from blog.editor.icons import with_icons
from blog.editor.markdown import markdown_editor_script
from blog.editor.merging.views import MERGE, MergeView
from blog.editor.publishing import check_before_publishing
from blog.editor.renaming import RENAME, RenameView
from blog.editor.rich_text import register_spoiler
from blog.editor.searches import RESULTS_URL_NAME as SEARCHES_RESULTS_URL_NAME
from blog.editor.searches import URL_NAME as SEARCHES_URL_NAME
from blog.editor.searches import SearchTermMenuItem, SearchTermReportView
from blog.editor.starting import RESULTS_URL_NAME as WRITE_RESULTS_URL_NAME
from blog.editor.starting import URL_NAME as WRITE_URL_NAME
from blog.editor.starting import ReviewPageViewSet, WriteReviewMenuItem, WriteReviewPanel, WriteReviewView
from blog.editor.viewsets import BlogViewSetGroup

register_permission_policy(Page, page_policy)
register_snippet(BlogViewSetGroup)


@hooks.register("register_rich_text_features")
def register_rich_text_features(features: FeatureRegistry) -> None:
    """The spoiler button."""
    register_spoiler(features)


@hooks.register("insert_global_admin_js")
def insert_global_admin_js() -> SafeString:
    """The options of the Markdown editor."""
    return markdown_editor_script()


hooks.register("register_icons", with_icons)
hooks.register("before_delete_snippet", keep_what_is_named)
hooks.register("construct_wagtail_userbar", add_hints)
hooks.register("before_bulk_action", check_before_publishing)
hooks.register("construct_page_chooser_queryset", offered_to)
hooks.register("register_snippet_listing_buttons", thing_buttons)
for action in ACTIONS:
    # After Wagtail's, some of which they take the place of.
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("construct_homepage_panels")
def construct_homepage_panels(request: HttpRequest, panels: list[Component]) -> None:
    """“Write a review”, and the editor's desk."""
    panels += [WriteReviewPanel(), DeskPanel(request)]


hooks.register("register_page_header_buttons", share_button)
hooks.register("register_log_actions", register_actions)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """The reports, a draft's links, the guide, and the dialogues of works, people and tags."""
    searches = SearchTermReportView
    return [
        path("desk/<slug:kind>/alike/", AlikeView.as_view(), name=ALIKE),
        path("desk/<slug:kind>/<int:pk>/merge/", MergeView.as_view(), name=MERGE),
        path("desk/<slug:kind>/<int:pk>/rename/", RenameView.as_view(), name=RENAME),
        path("desk/changes/<int:pk>/undo/", UndoView.as_view(), name=UNDO),
        path("reports/changes/", ChangesView.as_view(), name=CHANGES),
        path("reports/changes/results/", ChangesView.as_view(results_only=True), name=CHANGES_RESULTS),
        path("glance/<int:page_id>/", GlanceView.as_view(), name=GLANCE_URL_NAME),
        path(
            "glance/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
            GlanceOfNewView.as_view(),
            name=GLANCE_URL_NAME_OF_NEW,
        ),
        path("reviews/write/", WriteReviewView.as_view(), name=WRITE_URL_NAME),
        path("reviews/write/results/", WriteReviewView.as_view(results_only=True), name=WRITE_RESULTS_URL_NAME),
        path("reports/leaks/", LeakReportView.as_view(), name=URL_NAME),
        path("writing-a-review/", GuideView.as_view(), name=GUIDE_URL_NAME),
        path("reports/draft-links/", DraftLinksView.as_view(), name=DRAFT_LINKS_URL_NAME),
        path("pages/<int:page_id>/draft-links/", DraftLinksView.as_view(), name=DRAFT_LINKS_OF_PAGE_URL_NAME),
        path("reports/searches/", searches.as_view(), name=SEARCHES_URL_NAME),
        path("reports/searches/results/", searches.as_view(results_only=True), name=SEARCHES_RESULTS_URL_NAME),
    ]


@hooks.register("register_admin_viewset")
def register_admin_viewset() -> ReviewPageViewSet:
    """The views of a review."""
    return ReviewPageViewSet("review_pages")


@hooks.register("register_admin_menu_item")
def register_write_menu_item() -> WriteReviewMenuItem:
    """“Write a review” in the menu."""
    return WriteReviewMenuItem(
        _("Write a review"), reverse(WRITE_URL_NAME), name="write-review", icon_name="edit", order=140
    )


@hooks.register("register_reports_menu_item")
def register_reports_menu_item() -> LeakReportMenuItem:
    """The leak report's line among the reports."""
    return LeakReportMenuItem(_("Leaks"), reverse(URL_NAME), name="leaks", icon_name="no-view", order=1150)


@hooks.register("register_reports_menu_item")
def register_searches_menu_item() -> SearchTermMenuItem:
    """The line of the report of searches."""
    url = reverse(SEARCHES_URL_NAME)
    return SearchTermMenuItem(_("Searches"), url, name="searches", icon_name="search", order=1160)


@hooks.register("register_reports_menu_item")
def register_changes_menu_item() -> ChangesMenuItem:
    """The line of the list of changes that can be undone."""
    return ChangesMenuItem(
        _("Changes to many at once"), reverse(CHANGES), name="changes", icon_name="history", order=1170
    )


@hooks.register("insert_global_admin_css")
def insert_global_admin_css() -> SafeString:
    """The style of the plugin's own lists and dialogues."""
    return format_html('<link rel="stylesheet" href="{}">', static("blog/admin/desk.css"))


@hooks.register("register_reports_menu_item")
def register_draft_links_menu_item() -> DraftLinkMenuItem:
    """The line of the list of draft links."""
    url = reverse(DRAFT_LINKS_URL_NAME)
    return DraftLinkMenuItem(_("Draft links"), url, name="draft-links", icon_name="link", order=1180)


@hooks.register("register_help_menu_item")
def register_guide_menu_item() -> MenuItem:
    """The guide's line in the help menu, before those that lead to Wagtail's own."""
    return MenuItem(
        _("Writing a review"), reverse(GUIDE_URL_NAME), name="writing-a-review", icon_name="edit", order=900
    )


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Groups may be allowed to see what readers search for."""
    return Permission.objects.filter(content_type__app_label="blog", codename="view_searchterm")
