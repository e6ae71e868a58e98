"""`manage.py set_up_groups`: reviewers, editors and their workflow."""

from typing import Any

from django.core.management.base import BaseCommand

from blog.editor.groups import EDITORS, REVIEWERS, set_up_groups


class Command(BaseCommand):
    """Door to `blog.editor.groups`: prints what was made."""

    help = (
        f"Make the groups “{REVIEWERS}” (who write and send in) and “{EDITORS}” (who publish) with their permissions "
        "on every blog, and the workflow between them. Running it again makes what is missing and takes nothing away."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up and print the counts."""
        made = set_up_groups()
        self.stdout.write(
            f"Made {made['groups']} groups, {made['permissions']} permissions and {made['workflows']} workflows; "
            f"{made['blogs']} blogs newly under the workflow."
        )
