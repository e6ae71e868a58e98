"""Finding the works, people and posts that are there already: found, never doubled.

The rule (product paper): exactly one with this name is linked; several: none is, and an editor is asked. Names are the
same in NFC without regard to case, blanks and hyphens; other names count.
"""

import unicodedata
from collections.abc import Container, Iterable
from datetime import date

from django.db.models import Q
from wagtail.models import Page

from blog.linking.names import KEY_LENGTH
from blog.models import Author, NameKey, PostPage, Work, WorkTitle
from blog.models.querysets import PostPageQuerySet
from blog.parsing.parsed import ParsedPost
from blog.text.names import name_key

_SOFT_HYPHEN = "\u00ad"


def same_name(name: str) -> str:
    """What two names have in common that are the same: NFC, casefolded, without blanks and hyphens."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return "".join(
        character
        for character in folded
        if not character.isspace() and character != _SOFT_HYPHEN and unicodedata.category(character) != "Pd"
    )


def people_named(names: Iterable[str]) -> dict[str, set[int]]:
    """The keys of the people who have each of `names`, as main or other name; one query."""
    return _named("person_id", names)


def works_named(names: Iterable[str]) -> dict[str, set[int]]:
    """The keys of the works that have each of `names`, as title in whatever script; one query."""
    return _named("work_id", names)


def _named(column: str, names: Iterable[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {name: set() for name in names}
    wanted = {same_name(name): found[name] for name in found}
    if len(wanted) < len(found):
        # Two spellings of one name share their set.
        found = {name: wanted[same_name(name)] for name in found}
    keys = {name_key(name)[:KEY_LENGTH] for name in found}
    rows = NameKey.objects.filter(**{f"{column}__isnull": False, "key__in": keys}).values_list(column, "name")
    for key, name in rows:
        if (pks := wanted.get(same_name(name))) is not None:
            pks.add(key)
    return found


def authors_named(name: str) -> list[Author]:
    """The authors of this name."""
    wanted = same_name(name)
    return [author for author in Author.objects.all() if same_name(author.name) == wanted or author.slug == name]


def known_titles() -> list[str]:
    """Titles of all works, in every script: posts may mention them."""
    titles = Work.objects.values_list("title", flat=True).order_by()
    return [*titles, *WorkTitle.objects.values_list("title", flat=True).order_by()]


def post_title(post: ParsedPost) -> str:
    """What the post is called; empty where the source does not tell."""
    return post.headline or post.title or ""


class PostFinder:
    """Finds the post of an index page that a parsed post was imported as.

    A post of the site answers to one post of a run only: two posts of the same titles and month in one source are two.
    """

    def __init__(self, index: Page) -> None:
        self.index = index
        self._taken: set[int] = set()

    def take(self, pk: int) -> None:
        """Note that a post of the site has its parsed post."""
        self._taken.add(pk)

    def by_digest(self, digest: str) -> PostPage | None:
        """The post that was imported from exactly this source."""
        return self._posts().filter(imported__source_digest=digest).order_by("pk").first()

    def with_same_titles(self, post: ParsedPost, *, others: Container[str] = ()) -> list[PostPage]:
        """Posts of the same titles, whatever their date, which have no other parsed post in this run.

        Args:
            post: the parsed post.
            others: digests of sources of the same run, whose posts are theirs.
        """
        title, native = same_name(post.title or post_title(post)), same_name(post.native_title or "")
        if not title:
            return []
        by_import = Q(imported__title_key=title) & (
            Q(imported__native_key__in=["", native]) if native else Q(pk__isnull=False)
        )
        works = works_named([post.title])[post.title] if post.is_review and post.title else set()
        by_hand = Q(imported__isnull=True) & (
            Q(reviewpage__work__in=works) if works else Q(title__iexact=post_title(post))
        )
        candidates = self._posts().filter(by_import | by_hand).select_related("imported", "reviewpage").order_by("pk")
        return [
            candidate
            for candidate in candidates
            if candidate.pk not in self._taken
            and hasattr(candidate, "reviewpage") is post.is_review
            and not (hasattr(candidate, "imported") and candidate.imported.source_digest in others)
        ]

    def _posts(self) -> PostPageQuerySet:
        return PostPage.objects.child_of(self.index)


def dates_agree(one: date | None, one_precision: str, other: date | None, other_precision: str) -> bool:
    """Whether two dates may be the same day, each as far as it is known; one that is not known agrees with any."""
    if one is None or other is None:
        return True
    parts = min(_PARTS[one_precision], _PARTS[other_precision])
    return one.timetuple()[:parts] == other.timetuple()[:parts]


_PARTS = {"year": 1, "month": 2, "day": 3}
