"""The reader's pages in another language: nothing on them but data and what was looked up, in the right direction."""

import datetime
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from blog.models import ExternalRating, ReviewPage
from blog.web.index_page import BlogIndexPage
from tests.factories import (
    AuthorFactory,
    PersonFactory,
    PostPageFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WatchlistEntryFactory,
    WorkFactory,
    WorkTitleFactory,
    body,
)
from tests.pseudo import in_other_letters, speak

# What people read or hear of a page beside its text; the data attributes hold what scripts say.
READ = {"alt", "aria-label", "aria-description", "data-found", "data-text", "data-title", "placeholder", "title"}
DESCRIPTIONS = {"description", "og:description", "og:title", "og:site_name", "og:image:alt"}
# Names and addresses, which are the same in every language.
NAMES = re.compile(r"https?://\S+|\b(Atom|JSON Feed|RSS|Verdict|Vimeo|YouTube|\S+\.\w{2,3})\b")

ADDRESSES = [
    "/",
    "/reviews/",
    "/reviews/?tag=x&year=2021&kind=drama&min_rating=11&sort=rating",
    "/reviews/alpha/",
    "/reviews/beta/",
    "/reviews/gamma/",
    "/reviews/2021/",
    "/reviews/2021/10/",
    "/reviews/2021/in-review/",
    "/reviews/tag/",
    "/reviews/tag/tau/",
    "/reviews/theme/tau/",
    "/reviews/people/",
    "/reviews/people/pi/",
    "/reviews/works/",
    "/reviews/works/omega/",
    "/reviews/by/mu/",
    "/reviews/watch-list/",
    "/reviews/mentioned/",
    "/reviews/feeds/",
    "/reviews/search/",
    "/search/?query=αλφα",
    "/search/?query=ζζζζζζ",
    "/search/?query=αλφα&tag=tau&person=pi&year=2021&month=10&kind=drama&country=KR&min_rating=5",
    "/nowhere/",
]


class Shown(HTMLParser):
    """Collects what people read of a page and hear of it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.page: dict[str, str | None] = {}
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        given = dict(attrs)
        if tag == "html":
            self.page = given
        if {given.get("name"), given.get("property")} & DESCRIPTIONS:
            self.texts.append(given.get("content") or "")
        self.texts += [value for name, value in attrs if name in READ and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def shown(content: bytes) -> Shown:
    parser = Shown()
    parser.feed(content.decode())
    parser.close()
    return parser


def bare(content: bytes) -> list[str]:
    """What stands on a page in Latin letters, which neither its data nor a message has."""
    texts = (" ".join(NAMES.sub("", text).split()) for text in shown(content).texts)
    return [text for text in texts if re.search("[A-Za-z]{2}", text)]


@pytest.fixture
def greek(index: BlogIndexPage) -> ReviewPage:
    """A review that shows all that a page can show; every word of it is in Greek letters."""
    for page in (index, index.get_parent().specific):
        page.title = "Ιστοσελίδα"
        page.save()
    work = WorkFactory(
        title="Ωμέγα", slug="omega", country="KR", network="Δίκτυο", year=2021, episodes=16, episode_minutes=60
    )
    WorkTitleFactory(work=work)
    person, tag = PersonFactory(name="Πι Ρο", slug="pi"), TagFactory(name="ταυ", slug="tau")
    RoleFactory(work=work, person=person, character="Ψι", billing="main")
    RoleFactory(work=work, person=person, character="η μητέρα", billing="guest", spoiler=True)
    for job in ("director", "writer", "author"):
        RoleFactory(work=work, person=PersonFactory(name=f"Σίγμα {job and 'Δ'}"), job=job, character="")
    following = WorkFactory(title="Βήτα", kind="book", country="")
    for state in ("watching", "planned", "paused"):
        WatchlistEntryFactory(work=WorkFactory(title="Γάμμα", country=""), state=state, episode=3)
    prose: dict[str, Any] = {"text": "<p>Λόγος <span data-spoiler>κρυφός</span> και άλλος.</p>"}
    page = ReviewPageFactory(
        parent=index,
        title="Άλφα",
        slug="alpha",
        work=work,
        pitch="Πρόταση.",
        author=AuthorFactory(name="Μι", slug="mu", bio="Βίος."),
        rating_value=8,
        rating_scale=10,
        rating_label="Λίστα",
        viewing_state="dropped",
        viewing_episode=5,
        content_notes=["violence"],
        body=body(
            ("disclaimer", prose),
            ("introduction", {**prose, "spoiler": "safe"}),
            ("summary", {**prose, "spoiler": "full"}),
            ("theme", {**prose, "tag": tag.pk, "spoiler": "full"}),
            ("character", {**prose, "person": person.pk, "character": "Ψι", "spoiler": "full"}),
            ("episode", {**prose, "number": 5, "spoiler": "episode", "spoiler_episode": 5}),
            ("cast_comment", {**prose, "person": person.pk, "spoiler": "full"}),
            ("verdict", {"safe": "<p>Ναι.</p>", "full": "<p>Όχι.</p>"}),
            ("next_up", {**prose, "work": following.pk, "spoiler": "full"}),
            ("text", {**prose, "spoiler": "full"}),
            ("markdown", {"markdown": "Λόγος ||κρυφός||", "spoiler": "full"}),
            ("quote", {**prose, "source": "Πηγή", "spoiler": "full"}),
            ("embed", {"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "caption": "", "spoiler": "safe"}),
        ),
    )
    ExternalRating.objects.create(review=page, source="Πηγή", value=7, as_of=datetime.date(2021, 10, 5))
    page.tags.add(tag)
    page.save()
    other = ReviewPageFactory(parent=index, title="Βήτα", slug="beta", work=following, rating_text="Β+")
    other.tags.add(tag)
    other.save()
    PostPageFactory(parent=index, title="Γάμμα", slug="gamma", body=body(("text", {**prose, "spoiler": "safe"})))
    return page


def test_whatever_stands_on_a_page_was_looked_up(
    greek: ReviewPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(monkeypatch, in_other_letters)
    found = {}
    for address in ADDRESSES:
        response = client.get(address)
        assert response.status_code == (404 if address == "/nowhere/" else 200), address
        assert "ж" in response.content.decode(), address
        found[address] = bare(response.content)
    found["500"] = bare(server_error(RequestFactory().get("/")).content)
    assert {address: texts for address, texts in found.items() if texts} == {}
