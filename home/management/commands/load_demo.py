"""`manage.py load_demo`: the demo content."""

from typing import Any

from django.core.management.base import BaseCommand

from home.demo.loader import EDITOR, PASSWORD, REVIEWER, load
from home.demo.pictures import render_posters


class Command(BaseCommand):
    """Door to `home.demo.loader`."""

    help = "Load the demo: invented works, people and reviews. What is there already is kept."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and print what was made."""
        loaded = load()
        made = ", ".join(f"{number} {name}" for name, number in loaded.made.items() if number)
        self.stdout.write(f"Made {made}." if made else "The demo is there already; nothing was changed.")
        self.stdout.write(f"{render_posters()} posters and portraits are rendered.")
        self.stdout.write(f"Sign in at /admin/ as {EDITOR} or {REVIEWER}, password {PASSWORD}.")
