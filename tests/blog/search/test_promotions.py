"""What editors promote for a term stands above the results, as far as readers may see it."""

import pytest
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from blog.search import promotions
from blog.search.indexing import index_posts
from blog.web.index_page import BlogIndexPage
from tests.factories import PostPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db


def promote(term: str, **what: object) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(term), **what)


def promoted(client: Client, query: str, **parameters: str) -> list[tuple[str, str]]:
    """Titles and descriptions of what is promoted for a query."""
    context = client.get("/reviews/search/", {"query": query, **parameters}).context
    return [(entry.post.title if entry.post else entry.title, entry.description) for entry in context["promotions"]]


def test_a_promoted_review_is_shown_as_a_card_with_the_editor_s_words(index: BlogIndexPage, client: Client) -> None:
    review = ReviewPageFactory(parent=index, title="Salt Road", slug="salt-road", pitch="A keeper keeps a light.")
    promote("sad dramas", page=review, description="Start here.")
    assert promoted(client, "Sad  Dramas") == [("Salt Road", "Start here.")]
    assert promoted(client, "sad") == []
    html = client.get("/reviews/search/", {"query": "sad dramas"}).content.decode()
    assert '<a class="p-name u-url" href="/reviews/salt-road/">Salt Road</a>' in html
    assert "Start here." in html
    assert "A keeper keeps a light." not in html


def test_the_editor_s_order_is_kept_and_links_elsewhere_are_links(index: BlogIndexPage, client: Client) -> None:
    promote("salt", external_link_url="https://verdict.example/salt", external_link_text="On salt", sort_order=0)
    promote("salt", page=index.get_parent(), sort_order=1)
    promote("salt", page=PostPageFactory(parent=index, title="Salt"), sort_order=2)
    assert [title for title, _description in promoted(client, "salt")] == ["On salt", "Front", "Salt"]
    html = client.get("/reviews/search/", {"query": "salt"}).content.decode()
    assert '<a href="https://verdict.example/salt">On salt</a>' in html


def test_what_is_promoted_stands_there_once(index: BlogIndexPage, client: Client) -> None:
    posts = [
        PostPageFactory(parent=index, title="Salt", slug="salt"),
        PostPageFactory(parent=index, title="Salt, again"),
    ]
    index_posts(post.pk for post in posts)
    promote("salt", page=posts[0])
    response = client.get("/reviews/search/", {"query": "salt"})
    assert response.context["results"].paginator.count == 2
    assert response.content.decode().count('href="/reviews/salt/"') == 1


def test_what_readers_may_not_see_is_not_promoted(index: BlogIndexPage, client: Client) -> None:
    draft = PostPageFactory(parent=index, live=False)
    private = PostPageFactory(parent=index)
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="low tide")
    for page in (draft, private):
        promote("salt", page=page, description="Secret.")
    assert promoted(client, "salt") == []
    assert "Secret." not in client.get("/reviews/search/", {"query": "salt"}).content.decode()


def test_a_dangerous_address_is_no_link(index: BlogIndexPage, client: Client) -> None:
    promote("salt", external_link_url="javascript:alert(1)", external_link_text="<b>On salt</b>")
    html = client.get("/reviews/search/", {"query": "salt"}).content.decode()
    assert "javascript:" not in html
    assert "&lt;b&gt;On salt&lt;/b&gt;" in html


def test_further_pages_promote_nothing(index: BlogIndexPage, client: Client) -> None:
    promote("salt", page=PostPageFactory(parent=index))
    assert promoted(client, "salt", page="2") == []
    assert promoted(client, "") == []


def test_a_project_without_search_promotions_needs_none(
    index: BlogIndexPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # tests/test_wheel.py runs such a project.
    promote("salt", page=PostPageFactory(parent=index))
    monkeypatch.setattr(promotions, "APP", "not.installed")
    assert promoted(client, "salt") == []
