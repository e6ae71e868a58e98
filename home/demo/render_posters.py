"""Render the demo's drawings: every ``.svg`` of ``posters``, ``portraits`` and ``pictures`` to a ``.webp`` beside it.

A maintainer's tool, not part of the site: the WebP files are committed, so only somebody who
changes an SVG runs it, with the development requirements installed:

    python home/demo/render_posters.py                # all drawings
    python home/demo/render_posters.py hm the-ice-clerk

In: the names to render (none: all). Out: WebP files in the size of their folder, one line for each
with its size in bytes. Ends with status 1 if a file is above ``LARGEST`` bytes, so that the demo stays
light, or if a name has no drawing. Reads Newsreader from ``static/blog/fonts``; native titles
need Noto Serif CJK and Noto Sans CJK on the machine that renders, otherwise they come out in
another face. The environment variable ``CHROMIUM`` names the browser if it is not on the path.
"""

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
# The folders of drawings, with the width and height in pixels to which theirs are rendered.
FOLDERS = {"posters": (800, 1200), "portraits": (400, 400), "pictures": (1000, 700)}
QUALITY = 80
LARGEST = 70_000
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def render(drawings: list[Path]) -> list[tuple[Path, int]]:
    """Write a WebP beside each drawing and return the written paths with their sizes in bytes."""
    written = []
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page()
        for drawing in drawings:
            width, height = FOLDERS[drawing.parent.name]
            page.set_viewport_size({"width": width, "height": height})
            page.goto(drawing.as_uri())
            page.evaluate("document.fonts.ready.then(() => true)")
            target = drawing.with_suffix(".webp")
            with Image.open(io.BytesIO(page.screenshot())) as picture:
                picture.convert("RGB").save(target, "WEBP", quality=QUALITY, method=6)
            written.append((target, target.stat().st_size))
        browser.close()
    return written


def main(names: list[str]) -> int:
    """Render the named drawings, or all of them, and return the exit status."""
    found = {drawing.stem: drawing for folder in FOLDERS for drawing in sorted((HERE / folder).glob("*.svg"))}
    missing = [name for name in names if name not in found]
    drawings = [found[name] for name in names or found if name in found]
    if missing:
        print("no drawing for " + ", ".join(missing), file=sys.stderr)
        return 1
    written = render(drawings)
    for target, size in written:
        print(f"{size:>7}  {target.name}")
    print(f"{sum(size for _, size in written):>7}  together")
    return 1 if any(size > LARGEST for _, size in written) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
