"""The server's entry point, loaded as a server loads it."""

from pathlib import Path

from tests.config.test_production import SITE, run

LOADED = """
import gc, sys
from config.wsgi import application
print("config.urls" in sys.modules, gc.get_freeze_count() > 100_000, callable(application))
"""


def test_views_are_loaded_before_the_first_request_and_out_of_the_collectors_way(tmp_path: Path) -> None:
    done = run("-c", LOADED, **SITE, DATABASE_URL=f"sqlite:///{tmp_path / 'site.sqlite3'}")

    assert done.stdout.split() == ["True", "True", "True"], done.stderr
