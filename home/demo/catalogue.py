"""The demo's files, read: works, people, authors, watch list, reviews, posts and pictures, as they stand in TOML."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
POSTERS = Path(__file__).parent / "posters"
PORTRAITS = Path(__file__).parent / "portraits"
PICTURES = Path(__file__).parent / "pictures"


@cache
def entries(name: str) -> list[dict[str, Any]]:
    """The rows of `content/<name>.toml`, under the one key that such a file has."""
    (rows,) = tomllib.loads((CONTENT / f"{name}.toml").read_text("utf-8")).values()
    return rows


@cache
def reviews() -> list[dict[str, Any]]:
    """The reviews, oldest first."""
    return _dated("reviews")


@cache
def posts() -> list[dict[str, Any]]:
    """The posts that review nothing, oldest first."""
    return _dated("posts")


def pages() -> list[dict[str, Any]]:
    """The undated pages: title, slug, summary and text."""
    return entries("pages")


def poster_file(work_slug: str) -> Path | None:
    """The picture drawn for a work, None where none was."""
    return _drawn(POSTERS, work_slug)


def portrait_file(person_slug: str) -> Path | None:
    """The portrait drawn of a person or an author, None where none was."""
    return _drawn(PORTRAITS, person_slug)


def picture_file(name: str) -> Path:
    """A picture that stands inside a text."""
    return PICTURES / f"{name}.webp"


def _drawn(folder: Path, name: str) -> Path | None:
    path = folder / f"{name}.webp"
    return path if path.exists() else None


def _dated(folder: str) -> list[dict[str, Any]]:
    """The files of a folder by their names, which begin with the date."""
    return [tomllib.loads(path.read_text("utf-8")) for path in sorted((CONTENT / folder).glob("*.toml"))]
