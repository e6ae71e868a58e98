"""Suggestions for what is being typed: works, people, tags and posts by their names, of those that are public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from django.db import connection
from django.http import HttpRequest
from django.utils.translation import gettext as _

from blog.linking.names import KINDS
from blog.models.documents import SearchDocumentQuerySet
from blog.search.names import find_names, similar_names
from blog.search.public import PUBLIC_PERSON, PUBLIC_TAG, PUBLIC_WORK
from blog.search.query import Query
from blog.text.names import name_key

MOST_OF_A_GROUP = 5
# Of the closest names, so many may be those of nothing public, and the group is full nevertheless.
MOST_LOOKED_AT = 20

# The groups in SQL, see `blog.search.public` for the reason. `{matching}` is where the keys go. The newest posts have a
# place, from 1 on; that of the others is the place of their names.
_GROUPS = {
    "work": """
        SELECT 'work', work.id, 0, work.title, work.slug, native.title, native.language
        FROM blog_work work LEFT JOIN blog_worktitle native ON native.id =
        (SELECT id FROM blog_worktitle WHERE kind = 'native' AND work_id = work.id ORDER BY sort_order LIMIT 1)
        WHERE ({matching}) AND ({public})
    """,
    "person": """
        SELECT 'person', person.id, 0, person.name, person.slug, native.name, native.language
        FROM blog_person person LEFT JOIN blog_personname native ON native.id =
        (SELECT id FROM blog_personname WHERE kind = 'native' AND person_id = person.id ORDER BY sort_order LIMIT 1)
        WHERE ({matching}) AND ({public})
    """,
    "tag": """
        SELECT 'tag', tag.id, 0, tag.name, tag.slug, '', '' FROM blog_tag tag
        WHERE ({matching}) AND ({public})
    """,
    "post": """
        SELECT 'post', page.id, newest.place, page.title, page.slug, native.title, native.language
        FROM (
            SELECT post_id, work_id, ROW_NUMBER() OVER (ORDER BY date DESC, post_id DESC) AS place
            FROM documents WHERE {matching}
        ) newest
        JOIN wagtailcore_page page ON page.id = newest.post_id LEFT JOIN blog_worktitle native ON native.id =
        (SELECT id FROM blog_worktitle WHERE kind = 'native' AND work_id = newest.work_id ORDER BY sort_order LIMIT 1)
        WHERE newest.place <= {most}
    """,
}
# What else a thing must meet; `documents` are those of public posts already.
_PUBLIC = {"work": PUBLIC_WORK, "person": PUBLIC_PERSON, "tag": PUBLIC_TAG}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that bears the name that is being typed; `language` is that of `native`, BCP 47."""

    label: str
    native: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions of one kind (`works`, `people`, `tags`, `posts`), the closest first."""

    kind: str
    label: str
    items: tuple[Suggestion, ...]


def suggest_groups(index: Any, documents: SearchDocumentQuerySet, query: Query, request: HttpRequest) -> list[Group]:
    """The groups that have a suggestion; a constant number of queries of the database.

    Args:
        index: the index page, whose routes the suggestions lead to.
        documents: of its live public posts. What none of them and no entry of the watch list names is not suggested.
        query: what has been typed so far; where no name begins like it, names that it may be a misspelling of.
        request: the current request.
    """
    names = find_names(query.key, [name_key(term.text) for term in query.terms]) or similar_names(query.name)
    pks: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for name in names:
        if name.pk not in pks[name.kind] and len(pks[name.kind]) < MOST_LOOKED_AT:
            pks[name.kind].append(name.pk)
    if not any(pks.values()):
        return []
    found = _public(documents, pks)
    # Asked once, and not by `route_url` for each suggestion.
    home = index.get_url(request) or "/"
    kinds = {
        "work": ("works", _("Works")),
        "person": ("people", _("People")),
        "tag": ("tags", _("Tags")),
        "post": ("posts", _("Reviews and posts")),
    }
    return [
        Group(*kinds[kind], tuple(_suggestion(item, home + _path(index, item)) for item in items))
        for kind, items in found.items()
        if items
    ]


class _Item(NamedTuple):
    kind: str
    pk: int
    place: int
    label: str
    slug: str
    native: str | None
    language: str | None


def _suggestion(item: _Item, url: str) -> Suggestion:
    return Suggestion(item.label, item.native or "", item.language or "", url)


def _path(index: Any, item: _Item) -> str:
    return f"{item.slug}/" if item.kind == "post" else index.reverse_subpage(item.kind, kwargs={"slug": item.slug})


def _public(documents: SearchDocumentQuerySet, pks: Mapping[str, Sequence[int]]) -> dict[str, list[_Item]]:
    """The first public things of each kind, and the newest posts by their titles or of the works, in one query.

    Args:
        documents: of the public posts.
        pks: the keys of each kind, the closest name first; one of them at least.
    """
    # By the columns that may hold them.
    wanted = {kind: {f"{kind}.id": pks[kind]} for kind in ("work", "person", "tag")}
    wanted["post"] = {"post_id": pks["post"], "work_id": pks["work"]}
    selects: list[str] = []
    parameters: list[int] = []
    for kind, columns in wanted.items():
        matching = [f"{column} IN ({', '.join(['%s'] * len(keys))})" for column, keys in columns.items() if keys]
        if matching:
            public = _PUBLIC.get(kind)
            selects.append(_GROUPS[kind].format(matching=" OR ".join(matching), public=public, most=MOST_OF_A_GROUP))
            parameters += chain.from_iterable(columns.values())
    rows, of_rows = documents.order_by().values("post_id", "work_id", "date").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            # Written by Django, and above.
            f"WITH documents (post_id, work_id, date) AS NOT MATERIALIZED ({rows}) {' UNION ALL '.join(selects)}",
            [*of_rows, *parameters],
        )
        found = [_Item(*row) for row in cursor.fetchall()]
    found.sort(key=lambda item: item.place or pks[item.kind].index(item.pk))
    return {kind: [item for item in found if item.kind == kind][:MOST_OF_A_GROUP] for kind in wanted}
