"""Writing parsed posts: each in one transaction, as a structured draft of which an editor makes the rest.

What is there already is never changed: a second import says what differs.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Comment, Page, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from blog.linking.gathering import gathered
from blog.models import Author, ImportedPost, PostPage, ReviewPage
from blog.models.slugs import is_reserved, slug_of
from blog.parsing.parsed import ParsedPost
from blog.transfer.bodies import make_body
from blog.transfer.contents import differing, digest_of, page_parts, source_parts
from blog.transfer.doubts import Doubt, Doubts, doubts_of_fields
from blog.transfer.finding import PostFinder, authors_named, dates_agree, post_title, same_name
from blog.transfer.fitting import external_ratings, fit_date, rating_fields, viewing_fields
from blog.transfer.made import Made
from blog.transfer.posters import PosterFolder
from blog.transfer.works import find_or_make_people, find_or_make_work, find_works

_LONGEST_TITLE = 255
_LONGEST_TAG = 100
_LONGEST_AUTHOR = 200
UNTITLED = "Untitled post"


class Status(StrEnum):
    """What became of a post."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    DIFFERING = "differing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one parsed post: `page` is its page's key, `notes` say what a person should know."""

    status: Status
    title: str
    page: int | None = None
    is_live: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever imports wants of all posts of a run.

    `user` owns the posts and writes the comments; without one there are no comments. `author` signs posts, also those
    that name somebody else.
    """

    publish: bool = False
    author: Author | None = None
    user: Any = None
    posters: PosterFolder | None = None


class PostWriter:
    """Writes the posts of one run below an index page; `made` has what it made for them."""

    def __init__(self, index: Page, wishes: Wishes) -> None:
        self._index = index
        self._wishes = wishes
        self._finder = PostFinder(index)
        self.made = Made()

    def digest(self, post: ParsedPost) -> str:
        """The digest of a post's source, by which it is known again."""
        return digest_of(source_parts(self._wished(post)))

    def write(self, post: ParsedPost, *, others: Container[str] = (), source: ParsedPost | None = None) -> Outcome:
        """Write a post, or say why not.

        Args:
            post: the parsed post.
            others: digests of the sources of other posts in this run.
            source: what recognition made of it, where a person has corrected it since: by that it is known again.
        """
        parts = source_parts(self._wished(source or post))
        post = self._wished(post)
        try:
            with transaction.atomic(), gathered():
                outcome = self._written(post, parts, others)
        except ValidationError as error:
            return Outcome(Status.REFUSED, _shown_title(post), notes=(" ".join(error.messages),))
        except DatabaseError as error:
            return Outcome(Status.REFUSED, _shown_title(post), notes=(str(error),))
        if outcome.page is not None:
            self._finder.take(outcome.page)
        return outcome

    def _wished(self, post: ParsedPost) -> ParsedPost:
        author = self._wishes.author
        return replace(post, author=author.name) if author else post

    def _written(self, post: ParsedPost, parts: dict[str, str], others: Container[str]) -> Outcome:
        # Locked, so that no other import or editor adds the same post or takes its place in the tree meanwhile.
        index = Page.objects.select_for_update().get(pk=self._index.pk)
        digest = digest_of(parts)
        known = self._finder.by_digest(digest)
        if known is not None:
            return _compared(known, post, parts)
        namesakes = self._finder.with_same_titles(post, others=others)
        same = next((page for page in namesakes if _dates_agree(page, post)), None)
        if same is not None:
            return _compared(same, post, parts)
        # Wagtail works the references of a page out at each save of it and of each of its rows; once is enough.
        with disable_reference_index_auto_update():
            page, notes = self._created(index, post, namesakes)
        ReferenceIndex.create_or_update_for_object(page)
        ImportedPost.objects.create(
            post_id=page.pk,
            title_key=same_name(post.title or post_title(post))[:_LONGEST_TITLE],
            native_key=same_name(post.native_title or "")[:_LONGEST_TITLE],
            source_date=post.date or "",
            source_digest=digest,
            source=parts,
            written=page_parts(page),
        )
        return Outcome(Status.CREATED, page.title, page.pk, page.live, tuple(notes))

    def _created(self, index: Page, post: ParsedPost, namesakes: Sequence[PostPage]) -> tuple[PostPage, list[str]]:
        doubts = Doubts(list(doubts_of_fields(post)))
        page = self._page(post, doubts)
        if namesakes and post.is_review:
            page.rewatch = True
            doubts.add("viewing_state", _("Perhaps a rewatch: a review of these titles with another date is there."))
        _place(index, page, slug_of(post_title(post)) or "post")
        wishes = self._wishes
        comments = self._commented(page, doubts.by_place(is_review=post.is_review))
        revision = page.save_revision(user=wishes.user, clean=False)
        comments.update(revision_created=revision)
        notes = []
        if wishes.publish:
            blocker = _publish(page, revision, wishes.user)
            notes = [blocker] if blocker else []
        if doubts.found:
            notes.append(_("please check: %(number)d") % {"number": len(doubts.found)})
        return page, notes

    def _page(self, post: ParsedPost, doubts: Doubts) -> PostPage:
        people = find_or_make_people(post, doubts, self.made)
        work = find_or_make_work(post, people, doubts, self.made) if post.is_review else None
        following = post.next_on_watch_list
        title = post_title(post)
        if len(title) > _LONGEST_TITLE:
            doubts.add("title", _("The title was too long and was cut: %(title)s") % {"title": title})
        if not title:
            doubts.add("title", _("Please give the post a title: none was found."))
        date, precision = fit_date(post.date)
        fields: dict[str, Any] = {
            "title": title[:_LONGEST_TITLE] or UNTITLED,
            "date": date,
            "date_precision": precision,
            "author": self._author(post, doubts),
            "body": make_body(
                post.blocks,
                people=people,
                works=find_works([following]) if following else {},
                next_work=following,
                doubts=doubts,
                roles=post.roles,
            ),
            "owner": self._wishes.user,
            "live": False,
        }
        if post.is_review:
            fields |= {"work": work, **rating_fields(post, doubts), **viewing_fields(post, doubts)}
        page = ReviewPage(**fields) if post.is_review else PostPage(**fields)
        if post.is_review:
            page.external_ratings = external_ratings(post, doubts)
        page.tags.set([tag for tag in post.tags if len(tag) <= _LONGEST_TAG])
        if work is not None and post.poster_file and self._wishes.posters is not None:
            self._wishes.posters.give(work, post.poster_file, doubts)
        return page

    def _commented(self, page: PostPage, doubts: Iterable[Doubt]) -> QuerySet[Comment]:
        """Comments that ask an editor to look; the revision that is made next takes them along."""
        if self._wishes.user is not None:
            Comment.objects.bulk_create(
                Comment(page=page.page_ptr, user=self._wishes.user, contentpath=doubt.place, text=doubt.text)
                for doubt in doubts
            )
        return Comment.objects.filter(page=page.pk)

    def _author(self, post: ParsedPost, doubts: Doubts) -> Author | None:
        if self._wishes.author is not None or not post.author:
            return self._wishes.author
        known = authors_named(post.author)
        if not known and len(post.author) <= _LONGEST_AUTHOR:
            author = Author.objects.create(name=post.author)
            self.made.authors.append(author.pk)
            return author
        if len(known) != 1:
            doubts.add("author", _("Please choose the author, whom the text calls “%(name)s”.") % {"name": post.author})
            return None
        return known[0]


def _place(index: Page, page: PostPage, slug: str) -> None:
    if is_reserved(slug):
        slug = f"{slug}-{page.reserved_slug_suffix()}"
    taken = set(Page.objects.child_of(index).filter(slug__startswith=slug).values_list("slug", flat=True))
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    page.slug = candidate
    index.add_child(instance=page)


def _publish(page: PostPage, revision: Revision, user: Any) -> str | None:
    """Publish a page, or say what keeps it a draft."""
    if page.date is None:
        return _("stays a draft: it has no date (--date gives one)")
    try:
        with transaction.atomic():
            revision.publish(user=user)
    except ValidationError as error:
        wrong = "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
        return _("stays a draft: %(reason)s") % {"reason": wrong}
    page.live = True
    return None


def _compared(page: PostPage, post: ParsedPost, parts: dict[str, str]) -> Outcome:
    """What a post that is there has in common with the source; nothing is written."""
    latest = page.specific.get_latest_revision_as_object()
    record = ImportedPost.objects.filter(post=page.pk).first()
    if record is None:
        note = _("a post of these titles was written here, not imported; it was left as it is")
        return Outcome(Status.DIFFERING, latest.title, page.pk, page.live, (note,))
    edited = differing(record.written, page_parts(latest))
    changed = differing(record.source, parts)
    notes = []
    if edited:
        notes.append(_("edited here since the import: %(parts)s") % {"parts": ", ".join(edited)})
    if changed:
        notes.append(_("the source says something else than it did: %(parts)s") % {"parts": ", ".join(changed)})
    if not notes:
        return Outcome(Status.UNCHANGED, latest.title, page.pk, page.live)
    return Outcome(Status.DIFFERING, latest.title, page.pk, page.live, (*notes, _("left as it is")))


def _dates_agree(page: PostPage, post: ParsedPost) -> bool:
    """Whether the dates allow that it is the same post: the date here, or the one that it was imported with."""
    date, precision = fit_date(post.date)
    if dates_agree(date, precision, page.date, page.date_precision):
        return True
    record = getattr(page, "imported", None)
    return record is not None and dates_agree(date, precision, *fit_date(record.source_date))


def _shown_title(post: ParsedPost) -> str:
    return post_title(post)[:_LONGEST_TITLE] or UNTITLED
