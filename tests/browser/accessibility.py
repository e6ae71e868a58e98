"""What axe finds in a part of a page, and what is pressed by keyboard alone."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

SCHEMES = ("dark", "light")
# Widgets of Wagtail's own forms that have no name, and its list of headings: not ours to mend.
_OF_WAGTAIL = [[".public-DraftEditor-content"], [".tagit-new input"], [".w-minimap__list"]]
_ALL_STILL = """async () => {
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  // Not for the badge in Wagtail's menu, which pulses for half a minute.
  const brief = document.getAnimations().filter((animation) => animation.effect.getComputedTiming().endTime < 1000);
  await Promise.allSettled(brief.map((animation) => animation.finished));
}"""


def violations(page: Page, selector: str, *, schemes: Sequence[str] = SCHEMES) -> list[str]:
    """What axe finds in a part of the page, light and dark or in one of them."""
    found = []
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        # Colours are measured once they are reached: the admin's buttons and messages fade.
        page.evaluate(_ALL_STILL)
        run = Axe().run(page, context={"include": [[selector]], "exclude": _OF_WAGTAIL})
        found += [
            f"{scheme} {each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}"
            for each in run.response["violations"]
        ]
    return found


def press(button: Locator) -> None:
    """Press a button with the keyboard."""
    button.focus()
    button.press("Enter")
