"""Imports in the admin: begun from a text, corrected, written as a whole or not at all.

A run keeps its source and what a person says otherwise than recognition; its posts are recognised anew whenever they
are looked at.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.models import Author, ImportRun, Person, PostPage, Role, Tag, Work
from blog.parsing.corrections import Correction, corrected
from blog.parsing.parsed import ParsedPost
from blog.transfer.formats import AUTO
from blog.transfer.importing import ReadSource, SourceDigests, open_text
from blog.transfer.reading import DecodedText, UnreadableFile, decode
from blog.transfer.undoing import as_it_is
from blog.transfer.writer import Outcome, PostWriter, Status, Wishes

MOST_CHARACTERS = 1_500_000
"""Characters of a source that are imported while a browser waits; the command takes more."""


class RunError(Exception):
    """A run that cannot be written; the message says why. Nothing was."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the options of `import_reviews` are: for posts that say nothing themselves."""

    wanted: str = AUTO
    date: str = ""
    tags: Sequence[str] = ()
    author: Author | None = None


def begin(index: Page, user: Any, data: bytes, *, name: str, options: Options) -> ImportRun:
    """A new run; nothing but the run is written.

    Args:
        index: the index page that the posts are to go under.
        user: whose run it is.
        data: a file, or pasted text in UTF-8.
        name: the file's name, or what else the source is called.
        options: see `Options`.

    Raises:
        UnreadableFile: it cannot be imported; the message says why.
    """
    decoded = decode(data)
    if len(decoded.text) > MOST_CHARACTERS:
        raise UnreadableFile(
            _(
                "it has %(count)s characters; up to %(most)s can be imported here. Cut it into parts, or import it "
                "with the command import_reviews, which takes any number."
            )
            % {"count": f"{len(decoded.text):,}", "most": f"{MOST_CHARACTERS:,}"}
        )
    run = ImportRun(
        index_id=index.pk,
        user=user,
        name=name[:255],
        source=decoded.text,
        encoding=decoded.encoding or "",
        format=options.wanted,
        date=options.date,
        tags=list(options.tags),
        author=options.author,
    )
    open_run(run)
    # PostgreSQL stores no NUL; `decode` has refused a file with one.
    run.save()
    return run


def open_run(run: ImportRun) -> "OpenRun":
    """The posts of a run.

    Raises:
        UnreadableFile: it holds no post.
    """
    source = open_text(
        Path(run.name.replace("\x00", "") or "text"),
        DecodedText(run.source, run.encoding or None),
        wanted=run.format,
        date=run.date or None,
        tags=run.tags,
    )
    return OpenRun(run, source)


class OpenRun:
    """A run with its posts, which are recognised when they are asked for."""

    def __init__(self, run: ImportRun, source: ReadSource) -> None:
        self.run = run
        self._source = source

    def __len__(self) -> int:
        return len(self._source)

    def recognised(self, number: int) -> ParsedPost:
        """A post as recognised, in the order of the source."""
        return self._source.post(number)

    def corrections(self, number: int) -> list[Correction]:
        """What a person said otherwise, in the order in which it was said."""
        return [Correction.read(stored) for stored in self.run.corrections.get(str(number), [])]

    def post(self, number: int) -> ParsedPost:
        """A post as it is to be written."""
        return corrected(self.recognised(number), self.corrections(number))

    def correct(self, number: int, change: Callable[[list[Correction]], list[Correction]]) -> None:
        """Keep other corrections of a post: `change` takes those that are there and gives those to keep."""
        with transaction.atomic():
            run = self._locked()
            there = [Correction.read(stored) for stored in run.corrections.get(str(number), [])]
            run.corrections[str(number)] = [correction.stored() for correction in change(there)]
            run.save(update_fields=["corrections"])
        self.run = run

    def leave_out(self, numbers: Iterable[int]) -> None:
        """Keep which posts are not wanted."""
        with transaction.atomic():
            run = self._locked()
            run.left_out = sorted(number for number in set(numbers) if 0 <= number < len(self))
            run.save(update_fields=["left_out"])
        self.run = run

    def write(self, user: Any) -> list[Outcome]:
        """Write the posts that are wanted as drafts, all of them or none; the oldest first.

        Raises:
            RunError: one was refused, none is wanted, or the run has been written already. Nothing is written then.
        """
        with transaction.atomic():
            run = self._locked()
            numbers = [number for number in range(len(self)) if number not in run.left_out]
            if not numbers:
                raise RunError(_("No post is chosen."))
            if self._source.opened.newest_first:
                numbers.reverse()
            tags = set(Tag.objects.values_list("pk", flat=True)) if run.tags else set()
            writer = PostWriter(run.index, Wishes(author=run.author, user=user))
            others = SourceDigests(self._source, writer)
            outcomes = []
            for number in numbers:
                outcome = writer.write(self.post(number), others=others, source=self.recognised(number))
                if outcome.status is Status.REFUSED:
                    reason = " ".join(outcome.notes)
                    raise RunError(
                        _("“%(title)s” cannot be written: %(reason)s Nothing was written.")
                        % {"title": outcome.title, "reason": reason}
                    )
                outcomes.append(outcome)
            run.outcomes = [
                asdict(outcome) | {"number": number} for number, outcome in zip(numbers, outcomes, strict=True)
            ]
            run.made = _made(writer, outcomes, tags if run.tags else None)
            run.written_at = timezone.now()
            run.save()
        self.run = run
        return outcomes

    def _locked(self) -> ImportRun:
        """The run as it is now, held against a second click.

        Raises:
            RunError: it has been written already.
        """
        run = ImportRun.objects.select_for_update().get(pk=self.run.pk)
        if run.written_at is not None:
            raise RunError(_("This import has been written already."))
        return run


def _made(writer: PostWriter, outcomes: Iterable[Outcome], tags_before: set[int] | None) -> dict[str, Any]:
    """All rows that the run made, as `blog.transfer.undoing` wants them."""
    pages = [outcome.page for outcome in outcomes if outcome.status is Status.CREATED and outcome.page]
    made: dict[str, Any] = {
        "posts": [
            [pk, revision]
            for pk, revision in PostPage.objects.filter(pk__in=pages).values_list("pk", "latest_revision_id")
        ],
        "roles": as_it_is(Role, writer.made.roles),
        "works": as_it_is(Work, writer.made.works),
        "people": as_it_is(Person, writer.made.people),
        "authors": as_it_is(Author, writer.made.authors),
    }
    if tags_before is not None:
        new = Tag.objects.exclude(pk__in=tags_before).filter(tagged_posts__content_object__in=pages).distinct()
        made["tags"] = as_it_is(Tag, new.values_list("pk", flat=True))
    return made
