"""Hidden words in every position: neither the leak report nor a search of the bytes finds one outside its cover."""

import html
import json
import re
from collections import defaultdict
from urllib.parse import parse_qsl, unquote

from bs4 import BeautifulSoup
from hypothesis import given, settings
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file_webp

from blog.audit.checking import Check
from blog.blocks.body import BodyBlock
from blog.models import PostPage
from blog.search.indexing import index_posts
from tests.blog.audit.pages import pages, written
from tests.blog.audit.planting import MIDDLEWARE, changed
from tests.factories import PersonFactory, PostPageFactory, ReviewPageFactory, TagFactory, WorkFactory
from tests.sizes import sized

PAGES = sized(500, 5_000)
HIDDEN_WORD = re.compile("qhid[a-z]+")
# Where covers may stand: posts' own pages, and those of people and themes.
WITH_COVERS = re.compile(r"/reviews/(?:page-\d+|people/[^/]+|theme/[^/]+|tag/[^/]+|works/[^/]+)/")


class Bytes:
    """Collects hidden words that leave, by address: found in the bytes alone, without the report's help."""

    def __init__(self) -> None:
        self.leaks: dict[str, set[str]] = defaultdict(set)
        self.covered = 0

    def look_at(self, request, response):
        text = response.content.decode("utf-8", "replace") if not response.streaming else ""
        said = set(HIDDEN_WORD.findall(self._decoded(text)))
        if said and WITH_COVERS.fullmatch(request.path):
            soup = BeautifulSoup(text, "html.parser")
            for cover in soup.select("details:not([open]) [data-nosnippet], .spoiler [data-nosnippet]"):
                cover.decompose()
            # A disclaimer is open on its own page.
            for disclaimer in soup.select(".disclaimer"):
                disclaimer.decompose()
            self.covered += 1
            said = set(HIDDEN_WORD.findall(self._decoded(str(soup))))
        asked = dict(parse_qsl(request.META["QUERY_STRING"])).get("query", "")
        said -= set(HIDDEN_WORD.findall(asked))
        if said:
            self.leaks[request.get_full_path()] |= said

    @staticmethod
    def _decoded(text: str) -> str:
        return html.unescape(html.unescape(unquote(text))).lower()


def test_no_hidden_word_leaves_whatever_its_position(index, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, MIDDLEWARE]
    # Every card on fewer lists: each list counts what its filters would leave, among all posts.
    settings.VERDICT_POSTS_PER_PAGE = 100
    image = get_image_model().objects.create(title="Harbour", file=get_test_image_file_webp(filename="harbour.webp"))
    person, tag, work = PersonFactory(), TagFactory(name="grief"), WorkFactory(title="Salt Road")
    drawn = drawn_pages(image=image.pk, person=person.pk, tag=tag.pk)
    for number, blocks in enumerate(drawn):
        stream = BodyBlock().to_python(written(blocks))
        # One title for all: each share image is drawn once.
        wanted = {"parent": index, "title": "A page", "slug": f"page-{number}", "body": stream}
        post = ReviewPageFactory(work=work, **wanted) if number % 5 == 0 else PostPageFactory(**wanted)
        if number % 50 == 0:
            post.tags.add(tag)
            post.save()
    index_posts(PostPage.objects.values_list("pk", flat=True))
    collected = Bytes()
    with changed(collected.look_at):
        findings = Check().run()
    assert findings.failures == []
    assert findings.leaks == [], said_by(findings.leaks[0].source.pk)
    assert collected.leaks == {}, said_where(collected.leaks)
    assert collected.covered > len(drawn) / 2
    assert findings.posts == len(drawn)


def drawn_pages(**keys: int):
    """Distinct pages."""
    drawn: dict[str, list] = {}

    @settings(max_examples=PAGES * 2, database=None)
    @given(pages(**keys))
    def draw(blocks):
        if len(drawn) < PAGES:
            drawn.setdefault(json.dumps(blocks), blocks)

    draw()
    assert len(drawn) == PAGES
    return list(drawn.values())


def said_by(pk: int) -> str:
    return json.dumps(list(PostPage.objects.get(pk=pk).body.raw_data), ensure_ascii=False)


def said_where(leaks: dict[str, set[str]]) -> str:
    """The block from which a leaked word comes."""
    word = min(next(iter(leaks.values())))
    for post in PostPage.objects.all():
        for block in post.body.raw_data:
            if word in json.dumps(block):
                return f"{word}: {block}"
    return word
