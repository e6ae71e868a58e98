"""The tag pages: all tags, one tag, and what reviews say under a theme."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from blog.models import Tag
from blog.models.querysets import PostPageQuerySet
from blog.models.renditions import PORTRAIT_FILTERS, renditions_of
from blog.search.filtered import filtered_list
from blog.search.listing import documents_of, page_of_cards, posts_of
from blog.web.excerpts import excerpts_of


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many posts have it."""

    name: str
    slug: str
    count: int


def tag_counts(posts: PostPageQuerySet) -> list[TagCount]:
    """The tags of these posts, the most used first; one query."""
    tags = (
        Tag.objects.filter(tagged_posts__content_object__in=posts.order_by())
        .annotate(count=Count("tagged_posts"))
        .order_by("-count", "name")
    )
    return [TagCount(tag.name, tag.slug, tag.count) for tag in tags]


def all_tags(index: Any, request: HttpRequest) -> HttpResponseBase:
    """Every tag that a live public post has, by name."""
    tags = sorted(tag_counts(posts_of(index)), key=lambda tag: tag.name.casefold())
    return index.render(
        request,
        template="blog/tags.html",
        context_overrides={
            "tags": tags,
            "heading": _("Tags"),
            "description": _("Everything this blog writes about, by tag."),
        },
    )


def tag(index: Any, request: HttpRequest, slug: str) -> HttpResponseBase:
    """The posts with a tag.

    Raises:
        Http404: no such tag, or no live public post has it.
    """
    tags: Any = Tag.objects
    pictured = tags.select_related("picture").prefetch_related(renditions_of("picture", PORTRAIT_FILTERS))
    found = get_object_or_404(pictured, slug=slug)
    documents = documents_of(index).tagged(found)
    listed = filtered_list(documents, request, fixed={"tag": found.slug})
    if not listed["filter_form"].count and not (listed["filters"].narrow and documents.exists()):
        raise Http404(_("No post has this tag."))
    return index.render(
        request,
        template="blog/tag.html",
        context_overrides={
            **listed,
            "tag": found,
            "above": ("tags", _("Tags")),
            "heading": found.name,
            "description": found.description or _("Posts tagged “%(tag)s”.") % {"tag": found.name},
        },
    )


def theme(index: Any, request: HttpRequest, slug: str) -> HttpResponseBase:
    """What reviews say under a theme, each block under the cover that it has on its own page.

    Raises:
        Http404: no such tag, or no live public post has a theme block with it.
    """
    found = get_object_or_404(Tag, slug=slug)
    gathered = found.mentions.exclude(block_id="").values("post")
    cards = page_of_cards(posts_of(index).filter(pk__in=gathered), request)
    if not cards.paginator.count:
        raise Http404(_("No review has a section on this theme."))
    return index.render(
        request,
        template="blog/theme.html",
        context_overrides={
            "tag": found,
            "posts": cards,
            "excerpts": excerpts_of(found, cards),
            "tagged": found.tagged_posts.filter(content_object__in=posts_of(index).order_by()).exists(),
            "above": ("tags", _("Tags")),
            "heading": found.name,
            "description": _("What the reviews of this blog say about “%(tag)s”.") % {"tag": found.name},
        },
    )
