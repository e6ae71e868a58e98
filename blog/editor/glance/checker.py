"""The hints in Wagtail's own checker: in the editor's panel of checks, and in the user bar on the page."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.userbar import ContentCheckerItem

from blog.editor.glance.cast import cast_of
from blog.editor.glance.hints import EXPLANATIONS, Code, Hint, hints_of, sections_of
from blog.models import PostPage

# Hints of the whole post stand at its title.
_TITLE = "main h1"


class HintsItem(ContentCheckerItem):
    """Wagtail's checks, and ours of one post.

    The page that is checked says what is wrong with it: the post's preview or the post itself. The editor's panel
    around a preview needs the names of the checks alone, and no hint is looked for there.
    """

    def __init__(self, post: PostPage, *, in_editor: bool) -> None:
        super().__init__(in_editor=in_editor)
        self.post = post

    @cached_property
    def hints(self) -> Sequence[Hint]:
        """The hints for the post as it is."""
        if self.in_editor:
            return ()
        review = self.post.review
        cast = cast_of(review.work_id if review else None)
        return hints_of(self.post, self.post.fresh_digest(), sections_of(self.post.body), cast)

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:
        """Wagtail's rules and ours."""
        return [*super().get_axe_run_only(request), *map(_rule, Code)]

    def get_axe_custom_rules(self, request: HttpRequest) -> list[dict[str, Any]]:
        """A rule for each kind of hint; it looks at the places that have one."""
        return [*super().get_axe_custom_rules(request), *(self._rule(code) for code in Code)]

    def get_axe_custom_checks(self, request: HttpRequest) -> list[dict[str, Any]]:
        """A check for each kind of hint: the server has found it, and the script only says so."""
        return [*super().get_axe_custom_checks(request), *({"id": _check(code)} for code in Code)]

    def get_axe_messages(self, request: HttpRequest) -> dict[str, Any]:
        """What each says; beside the post, in the words of its first hint of that kind."""
        own = {}
        for code, (name, help_text) in EXPLANATIONS.items():
            first = next((hint for hint in self.hints if hint.code is code), None)
            own[_rule(code)] = {"error_name": first.text if first else name, "help_text": help_text}
        return {**super().get_axe_messages(request), **own}

    @property
    def media(self) -> forms.Media:
        """The script of the checks."""
        return forms.Media(js=[versioned_static("blog/admin/checks.js")])

    def _rule(self, code: Code) -> dict[str, Any]:
        places = dict.fromkeys(
            f'[id="{hint.block_id}"]' if hint.block_id else _TITLE for hint in self.hints if hint.code is code
        )
        return {
            "id": _rule(code),
            "impact": "minor",
            "selector": ", ".join(places) or "[data-blog-without-hint]",
            # Covered parts of a post are looked at too.
            "excludeHidden": False,
            "tags": ["best-practice"],
            "any": [_check(code)],
            "enabled": True,
        }


def _rule(code: Code) -> str:
    return f"blog-{code}"


def _check(code: Code) -> str:
    return f"check-blog-{code}"


def add_hints(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Put our checks in the place of Wagtail's where the page is a post; a hook `construct_wagtail_userbar`."""
    if not isinstance(page, PostPage):
        return
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = HintsItem(page, in_editor=item.in_editor)
