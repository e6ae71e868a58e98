"""Structured data for search engines: what a page is about, in the terms of https://schema.org, as JSON-LD.

What search engines ask of a review: the name of what is reviewed, an author, and a rating with its scale
(https://developers.google.com/search/docs/appearance/structured-data/review-snippet). Others' ratings never stand here:
they are not ours to give.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from blog.outlets.metadata import iso_moment
from blog.outlets.pictures import poster_picture
from blog.outlets.publication import Picture, Publication
from blog.spoilers.outgoing import Outgoing, RoleFacts, Score, WorkFacts

Node = dict[str, Any]

_TYPES = {
    "drama": "TVSeries",
    "variety": "TVSeries",
    "anime": "TVSeries",
    "documentary": "TVSeries",
    "film": "Movie",
    "book": "Book",
}


def post_node(post: Outgoing, blog: Publication, image: Picture | None) -> Node:
    """A post: a `Review` of its work, or a `BlogPosting` where it has none.

    A review without a figure has no `reviewRating`. schema.org asks for none, so it stays a `Review`; search engines
    show no stars for it, which is right: there are none.
    """
    common = {
        "@id": f"{post.full_url}#post",
        "url": post.full_url,
        "mainEntityOfPage": post.full_url,
        "name": post.title,
        "headline": post.title,
        "description": post.description,
        "inLanguage": blog.language,
        "image": image.url if image else "",
        "author": _author(post, blog),
        "publisher": publisher_node(blog),
        # The date as far as it is known: ISO 8601 allows 2021-10.
        "datePublished": post.iso_date,
        "dateModified": iso_moment(post.updated),
        "keywords": [tag.name for tag in post.tags],
    }
    if post.work is None:
        return _node("BlogPosting", common)
    return _node(
        "Review", {**common, "itemReviewed": work_node(post.work, blog), "reviewRating": rating_node(post.rating)}
    )


def rating_node(score: Score | None) -> Node | None:
    """The own rating; None for a letter, and for a figure whose scale nobody gave: readers would take it to be five."""
    if score is None or score.value is None or not score.scale:
        return None
    return _node("Rating", {"ratingValue": score.figure, "bestRating": score.out_of, "worstRating": "0"})


def work_node(work: WorkFacts, blog: Publication) -> Node:
    """What is reviewed."""
    kind = _type_of(work)
    poster = poster_picture(work, blog.url)
    facts: Node = {
        "name": work.title,
        "alternateName": [name.text for name in work.titles],
        "url": blog.address("work", slug=work.slug),
        "image": poster.url if poster else "",
        "sameAs": [link.url for link in work.links if link.kind == "same_as"],
        "countryOfOrigin": _node("Country", {"name": work.country_name}) if work.country else None,
        "author": _people(work.roles, {"author", "writer"}, blog),
    }
    if kind == "Book":
        facts["publisher"] = _node("Organization", {"name": work.network}) if work.network else None
    else:
        facts["actor"] = _people(work.roles, {"actor"}, blog)
        facts["director"] = _people(work.roles, {"director"}, blog)
    if kind == "TVSeries":
        facts["numberOfEpisodes"] = work.episodes
        facts["startDate"] = str(work.year or "")
    else:
        facts["datePublished"] = str(work.year or "")
    if kind == "Movie" and work.episode_minutes:
        facts["duration"] = f"PT{work.episode_minutes}M"
    return _node(kind, facts)


def _type_of(work: WorkFacts) -> str:
    """The type in schema.org; a documentary or an anime that is no series is a film."""
    alone = (work.episodes or 1) == 1 if work.kind == "documentary" else work.episodes == 1
    return "Movie" if work.kind in ("documentary", "anime") and alone else _TYPES.get(work.kind, "CreativeWork")


def _people(roles: Iterable[RoleFacts], jobs: set[str], blog: Publication) -> list[Node]:
    people = {role.person_slug: role.person for role in roles if role.job in jobs}
    return [person_node(name=name, url=blog.address("person", slug=slug)) for slug, name in people.items()]


def person_node(
    *, name: str, url: str, names: Sequence[str] = (), picture: Picture | None = None, description: str = ""
) -> Node:
    """Somebody. `names` are those beside the main one."""
    return _node(
        "Person",
        {
            "name": name,
            "alternateName": list(names),
            "url": url,
            "image": picture.url if picture else "",
            "description": description,
        },
    )


def _author(post: Outgoing, blog: Publication) -> Node:
    """Who wrote it; the blog where nobody signed: a review must have an author."""
    if post.byline is None:
        return publisher_node(blog)
    return person_node(name=post.byline.name, url=blog.address("author", slug=post.byline.slug))


def publisher_node(blog: Publication) -> Node:
    """Who publishes the blog."""
    return _node("Organization", {"name": blog.name, "url": blog.url, "logo": blog.logo.url if blog.logo else ""})


def blog_node(blog: Publication) -> Node:
    """The blog itself, and how it is searched."""
    search = _node(
        "SearchAction",
        {
            "target": _node("EntryPoint", {"urlTemplate": blog.address("search") + "?query={search_term_string}"}),
            "query-input": "required name=search_term_string",
        },
    )
    return _node(
        "Blog",
        {
            "@id": f"{blog.url}#blog",
            "name": blog.name,
            "url": blog.url,
            "description": blog.description,
            "inLanguage": blog.language,
            "publisher": publisher_node(blog),
            "potentialAction": search,
        },
    )


def trail_node(steps: Sequence[tuple[str, str]]) -> Node:
    """The way to a page from the blog's first, as pairs of name and absolute address, the page itself last."""
    items = [
        _node("ListItem", {"position": position, "name": name, "item": url})
        for position, (name, url) in enumerate(steps, 1)
    ]
    return _node("BreadcrumbList", {"itemListElement": items})


def _node(kind: str, properties: Node) -> Node:
    """A node without the properties that are unknown."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value not in (None, "", [])}}


def as_script(nodes: Sequence[Node]) -> SafeString:
    """The nodes in a data block, which no browser runs; empty without any.

    No text can end the block: `<`, `>` and `&` are written as escapes, which JSON knows
    (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
    """
    if not nodes:
        return SafeString("")
    data = json.dumps({"@context": "https://schema.org", "@graph": list(nodes)}, ensure_ascii=False)
    escaped = data.translate({ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})
    return mark_safe(f'<script type="application/ld+json">{escaped}</script>')  # noqa: S308 - escaped above
