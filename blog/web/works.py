"""The pages of works: all of them, one with its reviews, and works that reviews name without a review of their own."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.models import Mention, Work, WorkRelation
from blog.models.facts import work_facts
from blog.models.querysets import PostPageQuerySet
from blog.outlets.jsonld import work_node
from blog.search.listing import as_outgoing, page_of_cards, posts_of
from blog.search.public import public_works
from blog.spoilers.outgoing import Outgoing, WorkFacts
from blog.web.publication import publication_of


@dataclass(frozen=True, slots=True)
class WorkCount:
    """A work and how many reviews it has."""

    work: WorkFacts
    count: int


@dataclass(frozen=True, slots=True)
class RelatedWork:
    """How another work stands to this one; `linked` says whether the other has a page."""

    label: str
    title: str
    slug: str
    year: int | None
    linked: bool


@dataclass(frozen=True, slots=True)
class MentionedWork:
    """A work without a review, and the posts that name it."""

    work: WorkFacts
    posts: tuple[Outgoing, ...]


def _reviews_among(posts: PostPageQuerySet) -> Count:
    return Count("reviews", distinct=True, filter=Q(reviews__in=posts.order_by().values("reviewpage")))


def all_works(index: Any, request: HttpRequest) -> HttpResponseBase:
    """Every work that something public names, by kind."""
    posts = posts_of(index)
    counted = public_works(posts).annotate(count=_reviews_among(posts))
    works = [WorkCount(work_facts(work), work.count) for work in counted.with_facts()]
    works.sort(key=lambda entry: (entry.work.kind_label, entry.work.title.casefold()))
    kinds = [(kind, list(group)) for kind, group in groupby(works, key=lambda entry: entry.work.kind_label)]
    return index.render(
        request,
        template="blog/works.html",
        context_overrides={
            "kinds": kinds,
            "count": len(works),
            "heading": _("Works"),
            "description": _("Every drama, film and book that this blog reviews or names."),
        },
    )


def work(index: Any, request: HttpRequest, slug: str) -> HttpResponseBase:
    """One work: its facts and cast, its relations, and its reviews.

    Raises:
        Http404: no such work, or nothing public names it.
    """
    posts = posts_of(index)
    found = get_object_or_404(
        public_works(posts).with_facts().in_full().annotate(count=_reviews_among(posts)), slug=slug
    )
    facts = work_facts(found, in_full=True)
    return index.render(
        request,
        template="blog/work.html",
        context_overrides={
            "work": facts,
            "relations": _relations(found, posts),
            "posts": page_of_cards(posts.of_work(found), request, count=found.count),
            "things": [work_node(facts, publication_of(index, request))],
            "above": ("works", _("Works")),
            "heading": found.title,
            "description": _("%(title)s: facts, cast and reviews.") % {"title": found.title},
        },
    )


_INVERSE_LABELS = {
    WorkRelation.Kind.SEASON_OF: gettext_lazy("has the season"),
    WorkRelation.Kind.SEQUEL_OF: gettext_lazy("followed by"),
    WorkRelation.Kind.REMAKE_OF: gettext_lazy("remade as"),
    WorkRelation.Kind.ADAPTATION_OF: gettext_lazy("adapted as"),
}


def _relations(found: Work, posts: PostPageQuerySet) -> list[RelatedWork]:
    """The works that this one stands to, and those that stand to it; one query."""
    public = public_works(posts)
    relations = (
        WorkRelation.objects.filter(Q(work=found) | Q(target=found))
        .select_related("work", "target")
        .annotate(
            work_linked=Exists(public.filter(pk=OuterRef("work"))),
            target_linked=Exists(public.filter(pk=OuterRef("target"))),
        )
        .order_by("pk")
    )
    return [_related(relation, outward=relation.work_id == found.pk) for relation in relations]


def _related(relation: Any, *, outward: bool) -> RelatedWork:
    other = relation.target if outward else relation.work
    return RelatedWork(
        label=str(relation.get_kind_display() if outward else _INVERSE_LABELS[relation.kind]),
        title=other.title,
        slug=other.slug,
        year=other.year,
        linked=relation.target_linked if outward else relation.work_linked,
    )


def mentioned(index: Any, request: HttpRequest) -> HttpResponseBase:
    """The works that live public posts name without a live public review of them."""
    posts = posts_of(index)
    plain = posts.order_by()
    mentions = list(Mention.objects.filter(work__isnull=False, post__in=plain).values_list("work", "post").distinct())
    reviewed = set(plain.filter(reviewpage__work__isnull=False).values_list("reviewpage__work", flat=True))
    named = [(work_id, post_id) for work_id, post_id in mentions if work_id not in reviewed]
    cards = as_outgoing(posts.filter(pk__in={post_id for _work, post_id in named}).cards(), request) if named else []
    works = Work.objects.filter(pk__in={work_id for work_id, _post in named}).with_facts()
    return index.render(
        request,
        template="blog/mentioned.html",
        context_overrides={
            "works": [
                MentionedWork(work_facts(work), tuple(post for post in cards if (work.pk, post.pk) in named))
                for work in works
            ],
            "heading": _("Mentioned"),
            "description": _("Works that reviews name, without a review of their own yet."),
        },
    )
