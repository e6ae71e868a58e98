"""Who may see a page at all: Wagtail's privacy, asked in one query."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction


class RestrictionsInOneQuery:
    """A mixin for pages: finds the restrictions of a page and its ancestors without fetching the ancestors.

    A private page asks for its password in the blog's own shell, also on a site whose settings name no template.
    """

    password_required_template = "blog/password_required.html"  # noqa: S105 - a template

    def get_view_restrictions(self: Page) -> QuerySet[PageViewRestriction]:
        """The view restrictions that apply to the page.

        An alias has those of its source, also where an ancestor is the alias; as in Wagtail's own method, which asks
        once for the ancestors and once more for each alias.
        """
        pages = self.get_ancestors(inclusive=True).order_by().values("pk")
        return PageViewRestriction.objects.filter(
            Q(page__in=pages) | Q(page__aliases__in=pages) | Q(page__aliases__aliases__in=pages)
        ).distinct()
