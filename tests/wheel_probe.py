"""Copied into a host project and run there by tests/test_wheel.py: make a review, print what its readers get.

Prints JSON. Arguments: nothing, or `keep` to fetch again without making anything.
"""

import datetime
import json
import os
import re
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hostsite.settings.dev")
django.setup()

from django.test import Client  # noqa: E402

import blog  # noqa: E402
from blog.models import ReviewPage, Work  # noqa: E402
from blog.web.index_page import BlogIndexPage  # noqa: E402
from home.models import HomePage  # noqa: E402


def make_review() -> None:
    index = HomePage.objects.get().add_child(instance=BlogIndexPage(title="Reviews", slug="reviews"))
    review = index.add_child(
        instance=ReviewPage(
            title="The Lighthouse Clerk",
            slug="lighthouse-clerk",
            work=Work.objects.create(title="The Lighthouse Clerk", kind="drama", country="KR", year=2021, episodes=12),
            date=datetime.date(2021, 10, 9),
            pitch="A clerk keeps the ledger of a lighthouse that nobody lights.",
            rating_value=8,
            rating_scale=10,
            body=[
                (
                    "introduction",
                    {"heading": "", "text": "<p>An opening for anybody.</p>", "spoiler": "safe"},
                ),
                ("summary", {"heading": "", "text": "<p>The keeper was his brother all along.</p>", "spoiler": "full"}),
                ("markdown", {"markdown": "*Mild* <script>alert(1)</script>", "spoiler": "full"}),
            ],
        )
    )
    review.save_revision().publish()


def fetch(client: Client, path: str) -> dict[str, object]:
    response = client.get(path)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return {"status": response.status_code, "type": response.headers["Content-Type"], "text": content.decode()}


def main() -> None:
    if sys.argv[1:] != ["keep"]:
        make_review()
    client = Client(headers={"host": "localhost"})
    answers = {
        "index": fetch(client, "/reviews/"),
        "review": fetch(client, "/reviews/lighthouse-clerk/"),
        "month": fetch(client, "/reviews/2021/10/"),
        "search": fetch(client, "/reviews/search/?query=lighthouse"),
        "feed": fetch(client, "/reviews/feed/"),
    }
    stylesheet = re.search(r'href="(/static/blog/[^"]+\.css)"', str(answers["review"]["text"]))
    answers["stylesheet"] = fetch(client, stylesheet[1])
    print(json.dumps({"plugin": blog.__file__, "answers": answers}))


main()
