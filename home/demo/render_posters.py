"""Render the demo's posters: every ``posters/<work-slug>.svg`` to ``<work-slug>.webp``.

A maintainer's tool, not part of the site: the WebP files are committed, so only somebody who
changes an SVG runs it, with the development requirements installed:

    python home/demo/render_posters.py                # all posters
    python home/demo/render_posters.py hm the-ice-clerk

In: the slugs to render (none: all). Out: WebP files of 800 × 1200 pixels, one line for each with
its size in bytes. Ends with status 1 if a file is above ``LARGEST`` bytes, so that the demo stays
light, or if a slug has no drawing. Reads Newsreader from ``static/blog/fonts``; native titles
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

FOLDER = Path(__file__).resolve().parent / "posters"
WIDTH, HEIGHT = 800, 1200
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
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for drawing in drawings:
            page.goto(drawing.as_uri())
            page.evaluate("document.fonts.ready.then(() => true)")
            target = drawing.with_suffix(".webp")
            with Image.open(io.BytesIO(page.screenshot())) as picture:
                picture.convert("RGB").save(target, "WEBP", quality=QUALITY, method=6)
            written.append((target, target.stat().st_size))
        browser.close()
    return written


def main(slugs: list[str]) -> int:
    """Render the named posters, or all of them, and return the exit status."""
    drawings = [FOLDER / f"{slug}.svg" for slug in slugs] or sorted(FOLDER.glob("*.svg"))
    missing = [drawing.stem for drawing in drawings if not drawing.is_file()]
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
