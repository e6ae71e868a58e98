"""`manage.py import_reviews`: old posts become structured drafts."""

import gc
import json
import os
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.db import reset_queries

from blog.management.indexing import no_indexing_at_saves
from blog.models import ImportedPost
from blog.parsing.parsed import ParsedSource
from blog.search.indexing import index_posts
from blog.transfer.fitting import fit_date
from blog.transfer.formats import AUTO, FORMATS
from blog.transfer.importing import Counts, ReadSource, RefusedFile, read_sources, write_source
from blog.transfer.progress import ProgressBar, Terminal
from blog.transfer.report import build_report
from blog.transfer.targets import UnknownTarget, find_author, find_index, find_posters, find_user
from blog.transfer.writer import Outcome, PostWriter, Status, Wishes

STANDARD_OUTPUT = "-"


class Command(BaseCommand):
    """Door to `blog.transfer`: reads the options, prints what became of each post, and the counts."""

    help = "Import old posts (the text of an archive page, or of one post) as structured drafts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the contract."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="A text file.")
        parser.add_argument("--index", metavar="SLUG", help="The blog index page; needed where there are several.")
        parser.add_argument("--format", choices=[AUTO, *FORMATS], default=AUTO, help="What the files are.")
        parser.add_argument("--publish", action="store_true", help="Publish the posts that have a work and a date.")
        parser.add_argument("--date", type=_date, help="For posts without a date: 2021, 2021-10 or 2021-10-04.")
        parser.add_argument("--tag", action="append", default=[], metavar="NAME", help="A tag for all posts; repeat.")
        parser.add_argument("--author", metavar="NAME", help="Who signs the posts: an author of the blog.")
        parser.add_argument("--user", metavar="NAME", help="Whose comments ask to check; else the first superuser.")
        parser.add_argument("--media", metavar="DIR", help="A folder with the posters that the posts name.")
        parser.add_argument("--dry-run", action="store_true", help="Recognise only; the database is not touched.")
        parser.add_argument(
            "--report", metavar="FILE", help="Write what was recognised as JSON; - for standard output."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import.

        Raises:
            CommandError: an option names what is not there, or something could not be imported.
        """
        report = options["report"]
        # With the report on standard output nothing else may stand there.
        self.out: OutputWrapper = self.stderr if report == STANDARD_OUTPUT else self.stdout
        self.out.style_func = None
        if report and report != STANDARD_OUTPUT and not Path(report).resolve().parent.is_dir():
            raise CommandError(f"--report {report}: there is no such folder.")
        parsed: list[ParsedSource] | None = [] if report else None
        # All that is loaded by now stays: the collector need not look at it again and again while posts come and go.
        gc.freeze()
        try:
            counts = self._recognise(options, parsed) if options["dry_run"] else self._import(options, parsed)
        finally:
            gc.unfreeze()
        if report and parsed is not None:
            self._write_report(report, parsed)
        if counts.has_failed:
            raise CommandError("Not everything could be imported; see above.")

    def _recognise(self, options: dict[str, Any], parsed: list[ParsedSource] | None) -> Counts:
        counts = Counts()
        recognised = 0
        for source in _read(options, titles=None):
            if isinstance(source, RefusedFile):
                self._refuse(source, counts)
                continue
            self._say_encoding(source)
            whole = source.parsed() if parsed is not None else None
            for post in whole.posts if whole else source.posts():
                recognised += 1
                self.out.write(
                    f"recognised: {post.headline or post.title or 'without a title'} ({len(post.blocks)} blocks, "
                    f"{len(post.roles)} roles, {post.date or 'no date'})"
                )
                for warning in post.warnings:
                    self.out.write(f"  {warning}")
            if parsed is not None and whole:
                parsed.append(whole)
        self.out.write(f"Dry run: {recognised} recognised, nothing was written; {counts.files} files refused.")
        return counts

    def _import(self, options: dict[str, Any], parsed: list[ParsedSource] | None) -> Counts:
        writer = _writer(options)
        # A run that was stopped short may have written its last post and not indexed it.
        index_posts(ImportedPost.objects.order_by("-pk").values_list("pk", flat=True)[:1])
        counts = Counts()
        self.bar = ProgressBar(self._terminal(), unit="posts")
        weights = _sizes(options["paths"])
        before, done = 0, 0
        for weight, source in zip(weights, _read(options), strict=True):
            if isinstance(source, RefusedFile):
                self.bar.clear()
                self._refuse(source, counts)
            else:
                self._say_encoding(source)
                posts = len(source)
                for number, outcome in enumerate(_written(source, writer), start=1):
                    counts.posts[outcome.status] += 1
                    done += 1
                    self._say(outcome)
                    self.bar.show(done, (before + weight * number / posts) / sum(weights))
                if parsed is not None:
                    parsed.append(source.parsed())
            before += weight
        self.bar.clear()
        if not counts.has_failed and counts.posts.total() == counts.posts[Status.UNCHANGED]:
            self.out.write("Nothing changed: every post is there as it was imported.")
        self.out.write(f"{counts}.")
        return counts

    def _terminal(self) -> Terminal:
        """The stream below Django's wrapper, which would end each piece of a line with a line break."""
        stream: Any = self.out
        return stream._out

    def _say(self, outcome: Outcome) -> None:
        if self.out.isatty() and outcome.status is Status.UNCHANGED:
            return
        self.bar.clear()
        state = (" (published)" if outcome.is_live else " (draft)") if outcome.status is Status.CREATED else ""
        self.out.write(f"{outcome.status}: {outcome.title}{state}")
        for note in outcome.notes:
            self.out.write(f"  {note}")

    def _say_encoding(self, source: ReadSource) -> None:
        if source.encoding:
            self.out.write(f"{source.path}: read as {source.encoding}.")

    def _refuse(self, source: RefusedFile, counts: Counts) -> None:
        counts.files += 1
        self.stderr.write(f"{source.path}: {source.reason}")

    def _write_report(self, target: str, parsed: list[ParsedSource]) -> None:
        text = json.dumps(build_report(parsed), ensure_ascii=False, indent=2) + "\n"
        if target == STANDARD_OUTPUT:
            self.stdout.write(text, ending="")
            return
        try:
            Path(target).write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"--report {target}: cannot be written ({error.strerror}).") from None


def _date(text: str) -> str:
    try:
        fit_date(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no date. Write 2021, 2021-10 or 2021-10-04.") from None
    return text


def _read(options: dict[str, Any], **kwargs: Any) -> Any:
    return read_sources(options["paths"], wanted=options["format"], date=options["date"], tags=options["tag"], **kwargs)


def _written(source: ReadSource, writer: PostWriter) -> Iterator[Outcome]:
    """Write the posts of a source; live ones index themselves when they are stored, drafts are indexed here."""
    with no_indexing_at_saves():
        for outcome in write_source(source, writer):
            if outcome.status is Status.CREATED and outcome.page and not outcome.is_live:
                index_posts([outcome.page])
            # With DEBUG on, Django keeps every query with its values: of a long run that would be all of its text.
            reset_queries()
            yield outcome


def _writer(options: dict[str, Any]) -> PostWriter:
    try:
        wishes = Wishes(
            publish=options["publish"],
            author=find_author(options["author"]),
            user=find_user(options["user"]),
            posters=find_posters(options["media"]),
        )
        return PostWriter(find_index(options["index"]), wishes)
    except UnknownTarget as error:
        raise CommandError(str(error)) from None


def _sizes(paths: list[str]) -> list[int]:
    """How large each file is, in bytes, for the share that is done; at least 1."""
    return [max(1, os.path.getsize(path)) if os.path.isfile(path) else 1 for path in paths]
