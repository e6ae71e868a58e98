"""The demo's files, read: works, people, authors, watch list, posters and reviews, as they stand in TOML."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
POSTERS = Path(__file__).parent / "posters"


@cache
def entries(name: str) -> list[dict[str, Any]]:
    """The rows of `content/<name>.toml`, under the one key that such a file has."""
    (rows,) = tomllib.loads((CONTENT / f"{name}.toml").read_text("utf-8")).values()
    return rows


@cache
def reviews() -> list[dict[str, Any]]:
    """The reviews, oldest first."""
    return [tomllib.loads(path.read_text("utf-8")) for path in sorted((CONTENT / "reviews").glob("*.toml"))]


def pages() -> list[dict[str, Any]]:
    """The undated pages: title, slug, summary and text."""
    return entries("pages")


def poster_file(work_slug: str) -> Path | None:
    """The picture drawn for a work, None where none was."""
    path = POSTERS / f"{work_slug}.webp"
    return path if path.exists() else None
