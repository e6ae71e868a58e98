"""`manage.py check_spoilers`: the leak report."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.audit import keeping
from blog.audit.checking import Check, Findings, Leak
from blog.models import PostPage
from blog.transfer.progress import ProgressBar


class Command(BaseCommand):
    """Door to `blog.audit`: prints each leak with its page, outlet and words, and what was looked at."""

    help = (
        "Look at everything that leaves the site (pages, feeds, searches, pictures) for words that may not stand "
        "there. Ends with status 1 where it finds some."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options."""
        parser.add_argument("--page", metavar="SLUG", help="Report only words of the post with this slug.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and print.

        Raises:
            CommandError: something leaks, or an outlet could not be looked at, or no post has the slug.
        """
        only = _keys(options["page"])
        terminal: Any = self.stderr
        bar = ProgressBar(terminal._out, unit="outlets")

        def show(findings: Findings, waiting: int) -> None:
            bar.show(findings.outlets, findings.outlets / (findings.outlets + waiting))

        check = Check(only=only)
        findings = check.run(progress=show)
        bar.clear()
        if only is None:
            keeping.keep(check.so_far)
        for leak in findings.leaks:
            self.stdout.write(_line(leak))
        for failure in findings.failures:
            self.stderr.write(f"could not be looked at: {failure}")
        self.stdout.write(
            f"{findings.leak_count} leaks of {findings.runs:,} runs in {findings.outlets:,} outlets "
            f"({findings.size:,} bytes) of {findings.posts:,} public posts."
        )
        if findings.leak_count or findings.failures:
            raise CommandError("The site says what it may not, or could not be looked at; see above.")


def _line(leak: Leak) -> str:
    return f"{leak.source.title or '–'}: “{leak.words}” at {leak.url} ({leak.place})"


def _keys(slug: str | None) -> frozenset[int] | None:
    if slug is None:
        return None
    keys = frozenset(PostPage.objects.filter(slug=slug).values_list("pk", flat=True))
    if not keys:
        raise CommandError(f"No post has the slug “{slug}”.")
    return keys
