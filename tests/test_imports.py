"""The pure rooms work without Django; the other arrows are contracts of import-linter in pyproject.toml."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

PURE_ROOMS = ["blog.text", "blog.parsing"]
PURE_MODULES = ["blog.spoilers.levels", "blog.spoilers.outgoing"]

# Refuses the import of a framework even where it is installed.
BLOCKED = """
import importlib, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "wagtail", "modelcluster", "taggit", "modelsearch"}:
            raise ImportError(f"{name} is not for a pure module")

sys.meta_path.insert(0, Refuse())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def modules_of(room: str) -> list[str]:
    """Return the dotted names of a room and of every module in it; nothing where the room does not exist yet."""
    folder = ROOT.joinpath(*room.split("."))
    if not folder.is_dir():
        return []
    return [room, *(module.name for module in pkgutil.walk_packages([str(folder)], prefix=f"{room}."))]


def import_without_frameworks(names: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *names], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_pure_rooms_and_the_boundary_import_without_django():
    names = [name for room in PURE_ROOMS for name in modules_of(room)] + PURE_MODULES
    assert "blog.text" in names
    imported = import_without_frameworks(names)
    assert imported.returncode == 0, imported.stderr


@pytest.mark.parametrize("name", ["blog.apps", "home.models"])
def test_the_block_on_frameworks_bites(name):
    assert "is not for a pure module" in import_without_frameworks([name]).stderr
