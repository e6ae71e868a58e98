"""Take the pictures of the README: pages of the demo, by day and by night, on a desk and on a phone.

`make pictures` loads the demo content and runs this. It serves the demo for as long as it takes, and writes WebP files
to `docs/images/`.
"""

import io
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "images"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")

# Bytes; a README that takes a second on a slow line is read.
LARGEST = 120_000
# Seconds until the server must answer.
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as it is seen on a desk or a phone; `above` selects what stands at the top."""

    name: str
    path: str
    phone: bool = False
    above: str = ""


PICTURES = [
    Picture("front-page", "/"),
    Picture("review", "/reviews/there-is-no-last-bus/"),
    Picture("phone-review", "/reviews/there-is-no-last-bus/", phone=True),
    Picture("phone-covers", "/reviews/there-is-no-last-bus/", phone=True, above=".covers"),
    Picture("phone-search", "/search/?query=bus", phone=True),
]
SCHEMES = ("light", "dark")


def take(browser: Browser, origin: str, picture: Picture, scheme: str) -> Image.Image:
    """A picture in a colour scheme (`light` or `dark`): 1,280 × 860 pixels of a desk, 585 × 1,266 of a phone."""
    size = {"width": 390, "height": 844} if picture.phone else {"width": 1280, "height": 860}
    context = browser.new_context(
        base_url=origin,
        viewport=size,
        device_scale_factor=1.5 if picture.phone else 1,
        is_mobile=picture.phone,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    response = page.goto(picture.path, wait_until="networkidle")
    if response is None or not response.ok:
        raise SystemExit(f"{picture.path} is not there: is the demo content loaded?")
    page.evaluate("document.fonts.ready")
    if picture.above:
        page.locator(picture.above).first.evaluate("element => scrollTo(0, element.offsetTop - 24)")
        page.wait_for_load_state("networkidle")
    shot = page.screenshot()
    context.close()
    return Image.open(io.BytesIO(shot)).convert("RGB")


def write(image: Image.Image, file: Path) -> int:
    """Write a picture as WebP, as good as fits into `LARGEST`; its size in bytes."""
    for quality in (82, 74, 66, 58, 50):
        image.save(file, "WEBP", quality=quality, method=6)
        if file.stat().st_size <= LARGEST:
            return file.stat().st_size
    raise SystemExit(f"{file.name} stays above {LARGEST} bytes.")


def refuse_without_fonts() -> None:
    """End where no font of this machine has Korean letters: native titles would be missing from the pictures."""
    fonts = subprocess.run(["fc-list", ":lang=ko", "file"], capture_output=True, text=True, check=True)  # noqa: S607
    if not fonts.stdout.strip():
        raise SystemExit("No font has Korean letters: apt-get install fonts-noto-cjk")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(server: subprocess.Popen, port: int) -> None:
    """Return once the server listens."""
    for _ in range(PATIENCE * 5):
        if server.poll() is not None:
            raise SystemExit("The demo's server ended by itself.")
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("The demo's server does not answer.")


def main() -> None:
    """Take all pictures and say how large they are."""
    refuse_without_fonts()
    FOLDER.mkdir(exist_ok=True)
    port = free_port()
    server = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(server, port)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for picture in PICTURES:
                for scheme in SCHEMES:
                    file = FOLDER / f"{picture.name}-{scheme}.webp"
                    size = write(take(browser, f"http://127.0.0.1:{port}", picture, scheme), file)
                    print(f"{file.relative_to(ROOT)}: {size:,} bytes")
            browser.close()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
