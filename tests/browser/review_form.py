"""The editor's form of a post and the choosers in it, driven as a person would: by what is written on them."""

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, TimeoutError, expect

from blog.models import ReviewPage
from blog.text.html import html_to_text


def _open(button: Locator, opened: Locator) -> None:
    """Click until the dialogue is there: a click before the page's scripts have taken hold of the button is lost."""
    for _ in range(6):
        with suppress(TimeoutError):
            button.click(timeout=10_000)
        with suppress(TimeoutError):
            opened.wait_for(timeout=10_000)
            return
    expect(opened).to_be_visible()


def choose(page: Page, field: str, query: str, title: str) -> None:
    """Choose a thing: `field` is the id of the hidden input, `query` what is typed into the chooser's search."""
    chooser = page.locator(f"#{field}-chooser")
    search = page.get_by_label("Search term")
    _open(chooser.get_by_role("button", name="Choose"), search)
    search.fill(query)
    # The link of an image names it twice: by its alt text and by its title.
    page.locator(".modal-body").get_by_role("link", name=re.compile(rf"^({re.escape(title)} ?)+$")).click()
    expect(chooser.locator(".chooser__title")).to_have_text(title)


def upload_image(page: Page, field: str, *, title: str, png: bytes) -> None:
    """Upload an image in the image chooser of a field."""
    chooser = page.locator(f"#{field}-chooser")
    modal = page.locator(".modal-body")
    upload = modal.get_by_role("tab", name="Upload")
    _open(chooser.get_by_role("button", name="Choose an image"), upload)
    upload.click()
    modal.locator("input[type=file]").set_input_files({"name": "low-tide.png", "mimeType": "image/png", "buffer": png})
    # The form fills it with the file's name, a moment later.
    name = modal.locator("#id_image-chooser-upload-title")
    expect(name).to_have_value("low-tide")
    name.fill(title)
    modal.get_by_role("button", name="Upload").click()
    expect(chooser.locator(".chooser__title")).to_have_text(title)


def stored_words(review: ReviewPage) -> list[str]:
    """All words of the latest draft in their order."""
    words: list[str] = []
    for block in review.get_latest_revision_as_object().body.get_prep_value():
        value = block["value"]
        for html in (value.get("heading") or "", value.get("full") or value.get("text") or ""):
            words += html_to_text(html).split()
    return words


class Body:
    """The stream of a post in the editor."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def names(self) -> list[str]:
        """The names of the blocks, in their order."""
        return [name for _number, name in self._numbered()]

    def add(self, label: str, name: str) -> str:
        """Append a block by its label in the menu of blocks; the prefix of its fields."""
        count = self.page.locator("input[name='body-count']").input_value()
        prefix = f"body-{count}"
        self.page.locator(".c-sf-add-button").last.click()
        self.page.get_by_role("option", name=label, exact=True).click()
        expect(self.page.locator(f"input[name='{prefix}-type']")).to_have_value(name)
        return f"{prefix}-value"

    def prefix(self, name: str) -> str:
        """The prefix of the fields of a block that is there."""
        return next(f"body-{number}-value" for number, there in self._numbered() if there == name)

    def _numbered(self) -> list[tuple[str, str]]:
        """Each block's number among the fields and its name; one that was taken out leaves its fields behind."""
        there = """inputs => inputs
            .map(input => [input.name.match(/^body-(\\d+)-type$/), input.value])
            .filter(([own]) => own && document.getElementsByName(`body-${own[1]}-deleted`)[0].value !== "1")
            .map(([own, name]) => [own[1], name])"""
        return self.page.locator("input[name^='body-'][name$='-type']").evaluate_all(there)

    def block(self, prefix: str) -> Locator:
        """A block by the prefix of its fields."""
        number = prefix.split("-")[1]
        return self.page.locator(f"[data-streamfield-child]:has(> input[name='body-{number}-type'])")

    def fill(self, field: str, text: str) -> None:
        """Fill a plain field."""
        self.page.locator(f"#{field}").fill(text)

    def write(self, field: str, *words: str, hidden: str = "") -> None:
        """Write into a rich text field; `hidden` is put behind the words under the spoiler button."""
        editor = self.page.locator(f".w-field__input:has(> [data-streamfield-widget] #{field}) [role=textbox]")
        editor.click()
        self.page.keyboard.type(" ".join(words))
        if hidden:
            self.page.keyboard.type(" ")
            self.page.keyboard.type(hidden)
            for _character in hidden:
                self.page.keyboard.press("Shift+ArrowLeft")
            self.page.get_by_role("button", name="Spoiler").click()
            self.page.keyboard.press("End")

    def tell(self, prefix: str, level: str, episode: int | None = None) -> None:
        """Choose the level of a block."""
        self.page.locator(f"#{prefix}-spoiler").select_option(level)
        if episode is not None:
            self.fill(f"{prefix}-spoiler_episode", str(episode))
