"""What an editor does at the screen, counted: how long a job is, is how much of it there is to do."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass
class Hands:
    """Clicks and typed fields at a page.

    Attributes:
        clicks: what was pressed or chosen: buttons, links, boxes, one entry of a list, a paste.
        typed: fields into which something was typed, tags one by one.
    """

    page: Page
    clicks: int = 0
    typed: int = 0

    def click(self, target: Locator) -> None:
        """Click something."""
        target.click()
        self.clicks += 1

    def choose(self, field: Locator, value: str) -> None:
        """Choose an entry of a list."""
        field.select_option(value)
        self.clicks += 1

    def fill(self, field: Locator, text: str) -> None:
        """Type into a field."""
        field.fill(text)
        self.typed += 1

    def enter(self, field: Locator, text: str) -> None:
        """Type into a field that keeps what is typed once Enter is pressed."""
        self.fill(field, text)
        field.press("Enter")

    def paste(self) -> None:
        """Paste what is on the clipboard where the cursor is."""
        self.page.keyboard.press("Control+V")
        self.clicks += 1


def copy(page: Page, html: str, text: str) -> None:
    """Put both forms on the browser's clipboard, as an editor does when somebody copies from it."""
    page.evaluate(
        """([html, text]) => document.addEventListener("copy", (event) => {
            event.clipboardData.setData("text/html", html);
            event.clipboardData.setData("text/plain", text);
            event.preventDefault();
            event.stopPropagation();
        }, { once: true, capture: true })""",
        [html, text],
    )
    page.keyboard.press("Control+C")
