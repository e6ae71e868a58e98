"""The house keeps its shape: every room says what belongs in it, files stay small, names say what they mean."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ["blog", "config", "home", "search"]
# Django's own folders, whose meaning is Django's.
DJANGOS = {"migrations", "management", "commands"}
NAMES_THAT_SAY_NOTHING = {"core", "common", "helpers", "misc", "tools", "utils"}
LONGEST_FILE = 330


def python_files(*folders: str) -> list[Path]:
    files = (file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return sorted(file for file in files if "migrations" not in file.parts)


def rooms() -> list[Path]:
    return sorted(
        file.parent for file in python_files(*CODE) if file.name == "__init__.py" and file.parent.name not in DJANGOS
    )


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("room", rooms(), ids=relative)
def test_a_room_says_what_belongs_in_it(room):
    assert ast.get_docstring(ast.parse((room / "__init__.py").read_text()))


@pytest.mark.parametrize("folder", [*CODE, "tests"])
def test_every_folder_with_code_is_a_package(folder):
    # Without its __init__ a folder tests/blog would be imported in place of blog.
    folders = {file.parent for file in python_files(folder)}
    assert [relative(each) for each in sorted(folders) if not (each / "__init__.py").exists()] == []


def test_every_module_says_what_it_is():
    silent = [
        relative(file)
        for file in python_files(*CODE)
        if file.name != "__init__.py" and not ast.get_docstring(ast.parse(file.read_text()))
    ]
    assert silent == []


def test_no_file_is_long():
    long = {relative(file): lines for file in python_files(*CODE) if (lines := _lines(file)) > LONGEST_FILE}
    assert long == {}


def test_names_say_what_they_mean():
    named = {relative(file): {file.stem, file.parent.name} for file in python_files(*CODE)}
    assert [file for file, names in named.items() if names & NAMES_THAT_SAY_NOTHING] == []


def test_nothing_is_left_for_later():
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    left = [relative(file) for file in python_files(*CODE, "tests") if any(mark in file.read_text() for mark in marks)]
    assert left == []


def test_every_variable_that_the_settings_read_is_described():
    reading = re.compile(r"""env\.\w+\(\s*["']([A-Z_]+)["']""")
    read = {name for file in python_files("config") for name in reading.findall(file.read_text())}
    assert "DATABASE_URL" in read
    described = (ROOT / "docs" / "settings.md").read_text()
    assert sorted(name for name in read if f"`{name}`" not in described) == []


def _lines(file: Path) -> int:
    return len(file.read_text().splitlines())
