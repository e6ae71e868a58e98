"""The wheel holds the plugin alone, and the plugin works in somebody else's project.

Usually the wheel is unpacked beside the packages of this environment. With `WHEEL_INSTALL=full` (`make
wheel-install`) it is installed, with everything that it says it needs, into an environment of its own.
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FULL = os.environ.get("WHEEL_INSTALL") == "full"

# What README.md tells an owner to do.
LOCAL_SETTINGS = """
from .base import INSTALLED_APPS

INSTALLED_APPS = [
    "blog",
    "wagtailmarkdown",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    *INSTALLED_APPS,
]
"""


def run(*command: str | Path, cwd: Path, path: Path | None = None) -> str:
    """Run a command outside this tree, without its settings; return what it printed.

    Raises:
        AssertionError: the command failed; with what it said.
    """
    dropped = ("DJANGO_", "DATABASE_URL", "CACHE_URL", "PYTHON", "PYTEST_", "VERDICT_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    if path:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout


@dataclass(frozen=True)
class HostSite:
    """A project made by `wagtail start`, the plugin added to its settings."""

    folder: Path
    python: Path
    plugin: Path

    def manage(self, *arguments: str) -> str:
        return self.run("manage.py", *arguments)

    def probe(self, *arguments: str) -> dict:
        return json.loads(self.run("probe.py", *arguments))

    def run(self, *arguments: str) -> str:
        return run(self.python, *arguments, cwd=self.folder, path=None if FULL else self.plugin)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def host(wheel, tmp_path_factory) -> HostSite:
    folder = tmp_path_factory.mktemp("host")
    installed = folder / "installed"
    if FULL:
        run(sys.executable, "-m", "venv", "--without-pip", installed, cwd=folder)
        python = installed / "bin" / "python"
        run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", wheel, cwd=folder)
    else:
        python = Path(sys.executable)
        run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--target", installed, wheel, cwd=folder)
    (folder / "project").mkdir()
    run(python.parent / "wagtail", "start", "hostsite", folder / "project", cwd=folder)
    (folder / "project" / "hostsite" / "settings" / "local.py").write_text(LOCAL_SETTINGS)
    # Run from where it stands, its neighbour tests/blog would be imported in place of the plugin.
    shutil.copy(ROOT / "tests" / "wheel_probe.py", folder / "project" / "probe.py")
    site = HostSite(folder / "project", python, installed)
    site.manage("migrate", "--verbosity", "0")
    return site


@pytest.fixture(scope="module")
def probed(host) -> dict:
    return host.probe()


@pytest.fixture(scope="module")
def answers(probed) -> dict:
    return probed["answers"]


def test_the_wheel_holds_the_plugin_with_its_templates_and_styles_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"blog", names[-1].partition("/")[0]}
    assert names[-1].endswith(".dist-info/RECORD")
    assert "blog/templates/blog/base.html" in names
    assert any(name.startswith("blog/static/blog/") and name.endswith(".css") for name in names)
    assert any(name.startswith("blog/migrations/0001") for name in names)
    assert "blog/guide/writing.md" in names
    assert any(name.startswith("blog/static/blog/guide/") for name in names)
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_every_template_and_file_of_the_wheel_lies_in_a_folder_named_blog(wheel):
    for folder in ("templates", "static"):
        inside = [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(f"blog/{folder}/")]
        assert {name.split("/")[2] for name in inside} == {"blog"}


def test_the_licences_go_with_it(wheel):
    names = [name.partition(".dist-info/licenses/")[2] for name in zipfile.ZipFile(wheel).namelist()]
    assert {"LICENSE", "static/blog/fonts/OFL.txt"} <= set(names)


def test_the_host_runs_the_installed_plugin_not_this_tree(host, probed):
    assert Path(probed["plugin"]).is_relative_to(host.plugin)


def test_the_host_s_checks_and_migrations_are_content(host):
    host.manage("check")
    host.manage("makemigrations", "--check", "--dry-run")


@pytest.mark.parametrize("name", ["index", "review", "month", "search", "feed", "stylesheet"])
def test_a_page_of_the_plugin_answers(answers, name):
    assert answers[name]["status"] == 200


@pytest.mark.parametrize("name", ["index", "month", "search", "feed"])
def test_the_review_is_found_and_its_ending_is_not(answers, name):
    assert "The Lighthouse Clerk" in answers[name]["text"]
    assert "brother all along" not in answers[name]["text"]


def test_the_review_s_own_page_has_everything_and_no_script_of_an_author(answers):
    assert "brother all along" in answers["review"]["text"]
    assert "<em>Mild</em>" in answers["review"]["text"]
    assert "alert(1)</script>" not in answers["review"]["text"]


def test_the_feed_is_a_feed_and_the_stylesheet_a_stylesheet(answers):
    assert answers["feed"]["type"].startswith("application/rss+xml")
    assert answers["stylesheet"]["type"].startswith("text/css")


def test_a_host_takes_over_the_shell_with_one_line(host, probed):
    shell = host.folder / "hostsite" / "templates" / "blog" / "base.html"
    shell.parent.mkdir()
    shell.write_text('{% extends "base.html" %}')
    page = host.probe("keep")["answers"]["review"]["text"]
    assert "css/hostsite.css" in page
    assert "brother all along" in page
    assert '<meta name="description"' in page.partition("</head>")[0]
