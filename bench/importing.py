"""How long an import takes: `make bench` prints it. A process of its own, whose memory is its own."""

import os
import re
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.archive_page import archive_page
from bench.content import WORDS_IN_A_REVIEW

_PREPARE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from wagtail.models import Site
from blog.web.index_page import BlogIndexPage
home = Site.objects.get(is_default_site=True).root_page
home.add_child(instance=BlogIndexPage(title="Reviews", slug="reviews"))
"""


def import_posts(posts: int) -> str:
    """Import that many generated reviews into a new SQLite file, each published; a line with the figures.

    Raises:
        RuntimeError: the import failed, or did not write all of them.
    """
    with tempfile.TemporaryDirectory(prefix="verdict-bench-") as scratch:
        page = Path(scratch) / "page.txt"
        page.write_text(archive_page(posts), encoding="utf-8")
        environment = os.environ | {
            # As on a server: with DEBUG, Django keeps the text of every query.
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "VERDICT_INSECURE_LOCAL": "1",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "ALLOWED_HOSTS": "127.0.0.1",
            "CACHE_URL": "locmem://",
            "CSRF_TRUSTED_ORIGINS": "http://127.0.0.1:8000",
            "WAGTAILADMIN_BASE_URL": "http://127.0.0.1:8000",
            "DATABASE_URL": f"sqlite:///{Path(scratch) / 'site.sqlite3'}",
        }
        subprocess.run([sys.executable, "-c", _PREPARE], env=environment, check=True)
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "manage.py", "import_reviews", str(page), "--publish"],
            env=environment,
            capture_output=True,
            text=True,
        )
        seconds = time.perf_counter() - started
    if not re.search(rf"^{posts} created, 0 unchanged", done.stdout, re.MULTILINE):
        raise RuntimeError(f"The import failed: {done.stderr[-500:]}")
    # The largest of all processes started from here; preparing takes less than importing. Linux counts in KiB.
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return (
        f"{posts} reviews of {WORDS_IN_A_REVIEW} words imported and published in {seconds:.0f} s, "
        f"{posts / seconds:.1f} a second, {memory:.0f} MiB at most"
    )
