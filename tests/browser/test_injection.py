"""Markup that somebody puts where words belong runs nowhere and asks nobody: with the policy, and without it.

`tests/data/injections.txt` has a string a line, in the manner of the collections that people test with: each runs
`alert(1)` or asks `x.example` for something where a page prints it as it is, now or once it is clicked. None is longer
than the shortest text that an editor fills in, so that each stands in every place.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import wagtail_factories
from playwright.sync_api import BrowserContext, Error, Page
from wagtail.models import Site

from blog.models import (
    Author,
    BlogSettings,
    ExternalRating,
    Person,
    PostPage,
    PostTag,
    Role,
    SiteLink,
    Tag,
    WatchlistEntry,
    Work,
    WorkLink,
    WorkTitle,
)
from blog.web.index_page import BlogIndexPage
from home.models import HomePage, TextPage
from tests.browser.conftest import Watched
from tests.factories import ReviewPageFactory, WorkFactory, body
from tests.sizes import sized

INJECTIONS = (Path(__file__).resolve().parents[1] / "data" / "injections.txt").read_text().splitlines()
LONGEST = 100
# How many of them run at once, and ask others, in the browser that the tests use; the rest do in other browsers, when
# they are clicked, or inside an attribute.
RUNNING, ASKING = 100, 20

# What would run if somebody clicked it, and what asks elsewhere only later: nothing of it may stand in the page.
FOUND = """() => {
  const found = [];
  const refused = "script:not([src], [type='application/ld+json']), iframe, object, embed, base, style, math, "
    + "[style], meta[http-equiv], template[shadowrootmode], svg a, svg use, svg image, svg foreignObject, svg animate";
  const pages = ["http:", "https:", "mailto:", "tel:"];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const leads = ["href", "src", "action", "formaction", "data", "poster", "ping", "xlink:href"].includes(name);
      const local = element.tagName === "A" || new URL(value, location).origin === location.origin;
      if (name.startsWith("on") || (leads && !(pages.includes(new URL(value, location).protocol) && local))) {
        if (!element.matches("link[rel=canonical]")) found.push(`${element.tagName} ${name}=${value}`);
      }
    }
    if (element.matches(refused)) found.push(element.outerHTML.slice(0, 200));
  }
  return found;
}"""


def grouped(longest: int) -> Iterator[str]:
    """All injections, as many in a text as it may be long."""
    group = ""
    for injection in INJECTIONS:
        if group and len(group) + 1 + len(injection) > longest:
            yield group
            group = ""
        group = f"{group} {injection}" if group else injection
    yield group


def _texts(index: BlogIndexPage) -> str:
    """A review whose texts are injections: Markdown and rich text, open, covered and behind an inline spoiler."""
    blocks = []
    for injection in INJECTIONS:
        blocks += [
            ("markdown", {"markdown": injection, "spoiler": "safe"}),
            ("markdown", {"markdown": f"Before ||{injection}|| after", "spoiler": "full"}),
            ("text", {"text": injection, "spoiler": "safe"}),
            ("text", {"text": f"<p>Before <span data-spoiler>{injection}</span> after</p>", "spoiler": "full"}),
        ]
    blocks.append(("verdict", {"heading": "", "safe": INJECTIONS[0], "full": "".join(INJECTIONS)}))
    return ReviewPageFactory(parent=index, slug="texts", body=body(*blocks)).url


def _words(index: BlogIndexPage) -> str:
    """A review that has injections in every plain field of its blocks."""
    image = wagtail_factories.ImageFactory(title=INJECTIONS[0])
    blocks = []
    for injection in INJECTIONS:
        blocks += [
            ("summary", {"heading": injection, "text": "<p>x</p>", "spoiler": "safe"}),
            ("character", {"heading": "", "character": injection, "text": "<p>x</p>", "spoiler": "full"}),
            ("quote", {"text": f"<p>{injection}</p>", "source": injection, "spoiler": "safe"}),
            ("embed", {"url": injection, "caption": injection, "spoiler": "safe"}),
            ("embed", {"url": f"https://vimeo.com/1?{injection}", "caption": injection, "spoiler": "safe"}),
        ]
    for injection in grouped(LONGEST):
        picture = {"image": image.pk, "alt_text": injection, "decorative": False}
        blocks.append(("image", {"image": picture, "caption": injection, "spoiler": "safe"}))
    blocks.append(("gallery", {"images": [picture], "spoiler": "full"}))
    return ReviewPageFactory(parent=index, slug="words", body=body(*blocks)).url


def _facts(index: BlogIndexPage) -> str:
    """A review around which everything is called by an injection: people, characters, titles, tags, links, ratings."""
    work = WorkFactory(title=INJECTIONS[2], network=INJECTIONS[3], slug="work")
    numbered = list(enumerate(INJECTIONS))
    WorkTitle.objects.bulk_create(
        WorkTitle(work=work, title=text, kind="other", language="ko", sort_order=number) for number, text in numbered
    )
    people = Person.objects.bulk_create(Person(name=text, slug=f"person-{number}") for number, text in numbered)
    Role.objects.bulk_create(
        Role(work=work, person=person, character=person.name, sort_order=number) for number, person in enumerate(people)
    )
    for form in ("{}", "https://elsewhere.example/{}"):
        WorkLink.objects.bulk_create(
            WorkLink(work=work, kind=kind, label=text, url=form.format(text), sort_order=number)
            for number, text in numbered
            for kind in ("watch", "same_as")
        )
    author = Author.objects.create(name=INJECTIONS[4], slug="author", bio="\n".join(INJECTIONS))
    review = ReviewPageFactory(
        parent=index,
        slug="facts",
        title=next(grouped(255)),
        work=work,
        author=author,
        pitch=next(grouped(300)),
        rating_text=INJECTIONS[5],
        rating_label=INJECTIONS[6],
        body=body(*(("cast_comment", {"person": person.pk, "text": f"<p>{person.name}</p>"}) for person in people)),
    )
    ExternalRating.objects.bulk_create(
        ExternalRating(review=review, source=text, value=8, url=text, sort_order=number) for number, text in numbered
    )
    tags = Tag.objects.bulk_create(Tag(name=text, slug=f"tag-{number}") for number, text in numbered)
    PostTag.objects.bulk_create(PostTag(content_object_id=review.pk, tag=tag) for tag in tags)
    return review.url


def _lists(index: BlogIndexPage) -> None:
    """Posts that are called by injections, a watch list, a menu, and a text page."""
    for number, text in enumerate(grouped(255)):
        work = Work.objects.create(title=text, slug=f"work-{number}")
        # Titles and pitches refuse the marks of hidden words.
        said = text.replace("||", "|").replace(">!", ">")
        ReviewPageFactory(parent=index, slug=f"post-{number}", title=said, pitch=said, work=work)
        WatchlistEntry.objects.create(work=work, note=text)
    settings = BlogSettings.objects.create(
        site=Site.objects.get(), name=INJECTIONS[0], tagline=" ".join(INJECTIONS[1:4])
    )
    SiteLink.objects.bulk_create(
        SiteLink(settings=settings, place=place, label=text[:60], url=text, sort_order=number)
        for number, text in enumerate(INJECTIONS)
        for place in ("menu", "footer")
    )
    home = HomePage.objects.get()
    home.add_child(
        instance=TextPage(title=INJECTIONS[0], slug="about", summary=INJECTIONS[1], text="".join(INJECTIONS))
    )


@pytest.fixture
def addresses(index: BlogIndexPage) -> list[str]:
    """The addresses of every page that prints what somebody wrote."""
    pages = [_texts(index), _words(index), _facts(index)]
    _lists(index)
    assert PostPage.objects.live().count() > 3
    routes = [
        *("", "2021/", "2021/10/", "tag/", "tag/tag-0/", "people/", "people/person-0/", "works/"),
        *("works/work/", "by/author/", "watch-list/", "mentioned/", "feeds/"),
    ]
    searches = [f"search/?{urlencode({'query': text, 'tag': text, 'person': text})}" for text in grouped(255)]
    return [*pages, "/", "/about/", *(f"/reviews/{route}" for route in [*routes, *searches])]


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext], watched: Watched) -> Callable[..., tuple[Page, list[str]]]:
    """Opens a watched tab, and a list of what has run in it: calls of `alert`."""

    def make(**options: Any) -> tuple[Page, list[str]]:
        page = new_context(**options).new_page()
        ran: list[str] = []

        def close(dialog: Any) -> None:
            ran.append(dialog.message)
            # A dialog may go with its frame before it is answered.
            with suppress(Error):
                dialog.dismiss()

        page.on("dialog", close)
        watched.watch(page)
        return page, ran

    return make


def test_the_injections_are_what_they_should_be(opened: Callable[..., Any], watched: Watched) -> None:
    """The browser runs them where a page prints them as they are: otherwise the test below would prove nothing."""
    assert len(set(INJECTIONS)) == len(INJECTIONS) >= 300
    assert max(map(len, INJECTIONS)) <= LONGEST
    page, ran = opened()
    page.route("**/*", lambda route: route.fulfill(status=404, content_type="text/html", body="nothing"))
    page.goto("/")
    page.evaluate(
        """injections => injections.forEach((injection, number) => {
          const frame = document.createElement("iframe");
          frame.srcdoc = injection.replaceAll("alert(1)", `alert(${number})`);
          document.body.append(frame);
        })""",
        INJECTIONS,
    )
    for _second in range(60):
        page.wait_for_timeout(1000)
        if len(set(ran)) >= RUNNING and len(set(watched.elsewhere)) >= ASKING:
            break
    assert len(set(ran)) >= RUNNING
    assert len(set(watched.elsewhere)) >= ASKING


def test_no_injection_runs_or_asks_anybody_on_any_page(
    addresses: list[str], opened: Callable[..., Any], watched: Watched, settings: Any
) -> None:
    for bypass in (True, False):
        page, ran = opened(bypass_csp=bypass)
        # What is printed without the policy is the proof; of every search the policy has the same to say.
        searches = [address for address in addresses if "?" in address][:: sized(4 if bypass else 25, 1)]
        pages = [address for address in addresses if "?" not in address][:: 1 if bypass else sized(2, 1)]
        for address in [*pages, *searches]:
            # A list shows every post; in a search what was asked for matters, and not how much it finds.
            settings.VERDICT_POSTS_PER_PAGE = 1 if "?" in address else 200
            response = page.goto(address)
            assert response is not None
            assert response.status == 200, address
            assert "alert(1)" in page.content(), address
            assert page.evaluate(FOUND) == [], address
            assert (ran, watched.elsewhere, watched.complaints) == ([], [], []), address
        page.wait_for_load_state("networkidle")
        assert (ran, watched.elsewhere, watched.complaints) == ([], [], [])
