"""A small site with a page of every type and every state that a theme has to bear, and their addresses."""

import datetime
from typing import Any

import wagtail_factories
from django.template.loader import render_to_string
from playwright.sync_api import Page

from blog.linking.rebuild import rebuild
from blog.models import PersonName, ReviewPage
from blog.search.indexing import index_posts
from blog.web.index_page import BlogIndexPage
from home.models import HomePage, TextPage
from tests.factories import (
    AuthorFactory,
    BlogIndexPageFactory,
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

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG_TITLE = (
    "How the Harbour Clerk Began, at Last and against Everybody’s Advice, to Count the Boats That Came in after Dark"
)
JAPANESE = "千年の灯台守と忘れられた手紙の物語：完全版"
SENTENCE = "The clerk counts the boats again, and again there are too few of them. "
FAULT = "/fault/"

PAGES = {
    "home": "/",
    "index": "/reviews/",
    "index, filtered": "/reviews/?tag=grief&kind=drama&year=banana",
    "index without posts": "/empty/",
    "review": "/reviews/salt-road/",
    "review, begun and with a letter": "/reviews/begun/",
    "review of nothing but a title": "/reviews/bare/",
    "review with long words": "/reviews/long-word/",
    "review with a Japanese title": "/reviews/japanese/",
    "post": "/reviews/a-note/",
    "tags": "/reviews/tag/",
    "tag": "/reviews/tag/grief/",
    "theme": "/reviews/theme/grief/",
    "year": "/reviews/2021/",
    "month": "/reviews/2021/10/",
    "year in review": "/reviews/2021/in-review/",
    "people": "/reviews/people/",
    "person": "/reviews/people/ana-lind/",
    "works": "/reviews/works/",
    "work": "/reviews/works/salt-road/",
    "author": "/reviews/by/mina-hale/",
    "watch list": "/reviews/watch-list/",
    "mentioned": "/reviews/mentioned/",
    "search": "/reviews/search/?query=salt",
    "search without a result": "/reviews/search/?query=xylophone",
    "text page": "/about/",
    "feeds": "/reviews/feeds/",
    "no page": "/nowhere/",
    "fault": FAULT,
    "private page": "/reviews/private/",
    "sign-in of a private page": "/reviews/for-members/",
}


def go(page: Page, address: str) -> None:
    """Open a page. A fault is answered by what readers get then: no page of the site has one."""
    if address == FAULT:
        fault = render_to_string("500.html")
        page.route(f"**{FAULT}", lambda route: route.fulfill(status=500, content_type="text/html", body=fault))
    page.goto(address)


def make_everything(index: BlogIndexPage) -> None:
    """Make whatever `PAGES` names."""
    home = HomePage.objects.get()
    BlogIndexPageFactory(parent=home, title="Empty", slug="empty")
    text = f"<h2>Who writes here</h2><p>{SENTENCE * 3}<a href='https://elsewhere.example/'>Elsewhere</a></p>"
    home.add_child(instance=TextPage(title="About", slug="about", text=text))
    posts = [_salt_road(index), *_states(index), *_others(index)]
    rebuild()
    index_posts([post.pk for post in posts])


def _salt_road(index: BlogIndexPage) -> ReviewPage:
    """A review with every block, level and fact."""
    ana = PersonFactory(name="Ana Lind", portrait=wagtail_factories.ImageFactory(title="Ana"))
    PersonName.objects.create(person=ana, language="ko", name="안나")
    work = WorkFactory(title="Salt Road", country="KR", year=2020, network="Tide TV", episodes=16, episode_minutes=68)
    work.poster = wagtail_factories.ImageFactory(title="Poster")
    work.save()
    WorkTitleFactory(work=work, title="소금길")
    WorkTitleFactory(work=work, kind="romanised", language="ko-Latn", title="Sogeumgil")
    for number in range(12):
        RoleFactory(work=work, person=ana if not number else PersonFactory(name=f"Bo Sund {number}"), sort_order=number)
    RoleFactory(work=work, job="director", character="")
    mentioned, grief = WorkFactory(title="The Foghorn Tuner"), TagFactory(name="grief")
    WatchlistEntryFactory(work=WorkFactory(title=LONG_TITLE), state="watching", episode=3, note=SENTENCE)
    WatchlistEntryFactory(work=work, state="finished")
    prose = f"<p>{SENTENCE * 4}Somebody <span data-spoiler=''>burns the books</span>.</p>"
    picture = {"image": wagtail_factories.ImageFactory().pk, "alt_text": "Three poles", "decorative": False}
    safe = {"text": prose, "spoiler": "safe"}
    full = {"text": prose, "spoiler": "full"}
    page = ReviewPageFactory(
        parent=index,
        title="Salt Road",
        slug="salt-road",
        work=work,
        author=AuthorFactory(name="Mina Hale", bio=SENTENCE),
        pitch=SENTENCE,
        rating_value=8.5,
        rating_scale=10,
        rating_label="MyDramaList",
        content_notes=["death", "violence"],
        body=body(
            ("disclaimer", {"text": prose}),
            ("introduction", {"heading": "Before the tide", **safe}),
            ("summary", full),
            ("theme", {"heading": "Grief", "tag": grief.pk, **safe}),
            ("theme", {"tag": grief.pk, **full}),
            ("episode", {"number": 5, "text": prose, "spoiler": "episode", "spoiler_episode": 5}),
            ("character", {"person": ana.pk, "character": "Mo Dan", **safe}),
            ("cast_comment", {"person": ana.pk, "character": "Mo Dan", **safe}),
            ("text", safe),
            ("markdown", {"markdown": "| a | b |\n|---|---|\n| one | two |\n\n- three", "spoiler": "safe"}),
            ("quote", {"text": prose, "source": "Mo Dan, episode 3", "spoiler": "safe"}),
            ("image", {"image": picture, "caption": SENTENCE, "spoiler": "safe"}),
            ("gallery", {"images": [{"type": "item", "value": picture}], "spoiler": "safe"}),
            ("embed", {"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "caption": "Trailer", "spoiler": "safe"}),
            ("verdict", {"safe": prose, "full": prose}),
            ("next_up", {"work": mentioned.pk, **safe}),
        ),
    )
    page.tags.add(grief, *(TagFactory(name=f"tag number {number}") for number in range(20)))
    page.save()
    return page


def _states(index: BlogIndexPage) -> list[Any]:
    """Reviews of works with hardly a fact, with titles that are hard to set, unfinished, again, lettered, private."""
    begun = ReviewPageFactory(
        parent=index,
        title="Salt Road, Again",
        slug="begun",
        work=ReviewPage.objects.get(slug="salt-road").work,
        date=datetime.date(2022, 1, 1),
        date_precision="month",
        rating_text="B+",
        viewing_state="dropped",
        viewing_episode=6,
        rewatch=True,
        pitch=SENTENCE,
        body=body(("introduction", {"heading": LONG_WORD, "text": f"<p>{LONG_WORD}</p>", "spoiler": "safe"})),
    )
    begun.tags.add("grief")
    begun.save()
    bare = ReviewPageFactory(parent=index, title="Bare", slug="bare", work=WorkFactory(title="Bare", kind="book"))
    long = ReviewPageFactory(parent=index, title=LONG_WORD, slug="long-word", work=WorkFactory(title=LONG_TITLE))
    japanese = WorkFactory(title=JAPANESE, slug="japanese", kind="anime", country="JP")
    WorkTitleFactory(work=japanese, language="ja", title=JAPANESE)
    return [begun, bare, long, ReviewPageFactory(parent=index, title=JAPANESE, slug="japanese", work=japanese)]


def _others(index: BlogIndexPage) -> list[Any]:
    """A post, further posts so that lists go on over pages, and private ones."""
    note = PostPageFactory(
        parent=index,
        title="A note on the salt",
        slug="a-note",
        date=datetime.date(2021, 12, 1),
        body=body(("text", {"text": f"<p>{SENTENCE * 5}</p>", "spoiler": "safe"})),
    )
    private = ReviewPageFactory(parent=index, title="Private", slug="private")
    private.view_restrictions.create(restriction_type="password", password="open sesame")
    members = ReviewPageFactory(parent=index, title="For members", slug="for-members")
    members.view_restrictions.create(restriction_type="login")
    return [note, private, members, *(PostPageFactory(parent=index) for _number in range(9))]
