"""An import that is killed at any moment leaves whole posts only, and another run completes it.

Real processes on a real database file: what a transaction keeps can be seen in no other way.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from bench.archive_page import archive_page
from tests.blog.transfer.sources.seed import ROOT
from tests.sizes import sized

KILLS = sized(10, 50)
POSTS = sized(16, 300)
WORDS = sized(500, 3_000)
_PREPARE = """
import django
django.setup()
from tests.factories import blog_site
blog_site()
"""
_POSTS = "SELECT count(*) FROM blog_importedpost"
# A post that lacks any of what belongs to it: record, revision, published revision, digest, work, place in the tree.
_HALF = """
SELECT page.id FROM wagtailcore_page AS page
JOIN blog_postpage AS post ON post.page_ptr_id = page.id
LEFT JOIN blog_reviewpage AS review ON review.postpage_ptr_id = page.id
LEFT JOIN blog_importedpost AS record ON record.post_id = page.id
LEFT JOIN blog_postdigest AS digest ON digest.post_id = page.id
LEFT JOIN blog_work AS work ON work.id = review.work_id
WHERE record.post_id IS NULL OR digest.post_id IS NULL OR work.id IS NULL OR page.live_revision_id IS NULL
   OR page.latest_revision_id IS NULL OR NOT page.live
   OR NOT EXISTS (SELECT 1 FROM blog_role WHERE blog_role.work_id = work.id)
"""
_DOUBLED = """
SELECT title FROM wagtailcore_page GROUP BY title, depth HAVING count(*) > 1
UNION SELECT name FROM blog_person GROUP BY name HAVING count(*) > 1
UNION SELECT title FROM blog_work GROUP BY title HAVING count(*) > 1
"""
_CHILDREN = """
SELECT numchild - (SELECT count(*) FROM blog_postpage) FROM wagtailcore_page
WHERE id = (SELECT page_ptr_id FROM blog_blogindexpage)
"""
_WITHOUT_INDEX = """
SELECT page_ptr_id FROM blog_postpage WHERE CAST(page_ptr_id AS TEXT) NOT IN (
  SELECT object_id FROM wagtailsearch_indexentry WHERE content_type_id = (
    SELECT id FROM django_content_type WHERE app_label = 'blog' AND model = 'reviewpage'))
"""


@pytest.mark.skipif(settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3", reason="a file of SQLite")
def test_killed_at_any_moment_no_post_is_half_none_is_lost_none_is_doubled(
    tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(archive_page(POSTS, words=WORDS), encoding="utf-8")
    empty, database = tmp_path / "empty.sqlite3", tmp_path / "site.sqlite3"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.dev", "DATABASE_URL": ""}
    environment |= {"VERDICT_DB": str(empty)}
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(empty)])  # The test database, migrated and empty.
    connection.close()
    subprocess.run([sys.executable, "-c", _PREPARE], cwd=ROOT, env=environment, check=True, timeout=300)
    dice = random.Random()
    killed_midway = 0
    for number in range(KILLS):
        if number == 0 or _count(database) >= POSTS:
            _copy(empty, database)
        before = _count(database)
        process = _start(page, database, environment)
        _wait_for_a_post(process, database, before)
        time.sleep(dice.uniform(0, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert _asked(database, _HALF) == []
        assert _asked(database, _DOUBLED) == []
        assert _asked(database, _CHILDREN) == [(0,)]
        killed_midway += before < _count(database) < POSTS

    process = _start(page, database, environment)
    output, _ = process.communicate(timeout=1_200)

    assert killed_midway
    assert process.returncode == 0, output
    assert "0 differing, 0 refused." in output
    assert _count(database) == POSTS
    assert _asked(database, _HALF) == _asked(database, _DOUBLED) == _asked(database, _WITHOUT_INDEX) == []
    assert _asked(database, "PRAGMA integrity_check") == [("ok",)]


def _start(page: Path, database: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_reviews", str(page), "--publish"],
        cwd=ROOT,
        env=environment | {"VERDICT_DB": str(database)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _wait_for_a_post(process: subprocess.Popen[str], database: Path, before: int) -> None:
    """Until the run has stored a post: starting takes longer than writing one."""
    while process.poll() is None and _count(database) <= before:
        time.sleep(0.02)


def _copy(empty: Path, database: Path) -> None:
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    shutil.copy(empty, database)


def _count(database: Path) -> int:
    return _asked(database, _POSTS)[0][0]


def _asked(database: Path, query: str) -> list[tuple]:
    connection = sqlite3.connect(database, timeout=30)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
