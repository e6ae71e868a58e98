"""No hidden word stands in anything that leaves: pages with spoilers in every position, and every outlet's bytes."""

import datetime
import html
import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client, override_settings
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file_jpeg

from blog.models import PostTag
from tests.factories import (
    AuthorFactory,
    PersonFactory,
    ReviewPageFactory,
    RoleFactory,
    TagFactory,
    WorkFactory,
    blog_site,
    body,
)
from tests.sizes import sized

PAGES = 50
# 100 pages and 2,000: the stated numbers are those of tests/blog/audit/test_pages.py, which reads whole sites.
EXAMPLES = sized(2, 40)

# One word in a rich text, marked in every way in which an editor's mark can come to stand there.
INLINE = [
    '<p>open <span data-spoiler="">{}</span> open</p>',
    '<p><span data-spoiler="">one <b>{}</b></span> open</p>',
    '<p><b>open <span data-spoiler="">{}</span></b></p>',
    '<p><span data-spoiler="">one </span><a href="https://else.example/{}"><span data-spoiler="">two</span></a></p>',
    '<p>open<a linktype="page" id="999999"><span data-spoiler="">{}</span></a></p>',
    '<p><span data-spoiler=""><span data-spoiler="">{}</span></span></p>',
    '<p><em><strong><span data-spoiler="">{}</span></strong></em></p>',
    '<h3><span data-spoiler="">{}</span></h3>',
    '<ul><li>open</li><li><span data-spoiler="">{}</span></li></ul>',
    '<blockquote><span data-spoiler="">{}</span> open</blockquote>',
    "<p><span data-spoiler>{}</span></p>",
    '<p><span data-spoiler="x">{}</p>',
]
# The same in Markdown; what is left half-typed hides its whole block.
MARKDOWN = [
    "open ||{}|| open",
    "open >!{}!< open",
    ">!{}!< at the start of a line",
    "||one **{}** two||",
    "||[one](https://else.example/{})||",
    "* open\n* ||{}||",
    "> open ||{}||",
    "### open ||{}||",
    "| a | b |\n|---|---|\n| open | >!{}!< |",
    "| a | b |\n|---|---|\n| open ||{}|| | b |",
    "||{}",
    "{}||",
    ">!{}",
    "{}!<",
    "||one\n\n{}||",
    ">!one\n\n{}!<",
]
HIDING = [
    {"spoiler": "full"},
    {"spoiler": "episode", "spoiler_episode": 5},
    {"spoiler": "episode"},
    {},
    {"spoiler": "?"},
]
SAFE = {"spoiler": "safe"}


@dataclass
class Draft:
    """Blocks of a page, with the words that it hides and those that may leave."""

    blocks: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    safe: list[str] = field(default_factory=list)


NUMBERS = itertools.count()


def hidden_word(page: Draft) -> str:
    page.hidden.append(f"zqhidden{next(NUMBERS)}zq")
    return page.hidden[-1]


def safe_word(page: Draft) -> str:
    page.safe.append(f"zqsafe{next(NUMBERS)}zq")
    return page.safe[-1]


def hidden_block(page: Draft, kind: str, level: dict[str, Any], image: int) -> tuple[str, dict[str, Any]]:
    """A block of a kind with a hidden word in each of its fields."""

    def text() -> str:
        return f"<p>{hidden_word(page)}</p>"

    if kind == "disclaimer":
        return kind, {"text": text()}
    if kind == "verdict":
        return kind, {"heading": hidden_word(page), "safe": f"<p>{safe_word(page)}</p>", "full": text()}
    if kind == "markdown":
        return kind, {"markdown": f"# {hidden_word(page)}\n\n{hidden_word(page)}", **level}
    if kind == "quote":
        return kind, {"text": text(), "source": hidden_word(page), **level}
    if kind in ("image", "gallery"):
        chosen = {"image": image, "decorative": False, "alt_text": hidden_word(page)}
        return kind, {"images": [chosen], **level} if kind == "gallery" else {
            "image": chosen,
            "caption": hidden_word(page),
            **level,
        }
    if kind == "embed":
        return kind, {
            "url": f"https://video.example/{hidden_word(page)}",
            "caption": hidden_word(page),
            **level,
        }
    if kind == "text":
        return kind, {"text": text(), **level}
    # A character is called by its heading where it has one.
    called = "character" if kind == "character" else "heading"
    further = {"character": hidden_word(page)} if kind == "cast_comment" else {}
    return kind, {called: hidden_word(page), "text": text(), **further, **level}


KINDS = (
    "disclaimer introduction summary theme character episode cast_comment verdict next_up text markdown quote image "
    "gallery embed"
).split()

hiding = st.tuples(st.just("block"), st.sampled_from(KINDS), st.sampled_from(HIDING))
rich = st.tuples(
    st.just("rich"), st.sampled_from(["introduction", "text", "quote", "verdict"]), st.sampled_from(INLINE)
)
marked_down = st.tuples(st.just("markdown"), st.just("markdown"), st.sampled_from(MARKDOWN))
pages = st.lists(hiding | rich | marked_down, min_size=1, max_size=6)


def drafted(plan: list[tuple[str, str, Any]], image: int) -> Draft:
    """The blocks that a drawn plan asks for; one verdict at most."""
    page = Draft()
    for how, kind, detail in plan:
        if kind == "verdict" and any(name == "verdict" for name, _value in page.blocks):
            continue
        if how == "block":
            page.blocks.append(hidden_block(page, kind, detail, image))
            continue
        text = detail.replace("{}", hidden_word(page))
        if how == "markdown":
            page.blocks.append((kind, {"markdown": text, **SAFE}))
        elif kind == "verdict":
            page.blocks.append((kind, {"safe": text + f"<p>{safe_word(page)}</p>"}))
        else:
            page.blocks.append((kind, {"text": f"<p>{safe_word(page)}</p>" + text, **SAFE}))
    return page


@contextmanager
def rolled_back() -> Iterator[None]:
    """What is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


FEEDS = [
    "/reviews/feed/",
    "/reviews/feed/atom/",
    "/reviews/feed/json/",
    "/reviews/tag/shared/feed/",
    "/reviews/people/ana-lind/feed/atom/",
    "/reviews/by/mina-hale/feed/json/",
]
LISTS = ["/", "/reviews/", "/reviews/2021/", "/sitemap.xml", "/reviews/search/", "/reviews/search/suggest/?query=walk"]
COVERED = ["/reviews/people/ana-lind/", "/reviews/theme/shared/"]


def read(content: bytes) -> str:
    """The bytes as text, also as whoever decodes entities and addresses would read them."""
    text = content.decode()
    return "\n".join([text, html.unescape(html.unescape(text)), unquote(text)])


def head_and_facts(content: bytes) -> str:
    """What leaves with a page that has covers on it: its head, and what microformats name."""
    soup = BeautifulSoup(content, "html.parser")
    facts = soup.select('[class*="p-"], [class*="u-"], [class*="dt-"], [class*="e-"]')
    named = [fact for fact in facts if any(name.startswith(("p-", "u-", "dt-", "e-")) for name in fact["class"])]
    return "\n".join([str(soup.head), html.unescape(str(soup.head)), *map(str, named)])


def site_of(drafts: list[Draft], image: Any) -> list[Any]:
    """A site with these pages, all of them by one author, with one tag and one actor."""
    index, tag = blog_site(), TagFactory(name="shared")
    person, author = PersonFactory(name="Ana Lind"), AuthorFactory(name="Mina Hale")
    made = []
    for number, page in enumerate(drafts):
        work = WorkFactory()
        RoleFactory(work=work, person=person, character="Seo")
        RoleFactory(work=work, character=hidden_word(page), spoiler=True)
        blocks = [(name, {**value, "tag": tag.pk} if name == "theme" else value) for name, value in page.blocks]
        blocks = [
            (name, {**value, "person": person.pk} if name in ("character", "cast_comment") else value)
            for name, value in blocks
        ]
        post = ReviewPageFactory(
            parent=index,
            title=f"A walk {number}",
            work=work,
            author=author,
            date=datetime.date(2021, 10, 1),
            body=body(*blocks),
        )
        PostTag.objects.create(content_object=post, tag=tag)
        made.append(post)
    return made


@pytest.mark.django_db
# A failure is told by its words; a smaller one would take minutes to find.
@settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])
@given(st.lists(pages, min_size=PAGES, max_size=PAGES))
def test_no_hidden_word_leaves(plans: list[list[tuple[str, str, Any]]]) -> None:
    client = Client()
    with rolled_back(), override_settings(VERDICT_POSTS_PER_FEED=PAGES, VERDICT_POSTS_PER_PAGE=PAGES):
        image = get_image_model().objects.create(
            title="zqhiddentitlezq", file=get_test_image_file_jpeg("zqhiddenfilezq.jpg", size=(8, 8))
        )
        drafts = [drafted(plan, image.pk) for plan in plans]
        posts = site_of(drafts, image)
        left = {}
        for address in [*FEEDS, *LISTS]:
            response = client.get(address)
            assert response.status_code == 200, address
            left[address] = read(response.content)
        for address in COVERED:
            left[address] = head_and_facts(client.get(address).content)
        for post, page in zip(posts, drafts, strict=True):
            content = client.get(post.url).content
            left[post.url] = head_and_facts(content)
            # Or else nothing would be shown by its absence.
            text = html.unescape(content.decode())
            absent = [word for word in [*page.hidden, *page.safe] if word not in text]
            assert [block for block in page.blocks if any(word in repr(block) for word in absent)] == []
        picture = client.get(f"/reviews/share/{posts[0].slug}/").content
        assert b"zqhidden" not in picture
    # "zqhidden" begins every hidden word, the title and the file of the hidden picture as well.
    assert {address for address, text in left.items() if "zqhidden" in text} == set()
    items = json.loads(left["/reviews/feed/json/"].partition("\n")[0])["items"]
    contents = " ".join(item.get("content_html", "") for item in items)
    assert [word for page in drafts for word in page.safe if word not in contents] == []
