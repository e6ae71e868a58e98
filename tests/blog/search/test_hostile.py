"""Whatever is typed or sent, search, suggestions, lists and the admin's search answer, and nothing comes back as HTML.

Inputs are made of what is known to break search fields: operators and quotes of both databases, filters with impossible
values, characters that no database takes, bytes that are no UTF-8, and attempts to become part of the page.
"""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_from_bytes

import pytest
from django.test import Client

from blog.models import ReviewPage, WorkTitle
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, RoleFactory, TagFactory, WorkFactory, body
from tests.sizes import sized

pytestmark = pytest.mark.django_db

INPUTS = sized(2_000, 20_000)

# Would be an element, and an attribute, of any page that gave them back as they are.
ELEMENT, ATTRIBUTE = "<zz-breakout>", '" zz-breakout="'
INJECTIONS = (Path(__file__).resolve().parents[2] / "data" / "injections.txt").read_text(encoding="utf-8").splitlines()
# Those that no page of ours says by itself.
SCRIPTS = [line.lower() for line in INJECTIONS if "alert(1)" in line and line.startswith("<") and len(line) > 12]
PIECES = [
    *(
        '"',
        "'",
        '""',
        "“",
        "«",
        "(",
        "((((",
        ")",
        "*",
        "**",
        ":",
        "::",
        "^",
        "+",
        "-",
        "--",
        "~",
        "{",
        "}",
        "[",
        "\\",
        "\\'",
    ),
    *("AND", "OR", "NOT", "NEAR(a b, 3)", "NEAR", "title:", "{title body}:", "-title:", "a AND", "OR b", "^a", "a*"),
    *(
        "&",
        "|",
        "!",
        "<->",
        "<0>",
        "<99999>",
        ":*",
        ":A",
        "a:*&!b",
        "a<->",
        "!!",
        "''::tsquery",
        "$$",
        "$1",
        "%s",
        "%(x)s",
    ),
    *(
        "%",
        "_",
        "%%%",
        "\\%",
        "' OR 1=1 --",
        '" OR 1=1 --',
        "'; DROP TABLE blog_work; --",
        "1/0",
        "/*",
        "*/",
        ";",
        "\x1a",
    ),
    *(
        "\x00",
        "a\x00b",
        "\x01\x02",
        "\x7f",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u200b\u200d",
        "\u202e",
        "\U000e0041",
        "\ufffe",
    ),
    *(
        "🙂",
        "👩‍👩‍👧",
        "\u0301\u0301\u0301",
        "e\u0301" * 40,
        "\u1112\u1161\u11ab",
        "한",
        "가나다라마바사",
        "ﷺ",
        "ǆ",
        "ß",
        "İ",
        "ﬁ",
    ),
    *(
        "salt",
        "Salt Road",
        "소금",
        "소",
        "ana",
        "grief",
        "slat raod",
        "lighthouse",
        "x" * 300,
        "wo rd " * 120,
        "9" * 60,
    ),
    *(
        "tag:grief",
        'tag:"',
        'tag:"grief',
        "tag:tag:tag:",
        "year:2021",
        "year:99999999999999999999",
        "year:٢٠٢١",
        "month:13",
    ),
    *(
        "person:ana",
        'person:"ana lind"',
        "kind:drama",
        "kind:'",
        "country:KR",
        "country:\x00",
        "rating:8",
        "rating:1e999",
    ),
    *(
        "rating:NaN",
        "rating:-1",
        "rating:８",
        "-tag:x",
        "--",
        "-",
        '-"',
        '-"a b"',
        "{{ 7*7 }}",
        "{% debug %}",
        "${7*7}",
        "\r\nX: y",
    ),
]
PARAMETERS = [
    "tag",
    "year",
    "month",
    "person",
    "kind",
    "country",
    "min_rating",
    "sort",
    "page",
    "query",
    "q",
    "x[]",
    "\x00",
]


@pytest.fixture
def review(index: BlogIndexPage, committed: Callable) -> ReviewPage:
    """A review that some of the inputs find."""
    with committed():
        work = WorkFactory(title="Salt Road", kind="drama", country="KR")
        WorkTitle.objects.create(work=work, title="소금길", language="ko")
        RoleFactory(work=work, person=PersonFactory(name="Ana Lind"))
        text = body(("introduction", {"text": "<p>A lighthouse &lt;zz-breakout&gt; in winter.</p>", "spoiler": "safe"}))
        page = ReviewPageFactory(parent=index, title="Salt Road", work=work, body=text)
        page.tags.add(TagFactory(name="grief"))
        page.save()
    return page


def _typed(dice: random.Random) -> str:
    pieces = dice.choices([*PIECES, *INJECTIONS, ELEMENT, ATTRIBUTE], k=dice.choice((1, 1, 2, 3, 5, 12)))
    if dice.random() < 0.3:
        pieces += ["".join(chr(dice.randrange(0x110000)) for _ in range(dice.randrange(1, 12)))]
    return dice.choice(("", " ", " ")).join(pieces)


def _sent(text: str, dice: random.Random) -> str:
    """A text as a part of an address, sometimes as bytes that are no UTF-8."""
    encoded = text.encode("utf-8", "surrogatepass")
    if dice.random() < 0.1:
        encoded = encoded[:-1] + bytes([dice.randrange(128, 256)])
    return quote_from_bytes(encoded)


def _addresses(dice: random.Random) -> Iterator[str]:
    """Hostile addresses of each door in turn."""
    while True:
        yield f"/reviews/search/?query={_sent(_typed(dice), dice)}"
        yield f"/reviews/search/suggest/?query={_sent(_typed(dice), dice)}"
        asked = [(dice.choice(PARAMETERS), _typed(dice)) for _ in range(dice.randrange(1, 5))]
        query = "&".join(f"{quote(name, safe='')}={_sent(value, dice)}" for name, value in asked)
        yield f"{dice.choice(('/reviews/', '/reviews/search/', '/reviews/tag/grief/', '/reviews/2021/'))}?{query}"
        yield f"/admin/pages/search/?q={_sent(_typed(dice), dice)}"


def test_hostile_input_is_answered_and_never_becomes_a_part_of_a_page(
    review: ReviewPage, client: Client, admin_client: Client
) -> None:
    dice = random.Random(20_211_009)
    addresses = _addresses(dice)
    answered = 0
    for _ in range(INPUTS):
        address = next(addresses)
        asking = admin_client if address.startswith("/admin/") else client
        response = asking.get(address)
        assert response.status_code == 200, address
        said = response.content.decode()
        if response["Content-Type"].startswith("application/json"):
            assert set(json.loads(said)) == {"query", "groups"}, address
            assert response["X-Content-Type-Options"] == "nosniff"
            continue
        lower = said.lower()
        assert ELEMENT not in lower, address
        assert ATTRIBUTE not in lower, address
        assert not any(injection in lower for injection in SCRIPTS), address
        answered += "zz-breakout" in lower
    assert answered
