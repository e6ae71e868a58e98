"""What the site's search changes in Wagtail's admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("construct_reports_menu")
def leave_out_wagtails_search_terms(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own report of terms stays empty here: the plugin counts them, with what they found."""
    items[:] = [item for item in items if item.name != "search-terms"]
