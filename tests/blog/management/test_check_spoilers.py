"""`manage.py check_spoilers`: what it prints, and how it ends."""

import io

import pytest
from django.core.management import CommandError, call_command

from tests.blog.audit.planting import MIDDLEWARE, template
from tests.factories import PostPageFactory, body


@pytest.fixture
def post(index, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, MIDDLEWARE]
    text = "<p>The ferryman was his own father all along.</p>"
    return PostPageFactory(
        parent=index, title="Ferry", slug="ferry", body=body(("text", {"spoiler": "full", "text": text}))
    )


def checked(**options):
    out = io.StringIO()
    call_command("check_spoilers", stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def planted():
    return template("blog/partials/card.html", lambda source: source + "<p>the ferryman was his own father</p>")


def test_it_says_what_was_looked_at(post):
    last = checked().splitlines()[-1]
    assert last.startswith("0 leaks of 3 runs in ")
    assert last.endswith(" of 1 public posts.")


def test_it_names_page_outlet_and_words_and_ends_with_an_error(post):
    out = io.StringIO()
    with planted(), pytest.raises(CommandError):
        call_command("check_spoilers", stdout=out, stderr=io.StringIO())
    line = "Ferry: “the ferryman was his own father” at http://localhost/reviews/ (text, in the open)"
    assert line in out.getvalue().splitlines()


def test_it_can_be_asked_about_one_post(post, index):
    PostPageFactory(parent=index, slug="another")
    with planted():
        assert "0 leaks" in checked(page="another")
        with pytest.raises(CommandError):
            checked(page="ferry")


def test_a_slug_that_no_post_has_is_told(db):
    with pytest.raises(CommandError, match="No post has the slug “nowhere”"):
        checked(page="nowhere")
