"""Deleting people, works and tags: what blocks of posts name stays, because nothing in the database would hold it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import ReferenceIndex

from blog.editor.merging.mentions import named_in_drafts
from blog.models import Person, Tag, Work


def keep_what_is_named(request: HttpRequest, things: Iterable[Model]) -> HttpResponse | None:
    """Refuse to delete what a post chooses in a block, and lead to where that is; None where nothing is in the way."""
    for thing in things:
        if isinstance(thing, Person | Tag | Work) and _is_chosen(thing):
            messages.error(
                request,
                _("“%(name)s” is named in posts and was not deleted. Choose somebody or something else there first.")
                % {"name": str(thing)},
            )
            viewset: Any = type(thing).snippet_viewset
            return redirect(viewset.get_url_name("usage"), thing.pk)
    return None


def _is_chosen(thing: Model) -> bool:
    """Whether a block chooses it, or a draft in hand names it: `body` is the only field of a post with blocks."""
    chosen = ReferenceIndex.get_references_to(thing).filter(model_path__startswith="body.").exists()
    return chosen or thing.pk in named_in_drafts(str(thing._meta.model_name))
